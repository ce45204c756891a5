package lv.aprite.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.profile.Comparison;
import org.junit.jupiter.api.Test;

class RowDigestsTest {
  private static Contract contract(String key, String... fields) {
    List<String> schema = new ArrayList<>();
    List<String> mapped = new ArrayList<>();
    for (String field : fields) {
      schema.add("{\"name\":\"%s\",\"type\":\"string\"}".formatted(field));
      mapped.add("{\"target\":\"%s\",\"source\":\"%s\"}".formatted(field, field));
    }
    String document =
        """
        {"$schema":"https://aprite.lv/schemas/contract-1.0.json","name":"t","version":"1.0.0",
         "title":"T","description":"T.",
         "licenses":[{"path":"http://publications.europa.eu/resource/authority/licence/CC0"}],
         "contributors":[{"title":"Town","roles":["publisher"]},
                         {"title":"Desk","roles":["contact"],"email":"desk@example.lv"}],
         "resources":[{"name":"t","type":"table","path":"t.csv","schema":{"fields":[%s]%s},
           "aprite:layouts":[{"id":"a","encoding":"UTF-8","dialect":{"delimiter":","},
             "fields":[%s]}]}]}
        """
            .formatted(String.join(",", schema), key, String.join(",", mapped));
    return switch (ContractCodec.decode(document.getBytes(UTF_8))) {
      case Decoding.Decoded<Contract>(Contract contract) -> contract;
      case Decoding.Broken<Contract>(var findings) -> throw new AssertionError(findings);
    };
  }

  private static final String KEYED = ",\"primaryKey\":[\"id\"]";

  /// @param keyBytes so few that hashes go to scratch
  private static Judged judge(Contract contract, String file, int keyBytes) throws IOException {
    return new Engine(new Settings(2, 500, keyBytes), new MemoryScratch(), (done, total) -> true)
        .publish(MemorySource.of(file), contract, Past.NONE, new MemoryOutputs());
  }

  private static Comparison compare(
      Contract before, String fileBefore, Contract now, String fileNow) throws IOException {
    ByteArrayOutputStream digests = new ByteArrayOutputStream();
    judge(before, fileBefore, 1 << 20).digests().orElseThrow().write(digests);
    ByteArrayOutputStream spilled = new ByteArrayOutputStream();
    judge(before, fileBefore, 1024).digests().orElseThrow().write(spilled);
    assertThat(spilled.toByteArray()).isEqualTo(digests.toByteArray());
    return judge(now, fileNow, 1024)
        .digests()
        .orElseThrow()
        .compare(7, new MemorySource(digests.toByteArray()));
  }

  private static String file(String header, List<String> rows) {
    return header + "\n" + String.join("\n", rows) + "\n";
  }

  @Test
  void rowsAreAddedRemovedAndChangedByTheirKey() throws IOException {
    Random random = new Random(5);
    Contract contract = contract(KEYED, "id", "a", "b");
    for (int round = 0; round < 30; round++) {
      Map<String, String> before = new HashMap<>();
      Map<String, String> now = new HashMap<>();
      long changed = 0;
      for (int i = 0; i < 300; i++) {
        String key = "k" + i;
        boolean was = random.nextInt(10) > 1;
        boolean is = random.nextInt(10) > 1 || i == 0;
        String value = random.nextInt(3) == 0 ? "," : "x" + random.nextInt(3) + ",y";
        if (was || i == 0) {
          before.put(key, value);
        }
        if (is) {
          boolean other = random.nextInt(5) == 0;
          now.put(key, other ? "other" + i + "," : value);
          changed += other && before.containsKey(key) ? 1 : 0;
        }
      }
      long added = now.keySet().stream().filter(key -> !before.containsKey(key)).count();
      long removed = before.keySet().stream().filter(key -> !now.containsKey(key)).count();
      assertThat(
              compare(
                  contract,
                  file("id,a,b", shuffled(before, random)),
                  contract,
                  file("id,a,b", shuffled(now, random))))
          .isEqualTo(
              new Comparison(
                  7,
                  before.size(),
                  now.size(),
                  Optional.of(new Comparison.Rows(added, removed, Optional.of(changed))),
                  List.of(),
                  List.of()));
    }
  }

  private static List<String> shuffled(Map<String, String> rows, Random random) {
    List<String> lines = new ArrayList<>();
    rows.forEach((key, value) -> lines.add(key + "," + value));
    Collections.shuffle(lines, random);
    return lines;
  }

  @Test
  void aMissingValueIsNoOtherValueAndNoOtherColumn() throws IOException {
    Contract contract = contract(KEYED, "id", "a", "b");
    Comparison comparison =
        compare(contract, "id,a,b\n1,x,\n2,,\n3,,x\n", contract, "id,a,b\n1,,x\n2,,\n3,,x\n");
    assertThat(comparison.rows()).contains(new Comparison.Rows(0, 0, Optional.of(1L)));
  }

  @Test
  void withoutAKeyWholeRowsAreCompared() throws IOException {
    Contract contract = contract("", "id", "a");
    Comparison comparison =
        compare(contract, "id,a\n1,x\n1,x\n2,y\n", contract, "id,a\n1,x\n3,z\n3,z\n2,y\n");
    assertThat(comparison.rows()).contains(new Comparison.Rows(2, 1, Optional.empty()));
  }

  @Test
  void columnsThatCameAndWentAreNamedAndThenChangesAreNotTold() throws IOException {
    Comparison comparison =
        compare(
            contract(KEYED, "id", "a", "old"),
            "id,a,old\n1,x,o\n2,y,o\n",
            contract(KEYED, "id", "new", "a"),
            "id,new,a\n2,n,y\n3,n,z\n");
    assertThat(comparison)
        .isEqualTo(
            new Comparison(
                7,
                2,
                2,
                Optional.of(new Comparison.Rows(1, 1, Optional.empty())),
                List.of("new"),
                List.of("old")));
  }

  @Test
  void underAnotherKeyThereAreOnlyCounts() throws IOException {
    Comparison comparison =
        compare(
            contract(KEYED, "id", "a"),
            "id,a\n1,x\n",
            contract(",\"primaryKey\":[\"a\"]", "id", "a"),
            "id,a\n1,x\n2,y\n");
    assertThat(comparison.rows()).isEmpty();
    assertThat(comparison.rowsBefore()).isEqualTo(1);
    assertThat(comparison.rowsNow()).isEqualTo(2);
  }
}
