package lv.aprite.engine.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import org.junit.jupiter.api.Test;

class LargeCorrectionTest {
  /// A file that is as large as it says; its first bytes are enough to know what it is.
  private record Large(long sizeBytes) implements Source {
    @Override
    public String name() {
      return "back.csv";
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream("aprite_row,a,aprite_reason\nrow-2,x,\n".getBytes(UTF_8));
    }
  }

  @Test
  void aCorrectionBeyondTheBoundIsRefusedWithWhatToDo() throws IOException {
    Source large = new Large(Correction.BYTES_MAX + 1);
    Framing framing = new Framing(Encoding.UTF_8, ',', 1, List.of("a"), 0);
    Correction.Applied applied =
        Correction.of(large).orElseThrow().apply("back.csv", large, framing, large);
    assertThat(applied).isInstanceOf(Correction.Applied.Faulty.class);
    assertThat(((Correction.Applied.Faulty) applied).findings().groups().getFirst().samples())
        .containsExactly(
            new Finding(
                Rule.CORRECTION_TOO_LARGE,
                new Location.File(),
                "at most 67108864 bytes",
                "67108865 bytes"));
    assertThat(Rule.CORRECTION_TOO_LARGE.advice()).contains("fewer rows at a time");
  }
}
