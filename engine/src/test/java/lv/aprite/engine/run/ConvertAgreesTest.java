package lv.aprite.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.validate.Verdict;
import org.junit.jupiter.api.Test;

/// The scout, which finds the types of columns, and the validator, which holds cells against them,
/// agree on every cell.
class ConvertAgreesTest {
  private static final String[] ODD = {
    "",
    "-",
    "0",
    "-0",
    "00",
    "007",
    ".5",
    "5.",
    "-.5",
    "1.",
    "+1",
    "1e3",
    "1,5",
    "1.5",
    "1.50",
    "1 000",
    "1\u00a0000",
    "1 00",
    "1.000",
    "1.000,5",
    "1,000.5",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "123456789012345678.5",
    "0.1234567890123456789",
    "99999999999999999999999999999999999999",
    "999999999999999999999999999999999999999",
    "true",
    "false",
    "TRUE",
    "jā",
    "nē",
    "0",
    "1",
    "2026-03-31",
    "2026-02-30",
    "0000-01-01",
    "31.03.2026",
    "31.3.2026",
    "3/31/2026",
    "31/03/2026",
    "2026-3-1",
    "2026",
    "26",
    "2026-03",
    "2026-13",
    "14:05",
    "14:05:00",
    "14:05:00.5",
    "14:05:00.1234567",
    "14:05:00.1200000",
    "24:00:00",
    "2026-03-31T14:05:00",
    "2026-03-31 14:05:00",
    "2026-03-31T14:05",
    "2026-03-31T14:05:00Z",
    "2026-03-31T14:05:00+03:00",
    "2026-03-31T14:05:00.1234567Z",
    "31.03.2026 14:05",
    "0001-01-01T00:00:00+02:00",
    " 1",
    "1 ",
    " x ",
    "NaN",
    "NULL",
    "n/a",
    "…"
  };

  @Test
  void whatTheScoutFindsTheValidatorAccepts() throws IOException {
    Random random = new Random(42);
    int published = 0;
    for (int i = 0; i < 400; i++) {
      String file = file(random);
      MemoryOutputs outputs = new MemoryOutputs();
      Engine engine =
          new Engine(new Settings(1, 1 << 16, 4096), new MemoryScratch(), (done, total) -> true);
      Report report = engine.convert(MemorySource.of(file), Typing.INFERRED, outputs);
      assertThat(
              report.findings().stream()
                  .map(Findings.Group::rule)
                  .filter(rule -> rule.effect() == Rule.Effect.REJECTS_ROW))
          .as("run %s: %s%n%s%n%s", i, report.fields(), report.findings(), file)
          .isEmpty();
      published += report.verdict() == Verdict.PUBLISHABLE ? 1 : 0;
    }
    assertThat(published).isGreaterThan(300);
  }

  /// Columns that each hold a few odd cells over and over.
  private static String file(Random random) {
    List<Supplier<String>> columns = new ArrayList<>();
    columns.add(() -> "text " + random.nextInt(1000));
    for (int column = random.nextInt(6); column >= 0; column--) {
      List<String> cells = new ArrayList<>();
      for (int n = random.nextInt(3); n >= 0; n--) {
        cells.add(ODD[random.nextInt(ODD.length)]);
      }
      columns.add(() -> cells.get(random.nextInt(cells.size())));
    }
    StringBuilder file = new StringBuilder("name");
    for (int column = 1; column < columns.size(); column++) {
      file.append(";column_").append((char) ('a' + column));
    }
    for (int row = 0; row < 40; row++) {
      file.append('\n').append(columns.getFirst().get());
      for (int column = 1; column < columns.size(); column++) {
        file.append(';').append(columns.get(column).get());
      }
    }
    return file.append('\n').toString();
  }
}
