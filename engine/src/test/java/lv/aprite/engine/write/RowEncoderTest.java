package lv.aprite.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import lv.aprite.engine.cell.ByteText;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.JsonKind;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.table.Batch;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class RowEncoderTest {
  private static final List<FieldType> TYPES =
      List.of(
          new FieldType.Text(),
          new FieldType.Whole(),
          new FieldType.Decimal(18, 4),
          new FieldType.Decimal(10, 0),
          new FieldType.Decimal(38, 10),
          new FieldType.Bool(),
          new FieldType.Date(),
          new FieldType.Time(),
          new FieldType.DateTime(true),
          new FieldType.DateTime(false),
          new FieldType.Year(),
          new FieldType.YearMonth(),
          new FieldType.Duration(),
          new FieldType.GeoPoint(),
          new FieldType.JsonText(JsonKind.OBJECT));
  private static final String[] PIECES = {
    "a", "ž", ",", ";", "\"", "\r", "\n", "\r\n", "\t", "\\", "\u0001", "\u2028", "𝄞", " ", "/",
    "="
  };

  private final SplittableRandom random = new SplittableRandom(7);

  /// One table: what a person would say stands in each cell (`null` is spelt by the flag array),
  /// and the same as columns.
  private record Table(Schema schema, Batch batch, List<List<String>> texts) {}

  private Table table(int rows) {
    List<Field> fields = new ArrayList<>();
    List<Batch.Column> columns = new ArrayList<>();
    List<List<String>> texts = new ArrayList<>();
    for (int i = 0; i < TYPES.size(); i++) {
      fields.add(
          new Field(
              "f" + i + PIECES[i],
              TYPES.get(i),
              false,
              false,
              List.of(),
              LocalText.NONE,
              LocalText.NONE));
      boolean[] missing = new boolean[rows];
      long[] values = new long[rows];
      List<String> cells = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        missing[row] = random.nextInt(6) == 0;
        cells.add(cell(TYPES.get(i), values, row));
      }
      boolean isText =
          switch (TYPES.get(i)) {
            case FieldType.Text _, FieldType.Duration _, FieldType.GeoPoint _ -> true;
            case FieldType.JsonText _ -> true;
            case FieldType.Decimal decimal -> decimal.precision() > 18;
            default -> false;
          };
      columns.add(isText ? texts(cells, missing) : new Batch.Column.Longs(values, missing));
      texts.add(cells);
    }
    return new Table(new Schema(fields, List.of()), new Batch(rows, columns), texts);
  }

  private static Batch.Column texts(List<String> cells, boolean[] missing) {
    ByteText bytes = new ByteText(100);
    int[] starts = new int[cells.size()];
    int[] ends = new int[cells.size()];
    for (int row = 0; row < cells.size(); row++) {
      byte[] utf8 = cells.get(row).getBytes(StandardCharsets.UTF_8);
      starts[row] = bytes.length();
      bytes.append(utf8, 0, utf8.length);
      ends[row] = bytes.length();
    }
    return new Batch.Column.Texts(bytes.toBytes(), starts, ends, missing);
  }

  private String cell(FieldType type, long[] values, int row) {
    LocalDate day =
        LocalDate.ofEpochDay(
            random.nextLong(
                LocalDate.of(1, 1, 1).toEpochDay(), LocalDate.of(9999, 12, 31).toEpochDay() + 1));
    long micros =
        random.nextLong(86_400_000_000L)
            / (long) Math.pow(10, random.nextInt(7))
            * (random.nextBoolean() ? 1 : 10);
    LocalTime time = LocalTime.MIDNIGHT.plus(micros, ChronoUnit.MICROS);
    return switch (type) {
      case FieldType.Text() -> {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(5); n > 0; n--) {
          text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        yield text.toString();
      }
      case FieldType.Whole() -> {
        values[row] = row == 0 ? Long.MIN_VALUE : random.nextLong() >> random.nextInt(64);
        yield Long.toString(values[row]);
      }
      case FieldType.Decimal(int precision, int scale) -> {
        long unscaled = random.nextLong(-999_999_999_999_999_999L, 1_000_000_000_000_000_000L);
        values[row] = (precision < 18 ? unscaled / 100_000_000 : unscaled) >> random.nextInt(60);
        yield BigDecimal.valueOf(values[row], scale).toPlainString();
      }
      case FieldType.Bool() -> {
        values[row] = random.nextInt(2);
        yield Boolean.toString(values[row] == 1);
      }
      case FieldType.Date() -> {
        values[row] = day.toEpochDay();
        yield day.toString();
      }
      case FieldType.Time() -> {
        values[row] = time.toNanoOfDay() / 1000;
        yield clock(time);
      }
      case FieldType.DateTime(boolean utc) -> {
        LocalDateTime at = LocalDateTime.of(day, time);
        values[row] = ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), at);
        yield day + "T" + clock(time) + (utc ? "Z" : "");
      }
      case FieldType.Year() -> {
        values[row] = day.getYear();
        yield "%04d".formatted(day.getYear());
      }
      case FieldType.YearMonth() -> {
        YearMonth month = YearMonth.from(day);
        values[row] = (month.getYear() - 1970) * 12L + month.getMonthValue() - 1;
        yield month.toString();
      }
      case FieldType.Duration() -> "PT" + random.nextInt(1, 24) + "H";
      case FieldType.GeoPoint() -> random.nextInt(-180, 181) + ".50, " + random.nextInt(-90, 91);
      case FieldType.JsonText _ -> "{\"a,\\u0022\":[" + random.nextInt() + ",1.10,\"ž\",null]}";
    };
  }

  private static String clock(LocalTime time) {
    String seconds = "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    return time.getNano() == 0
        ? seconds
        : seconds + "." + "%06d".formatted(time.getNano() / 1000).replaceAll("0+$", "");
  }

  private static byte[] file(RowEncoder encoder, Batch... batches) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(encoder.head());
    int skip = encoder.partingBytes();
    for (Batch batch : batches) {
      ByteText rows = encoder.encode(batch);
      file.write(rows.array(), skip, rows.length() - skip);
      skip = 0;
    }
    file.write(encoder.tail());
    return file.toByteArray();
  }

  @Test
  void csvIsReadBackByCommonsCsvCellByCell() throws IOException {
    Table table = table(3000);
    byte[] file = file(new CsvEncoder(table.schema()), table.batch());
    List<CSVRecord> rows;
    // The strictest reading there is: no cell is trimmed, no line skipped, and a cell without
    // quotes is told from one with.
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setNullString("")
            .setQuoteMode(org.apache.commons.csv.QuoteMode.ALL_NON_NULL)
            .get();
    try (var parser = format.parse(new StringReader(new String(file, StandardCharsets.UTF_8)))) {
      rows = parser.getRecords();
    }
    assertThat(rows).hasSize(3001);
    for (int row = 0; row < 3000; row++) {
      for (int column = 0; column < TYPES.size(); column++) {
        String expected =
            table.batch().columns().get(column).missing()[row]
                ? "missing"
                : "=" + table.texts().get(column).get(row);
        String cell = rows.get(row + 1).get(column);
        assertThat(cell == null ? "missing" : "=" + cell)
            .as("row %s column %s", row, column)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void quotesStandOnlyWhereTheyAreNeeded() throws IOException {
    Batch batch =
        new Batch(
            1,
            List.of(
                texts(List.of("plain; text"), new boolean[1]),
                texts(List.of(""), new boolean[1]),
                texts(List.of("x"), new boolean[] {true}),
                texts(List.of("a,\"b\""), new boolean[1])));
    List<Field> fields = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d,e")) {
      fields.add(
          new Field(
              name, new FieldType.Text(), false, false, List.of(), LocalText.NONE, LocalText.NONE));
    }
    assertThat(
            new String(
                file(new CsvEncoder(new Schema(fields, List.of())), batch), StandardCharsets.UTF_8))
        .isEqualTo("a,b,c,\"d,e\"\r\nplain; text,\"\",,\"a,\"\"b\"\"\"\r\n");
  }

  @Test
  void jsonIsReadBackByJacksonWithEveryDigit() throws IOException {
    Table table = table(3000);
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    byte[] file = file(new JsonEncoder(table.schema()), table.batch());
    JsonNode rows = mapper.readTree(file);
    assertThat(rows).hasSize(3000);
    for (int row = 0; row < 3000; row++) {
      assertThat(rows.get(row)).hasSize(TYPES.size());
      for (int column = 0; column < TYPES.size(); column++) {
        JsonNode cell = rows.get(row).get(table.schema().fields().get(column).name());
        String expected = table.texts().get(column).get(row);
        if (table.batch().columns().get(column).missing()[row]) {
          assertThat(cell.isNull()).isTrue();
        } else {
          switch (TYPES.get(column)) {
            case FieldType.Bool _ ->
                assertThat(cell.isBoolean() && cell.asText().equals(expected)).isTrue();
            case FieldType.Year _ ->
                assertThat(cell.intValue()).isEqualTo(Integer.parseInt(expected));
            case FieldType.Whole _, FieldType.Decimal _ -> {
              assertThat(cell.isNumber()).isTrue();
              assertThat(cell.decimalValue().toPlainString()).isEqualTo(expected);
            }
            case FieldType.GeoPoint _ ->
                assertThat(cell.get(0) + ", " + cell.get(1)).isEqualTo(expected);
            case FieldType.JsonText _ -> assertThat(cell).isEqualTo(mapper.readTree(expected));
            case FieldType.Text _,
                FieldType.Date _,
                FieldType.Time _,
                FieldType.DateTime _,
                FieldType.YearMonth _,
                FieldType.Duration _ -> {
              assertThat(cell.isTextual()).isTrue();
              assertThat(cell.textValue()).isEqualTo(expected);
            }
          }
        }
      }
    }
    assertThat(new String(file, StandardCharsets.UTF_8).lines())
        .as("a record a line")
        .hasSize(3002);
  }

  @Test
  void howRowsAreCutIntoBatchesDoesNotShow() throws IOException {
    Table table = table(200);
    Batch whole = table.batch();
    Batch[] singles = new Batch[200];
    Arrays.setAll(singles, row -> slice(whole, row));
    for (RowEncoder encoder :
        List.of(new CsvEncoder(table.schema()), new JsonEncoder(table.schema()))) {
      assertThat(file(encoder, singles)).isEqualTo(file(encoder, whole));
    }
  }

  private static Batch slice(Batch batch, int row) {
    List<Batch.Column> columns = new ArrayList<>();
    for (Batch.Column column : batch.columns()) {
      boolean[] missing = {column.missing()[row]};
      columns.add(
          switch (column) {
            case Batch.Column.Longs(long[] values, boolean[] all) ->
                new Batch.Column.Longs(new long[] {values[row]}, missing);
            case Batch.Column.Texts(byte[] bytes, int[] starts, int[] ends, boolean[] all) ->
                new Batch.Column.Texts(
                    bytes, new int[] {starts[row]}, new int[] {ends[row]}, missing);
          });
    }
    return new Batch(1, columns);
  }

  @Test
  void jsonOfNoRowsIsAnEmptyArray() throws IOException {
    JsonEncoder encoder = new JsonEncoder(new Schema(List.of(), List.of()));
    assertThat(new String(file(encoder), StandardCharsets.UTF_8)).isEqualTo("[\n]\n");
  }
}
