package lv.aprite.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.Rule;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;

/// Apache Commons CSV is the reference: what it and we accept is the same, cell by cell.
class CommonsCsvTest {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final String[] LINE_ENDS = {"\n", "\r\n", "\r", "\r\r\n"};
  private static final String[] ENCODINGS = {
    "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1257", "windows-1252", "ISO-8859-4"
  };

  private static CSVFormat format(char delimiter) {
    return CSVFormat.Builder.create()
        .setDelimiter(delimiter)
        .setQuote('"')
        .setIgnoreEmptyLines(true)
        .get();
  }

  @Test
  void randomTablesInEveryDialectLineEndAndEncodingAreReadAsCommonsCsvReadsThem()
      throws IOException {
    for (int seed = 0; seed < 1500; seed++) {
      Random random = new Random(seed);
      char delimiter = DELIMITERS[random.nextInt(DELIMITERS.length)];
      String lineEnd = LINE_ENDS[random.nextInt(LINE_ENDS.length)];
      String encoding = ENCODINGS[random.nextInt(ENCODINGS.length)];
      int columns = 1 + random.nextInt(9);
      String text = write(random, delimiter, lineEnd, columns, random.nextInt(60));
      List<List<String>> expected = read(text, delimiter);
      Framing framing = ReadOut.framing(encoding(encoding), delimiter, 0, columns);
      int chunkBytes = 1 << random.nextInt(12);
      ReadOut ours = ReadOut.of(BytesSource.of(text, encoding), framing, chunkBytes);
      assertThat(ours.cells()).as("seed %d", seed).containsExactlyElementsOf(expected);
      assertThat(ours.damaged()).as("seed %d", seed).isEmpty();
    }
  }

  private static Encoding encoding(String label) {
    for (Encoding encoding : Encoding.values()) {
      if (encoding.label().equals(label)) {
        return encoding;
      }
    }
    throw new IllegalArgumentException(label);
  }

  private static String write(Random random, char delimiter, String lineEnd, int columns, int rows)
      throws IOException {
    QuoteMode[] modes = {QuoteMode.ALL, QuoteMode.MINIMAL, QuoteMode.ALL_NON_NULL};
    CSVFormat format =
        format(delimiter)
            .builder()
            .setRecordSeparator(lineEnd)
            .setQuoteMode(modes[random.nextInt(modes.length)])
            .get();
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        cells.add(cell(random));
      }
      format.printRecord(text, cells.toArray());
    }
    return text.toString();
  }

  private static String cell(Random random) {
    String alphabet = "abc 019.-äöüõšž,;|\t\"\"\n\r";
    int kinds = random.nextBoolean() ? alphabet.indexOf(',') : alphabet.length();
    StringBuilder cell = new StringBuilder();
    int length = random.nextInt(8) == 0 ? random.nextInt(60) : random.nextInt(8);
    for (int i = 0; i < length; i++) {
      cell.append(alphabet.charAt(random.nextInt(kinds)));
    }
    return cell.toString();
  }

  private static List<List<String>> read(String text, char delimiter) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format(delimiter))) {
      for (CSVRecord record : parser) {
        rows.add(record.toList());
      }
    }
    return rows;
  }

  /// What our grammar alone makes of a text: every record that is not blank, of whatever width.
  private record Ours(List<String> cells, RecordCells.Fault fault) {}

  private static List<Ours> ours(String text, char delimiter, boolean blankLinesAreRows) {
    return ours(text, new RecordCells((byte) delimiter, Framing.COLUMNS_MAX), blankLinesAreRows);
  }

  private static List<Ours> ours(String text, RecordCells record, boolean blankLinesAreRows) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Ours> records = new ArrayList<>();
    int end = 0;
    int at = 0;
    while (at < bytes.length) {
      record.parse(bytes, at, bytes.length);
      at = record.next();
      if (!record.blank() || blankLinesAreRows) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < record.cells(); i++) {
          String cell = text.substring(record.start(i), record.end(i));
          cells.add(record.endOrInverse(i) < 0 ? cell.replace("\"\"", "\"") : cell);
        }
        records.add(new Ours(cells, record.fault()));
        end = record.blank() ? end : records.size();
      }
    }
    // Blank lines at the end are never rows.
    return records.subList(0, end);
  }

  private static String soup(Random random, char delimiter) {
    String alphabet = "aa" + delimiter + delimiter + ",;\t|\"\"\"\r\n\n";
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(48);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  void whatBothAcceptOfRandomSoupIsEqualAndWhatOnlyCommonsCsvAcceptsIsAFinding() {
    int accepted = 0;
    for (int seed = 0; seed < 60_000; seed++) {
      Random random = new Random(seed);
      char delimiter = DELIMITERS[random.nextInt(DELIMITERS.length)];
      accepted += compare(soup(random, delimiter), delimiter, "seed " + seed);
    }
    assertThat(accepted).as("records that both accept").isGreaterThan(50_000);
  }

  private static int compare(String text, char delimiter, String seed) {
    Iterator<Ours> ours = ours(text, delimiter, false).iterator();
    int accepted = 0;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format(delimiter))) {
      for (CSVRecord theirs : parser) {
        assertThat(ours.hasNext()).as(seed).isTrue();
        Ours our = ours.next();
        if (!(our.fault() instanceof RecordCells.Fault.None)) {
          // Lines below a fault are read by themselves.
          return accepted;
        }
        assertThat(our.cells()).as(seed).isEqualTo(theirs.toList());
        accepted++;
      }
      assertThat(ours.hasNext()).as(seed).isFalse();
    } catch (IOException | UncheckedIOException | IllegalStateException refusal) {
      assertThat(ours.next().fault()).as(seed).isInstanceOf(RecordCells.Fault.Quote.class);
    }
    return accepted;
  }

  @Test
  void theFastReaderMakesOfRandomSoupWhatTheGrammarDoesHoweverItIsCut() {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      char delimiter = DELIMITERS[random.nextInt(DELIMITERS.length)];
      String text = soup(random, delimiter);
      int columns = 1 + random.nextInt(3);
      List<List<String>> right = new ArrayList<>();
      List<List<String>> damaged = new ArrayList<>();
      RecordCells record = RecordCells.of(ReadOut.framing(Encoding.UTF_8, delimiter, 0, columns));
      for (Ours our : ours(text, record, columns == 1)) {
        boolean fits = our.fault() instanceof RecordCells.Fault.None;
        (fits && our.cells().size() == columns ? right : damaged).add(our.cells());
      }
      ReadOut whole = ReadOut.of(text, delimiter, columns, 1 << 16);
      ReadOut cut = ReadOut.of(text, delimiter, columns, 1 + random.nextInt(64));
      String what = "seed " + seed + ": " + text;
      assertThat(whole.cells()).as(what).isEqualTo(right);
      assertThat(whole.damaged().stream().map(ReadOut.Damaged::cells).toList())
          .as(what)
          .isEqualTo(damaged);
      assertThat(cut).as(what).isEqualTo(whole);
      assertThat(whole.rules().stream().filter(rule -> rule.effect() != Rule.Effect.NOTES).count())
          .as(what)
          .isEqualTo(damaged.size());
    }
  }
}
