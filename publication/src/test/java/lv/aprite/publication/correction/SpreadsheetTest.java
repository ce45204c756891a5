package lv.aprite.publication.correction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.release.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Rejected rows are opened in a spreadsheet, one cell of each is mended, and the file is saved.
/// `-Daprite.seed=N` draws other files.
class SpreadsheetTest {
  private static final long SEED = Long.getLong("aprite.seed", 20_261_123);
  private static final int FILES = 100;

  private static final List<String> CELLS =
      List.of(
          "1-2",
          "1/2",
          "12:30",
          "12:30:15",
          "12 a",
          "1.10",
          "1.5",
          "1,50",
          "0.12345678901234567",
          "3E5",
          "1e5",
          "1E-3",
          "00123",
          "-007",
          "-0",
          "12345678901",
          "123456789012",
          "12345678901234567890",
          "mar.5",
          "MARCH1",
          "SEPT2",
          "2026-01-01",
          "01.01.2026",
          "5 %",
          "€ 5",
          "(5)",
          "TRUE",
          "false",
          "Patiess",
          "=1+1",
          "+37 12",
          "-x",
          "@x",
          "#n/a",
          "'s-Gravenhage",
          "'007",
          "''",
          "'",
          " x",
          "a\nb",
          "a\r\nb",
          "\"q\"",
          "x;y,z",
          "-",
          "--");
  private static final List<String> WORDS =
      List.of("Rīga", "ķēniņš", "Žanis", "Łódź", "Жанна", "straße", "žļņ", "šaurs", "x", "naïve");

  @ParameterizedTest
  @EnumSource(Spreadsheet.class)
  void aRowIsPublishedAsItWasButForTheMendedCellOrRefused(Spreadsheet program) {
    int released = 0;
    for (int file = 0; file < FILES; file++) {
      long seed = SEED + file;
      try {
        released += isReleased(new Random(seed), program) ? 1 : 0;
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("with -Daprite.seed=" + seed, e);
      }
    }
    if (program.keepsLetters()) {
      assertThat(released).isEqualTo(FILES);
    } else {
      assertThat(released).isLessThan(FILES);
    }
  }

  private static boolean isReleased(Random random, Spreadsheet program) {
    Charset charset =
        List.of(UTF_8, StandardCharsets.UTF_16LE, Charset.forName("windows-1257"))
            .get(random.nextInt(program.keepsLetters() ? 3 : 2));
    Things.Form form = new Things.Form(charset, false, ';', "\r\n", random.nextBoolean());
    List<List<String>> clean = new ArrayList<>(List.of(Things.HEADER));
    List<List<String>> dirty = new ArrayList<>(List.of(Things.HEADER));
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      String name = cell(random, charset);
      List<String> row =
          new ArrayList<>(
              List.of(
                  "AB" + (100 + i),
                  name.isBlank() ? "x" : name,
                  String.valueOf(random.nextInt(10_000)),
                  "1,50",
                  "01.02.2026",
                  "nē",
                  cell(random, charset)));
      clean.add(List.copyOf(row));
      row.set(2, "x");
      dirty.add(row);
    }
    byte[] contract = Things.contract(form, "0");
    Desk straight = new Desk(contract);
    assertThat(straight.handIn("clean.csv", form.write(clean)).outcome())
        .isInstanceOf(Outcome.Released.class);

    Desk desk = new Desk(contract);
    Desk.Answer first = desk.handIn("dirty.csv", form.write(dirty));
    List<List<String>> opened = Officer.opened(desk.rejected(first), form);
    List<List<String>> saved = new ArrayList<>();
    for (List<String> record : opened) {
      List<String> cells = new ArrayList<>(record.stream().map(program::rewritten).toList());
      if (!saved.isEmpty()) {
        cells.set(3, clean.get(saved.size()).get(2));
      }
      saved.add(cells);
    }
    Desk.Answer second = desk.handIn("back.csv", program.saved(saved));
    return switch (second.outcome()) {
      case Outcome.Released _ -> {
        assertThat(new String(desk.published(Format.CSV), UTF_8))
            .isEqualTo(new String(straight.published(Format.CSV), UTF_8));
        yield true;
      }
      case Outcome.Refused _ -> {
        assertThat(second.report().findings().stream().map(Findings.Group::rule))
            .isSubsetOf(Rule.CORRECTION_LETTERS_LOST, Rule.ENCODING_AMBIGUOUS);
        yield false;
      }
      case Outcome other -> throw new AssertionError(other);
    };
  }

  /// One that the origin's encoding has.
  private static String cell(Random random, Charset charset) {
    while (true) {
      String cell =
          random.nextInt(3) == 0
              ? WORDS.get(random.nextInt(WORDS.size())) + " " + WORDS.get(random.nextInt(10))
              : CELLS.get(random.nextInt(CELLS.size()));
      if (charset.newEncoder().canEncode(cell)) {
        return cell;
      }
    }
  }
}
