package lv.aprite.engine.validate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import lv.aprite.engine.cell.ByteText;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.FieldSource;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.work.Scratch;
import org.junit.jupiter.api.Test;

class TableValidatorTest {
  /// Three bits: any two of a handful of keys hash alike.
  private static final long WEAK = 7;

  private static final long STRONG = -1;

  private static final Schema ONE_KEY = schema(List.of("name"), false);
  private static final Schema TWO_PARTS = schema(List.of("name", "number"), false);
  private static final Schema BOTH_UNIQUE = schema(List.of("name"), true);

  @Test
  void keysThatHashAlikeDoNotRefuseAFile() throws IOException {
    List<Row> rows = IntStream.range(0, 3000).mapToObj(i -> new Row("n" + i, i)).toList();
    assertThat(findings(ONE_KEY, WEAK, rows)).isEmpty();
    assertThat(findings(TWO_PARTS, WEAK, rows)).isEmpty();
    assertThat(findings(BOTH_UNIQUE, WEAK, rows)).isEmpty();
  }

  @Test
  void aKeyThatStandsTwiceIsNamedWithBothRowsHoweverItHashes() throws IOException {
    List<Row> rows =
        new ArrayList<>(IntStream.range(0, 3000).mapToObj(i -> new Row("n" + i, i)).toList());
    rows.add(2000, new Row("n7", 1));
    rows.add(new Row("n7", 7));
    for (long mask : new long[] {WEAK, STRONG}) {
      assertThat(findings(ONE_KEY, mask, rows))
          .containsExactly(
              new Finding(
                  Rule.KEY_REPEATED,
                  new Location.Cell(2002, "Nosaukums"),
                  "a key that row 9 does not have",
                  "n7"),
              new Finding(
                  Rule.KEY_REPEATED,
                  new Location.Cell(3003, "Nosaukums"),
                  "a key that row 9 does not have",
                  "n7"));
      assertThat(findings(TWO_PARTS, mask, rows))
          .containsExactly(
              new Finding(
                  Rule.KEY_REPEATED,
                  new Location.Row(3003),
                  "a key that row 9 does not have",
                  "n7, 7"));
      assertThat(findings(BOTH_UNIQUE, mask, rows).stream().map(Finding::rule))
          .containsExactly(
              Rule.UNIQUE_REPEATED, Rule.UNIQUE_REPEATED, Rule.KEY_REPEATED, Rule.KEY_REPEATED);
    }
  }

  @Test
  void whatSpansTwoPartsIsNotTheSameKey() throws IOException {
    Schema schema =
        new Schema(
            List.of(
                field("a", new FieldType.Text(), false), field("b", new FieldType.Text(), false)),
            List.of("a", "b"));
    Batch batch = new Batch(2, List.of(texts("a", "ab"), texts("bc", "c")));
    assertThat(findings(schema, 0, List.of(batch), 800)).isEmpty();
  }

  @Test
  void aMissingValueIsNoRepeatOfAnother() throws IOException {
    Schema schema = new Schema(List.of(field("n", new FieldType.Whole(), true)), List.of());
    Batch batch =
        new Batch(
            4,
            List.of(
                new Batch.Column.Longs(
                    new long[] {5, 5, 6, 5}, new boolean[] {false, true, false, true})));
    assertThat(findings(schema, STRONG, List.of(batch), 800)).isEmpty();
  }

  @Test
  void aKeyIsWatchedOnceHoweverOftenTheSchemaAsksForIt() throws IOException {
    Schema schema =
        new Schema(
            List.of(field("n", new FieldType.Whole(), true)), List.of(), List.of(List.of("n")));
    Batch batch =
        new Batch(3, List.of(new Batch.Column.Longs(new long[] {5, 6, 5}, new boolean[3])));
    assertThat(findings(schema, STRONG, List.of(batch), 800))
        .containsExactly(
            new Finding(
                Rule.UNIQUE_KEY_REPEATED,
                new Location.Cell(4, "Nosaukums"),
                "a key that row 2 does not have",
                "5"));
  }

  @Test
  void everyRepeatIsCountedAlsoThoseThatAreNotLookedAt() throws IOException {
    Schema schema = new Schema(List.of(field("n", new FieldType.Whole(), true)), List.of());
    int keys = KeyRuns.REPEATED_MAX + 5000;
    long[] values = new long[2 * keys + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % keys;
    }
    Batch batch =
        new Batch(
            values.length, List.of(new Batch.Column.Longs(values, new boolean[values.length])));
    Findings findings = judge(schema, STRONG, List.of(batch), 4 << 20);
    assertThat(findings.groups()).hasSize(1);
    assertThat(findings.groups().getFirst().count()).isEqualTo(keys + 1);
    assertThat(findings.groups().getFirst().samples()).hasSize(Findings.SAMPLES_MAX);
  }

  private record Row(String name, long number) {}

  private static List<Finding> findings(Schema schema, long mask, List<Row> rows)
      throws IOException {
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < rows.size(); i += 100) {
      List<Row> some = rows.subList(i, Math.min(rows.size(), i + 100));
      long[] numbers = some.stream().mapToLong(Row::number).toArray();
      batches.add(
          new Batch(
              some.size(),
              List.of(
                  texts(some.stream().map(Row::name).toArray(String[]::new)),
                  new Batch.Column.Longs(numbers, new boolean[numbers.length]))));
    }
    return findings(schema, mask, batches, 800);
  }

  private static List<Finding> findings(
      Schema schema, long mask, List<Batch> batches, int memoryBytes) throws IOException {
    List<Finding> all = new ArrayList<>();
    judge(schema, mask, batches, memoryBytes)
        .groups()
        .forEach(group -> all.addAll(group.samples()));
    return all;
  }

  @Test
  void allRowsOfARepeatAreNamedUpToABound() throws IOException {
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      batches.add(new Batch(3, List.of(texts("a" + i, "b", "a" + i))));
    }
    Schema schema = new Schema(List.of(field("name", new FieldType.Text(), true)), List.of());
    assertThat(validated(schema, -1L, batches, 800, 1000).repeated()).hasSize(30);
    assertThat(validated(schema, -1L, batches, 800, 4).repeated().keySet())
        .containsExactly(2L, 3L, 4L, 6L);
  }

  /// Rows are numbered from 2.
  private static Findings judge(Schema schema, long mask, List<Batch> batches, int memoryBytes)
      throws IOException {
    Findings findings = new Findings();
    validated(schema, mask, batches, memoryBytes, 1000, findings);
    return findings;
  }

  private static TableValidator validated(
      Schema schema, long mask, List<Batch> batches, int memoryBytes, int rowsNamedMax)
      throws IOException {
    return validated(schema, mask, batches, memoryBytes, rowsNamedMax, new Findings());
  }

  private static TableValidator validated(
      Schema schema,
      long mask,
      List<Batch> batches,
      int memoryBytes,
      int rowsNamedMax,
      Findings findings)
      throws IOException {
    List<FieldSource> sources =
        List.of(
                new FieldSource.Column(0, "Nosaukums", Parsing.DEFAULT),
                new FieldSource.Column(1, "Skaits", Parsing.DEFAULT))
            .subList(0, schema.fields().size())
            .stream()
            .map(source -> (FieldSource) source)
            .toList();
    TableValidator table =
        new TableValidator(schema, sources, new Pieces(), memoryBytes, mask, rowsNamedMax);
    for (Batch batch : batches) {
      table.add(table.hashes(batch));
    }
    int readings = 0;
    while (table.isUndecided(findings)) {
      assertThat(readings++).isLessThan(5);
      long firstRow = 2;
      for (Batch batch : batches) {
        table.look(batch, IntStream.range(0, batch.rows()).toArray(), firstRow, findings);
        firstRow += batch.rows();
      }
    }
    return table;
  }

  private static Schema schema(List<String> key, boolean unique) {
    return new Schema(
        List.of(
            field("name", new FieldType.Text(), unique),
            field("number", new FieldType.Whole(), unique)),
        key);
  }

  private static Field field(String name, FieldType type, boolean unique) {
    return new Field(name, type, false, unique, List.of(), LocalText.NONE, LocalText.NONE);
  }

  private static Batch.Column texts(String... cells) {
    ByteText bytes = new ByteText(16);
    int[] starts = new int[cells.length];
    int[] ends = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      byte[] utf8 = cells[i].getBytes(UTF_8);
      starts[i] = bytes.length();
      bytes.append(utf8, 0, utf8.length);
      ends[i] = bytes.length();
    }
    return new Batch.Column.Texts(bytes.toBytes(), starts, ends, new boolean[cells.length]);
  }

  private static final class Pieces implements Scratch {
    private final Map<Integer, ByteArrayOutputStream> pieces = new HashMap<>();

    @Override
    public OutputStream write(int piece) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      assertThat(pieces.put(piece, bytes)).isNull();
      return bytes;
    }

    @Override
    public InputStream read(int piece) {
      return new ByteArrayInputStream(Objects.requireNonNull(pieces.get(piece)).toByteArray());
    }

    @Override
    public void close() {}
  }
}
