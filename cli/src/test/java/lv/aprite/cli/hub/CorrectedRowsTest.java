package lv.aprite.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.submission.DatasetId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectedRowsTest {
  private static final DatasetId DATASET = new DatasetId("town", "people");

  @TempDir Path folder = Path.of("");

  private Receipt handIn(Hub hub, String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return hub.publish(hub.put(file, name, DATASET));
  }

  private static String rejected(Hub hub, Receipt receipt) throws IOException {
    try (InputStream rows = hub.rejectedRows(receipt.submission()).orElseThrow().open()) {
      return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatWasRejectedIsCorrectedAndPublishedByTheHub() throws IOException {
    Hub hub = TestHub.open(folder.resolve("hub"));
    hub.register(DATASET, TestHub.contract("people"));
    Random random = new Random(20_261_123);
    for (int round = 0; round < 5; round++) {
      StringBuilder clean = new StringBuilder("id,name\n");
      StringBuilder dirty = new StringBuilder("id,name\n");
      int wrong = 0;
      for (int id = 1; id <= 50; id++) {
        boolean planted = id == 1 || random.nextInt(5) == 0;
        wrong += planted ? 1 : 0;
        clean.append(id).append(",name ").append(round).append('\n');
        dirty.append(planted ? "no" : "").append(id).append(",name ").append(round).append('\n');
      }

      Receipt refused = handIn(hub, "people.csv", dirty.toString());
      assertThat(refused.outcome()).isInstanceOf(Outcome.Refused.class);
      String page =
          new String(
              hub.page(refused.submission(), Language.LV).orElseThrow(), StandardCharsets.UTF_8);
      assertThat(page).contains("<td class=\"bad\">no1</td>");

      String rows = rejected(hub, refused);
      assertThat(rows.lines()).hasSize(1 + wrong);
      Receipt corrected =
          handIn(hub, "back.csv", rows.replaceAll("(?m),'no(\\d+),'name", ",$1,'name"));
      assertThat(corrected.outcome()).isInstanceOf(Outcome.Released.class);
      assertThat(corrected.report().orElseThrow().origin().orElseThrow().rowsReplaced())
          .isEqualTo(wrong);
      Path published =
          folder.resolve("hub/public").resolve(hub.newest(DATASET, Format.CSV).orElseThrow());
      assertThat(Files.readString(published)).isEqualTo(clean.toString().replace("\n", "\r\n"));
    }
  }
}
