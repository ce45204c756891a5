package lv.aprite.engine.write.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.JsonKind;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.table.Batch;

/// A table in memory for the tests: made from a seed, cut into batches of any size, and told cell
/// by cell.
record SampleTable(Schema schema, int rows, List<Batch.Column> columns) {
  static final String MISSING = "(missing)";

  private static final List<String> CHARACTERS =
      List.of("a", "ž", "Ķ", "€", "\u07FF", "\uFFFD", "🚌", "\uDBFF\uDFFF", "\n", "\"", "\0", " ");

  /// How the values of a column are spread.
  enum Spread {
    /// All the same.
    ONE,
    /// A handful, in runs.
    FEW,
    /// Up to some thousands.
    MANY,
    /// Hardly any twice.
    DISTINCT
  }

  static Field field(String name, FieldType type, boolean required) {
    return new Field(name, type, required, false, List.of(), LocalText.NONE, LocalText.NONE);
  }

  /// Every type in every spread, each with cells missing and without.
  static SampleTable ofAllTypes(long seed, int rows) {
    List<FieldType> types =
        List.of(
            new FieldType.Text(),
            new FieldType.Whole(),
            new FieldType.Decimal(9, 2),
            new FieldType.Decimal(18, 0),
            new FieldType.Decimal(19, 4),
            new FieldType.Decimal(38, 12),
            new FieldType.Bool(),
            new FieldType.Date(),
            new FieldType.Time(),
            new FieldType.DateTime(false),
            new FieldType.DateTime(true),
            new FieldType.Year(),
            new FieldType.YearMonth(),
            new FieldType.Duration(),
            new FieldType.GeoPoint(),
            new FieldType.JsonText(JsonKind.ARRAY));
    Random random = new Random(seed);
    List<Field> fields = new ArrayList<>();
    List<Batch.Column> columns = new ArrayList<>();
    for (FieldType type : types) {
      for (Spread spread : Spread.values()) {
        boolean required = random.nextBoolean();
        fields.add(field("column " + fields.size() + "." + spread, type, required));
        columns.add(column(type, spread, required ? 0 : random.nextDouble(), rows, random));
      }
    }
    fields.add(field("nothing", new FieldType.Text(), false));
    columns.add(column(new FieldType.Text(), Spread.FEW, 1, rows, random));
    return new SampleTable(new Schema(fields, List.of()), rows, columns);
  }

  static Batch.Column column(
      FieldType type, Spread spread, double missingShare, int rows, Random random) {
    boolean[] missing = new boolean[rows];
    // In stretches, so that some pages have all their cells, some none, and some a mixture.
    for (int from = 0; from < rows; ) {
      int to = Math.min(rows, from + 1 + random.nextInt(1 << random.nextInt(16)));
      double share = random.nextInt(3) == 0 ? Math.rint(missingShare) : missingShare;
      for (int row = from; row < to; row++) {
        missing[row] = random.nextDouble() < share;
      }
      from = to;
    }
    int distinct =
        switch (spread) {
          case ONE -> 1;
          case FEW -> 5;
          case MANY -> 3000;
          case DISTINCT -> Integer.MAX_VALUE;
        };
    long salt = random.nextLong();
    long[] picks = new long[rows];
    for (int row = 0; row < rows; row++) {
      boolean again = row > 0 && spread == Spread.FEW && random.nextInt(50) > 0;
      picks[row] = again ? picks[row - 1] : salt + random.nextInt(distinct);
    }
    return isText(type) ? texts(type, picks, missing) : longs(type, picks, missing);
  }

  private static boolean isText(FieldType type) {
    return ColumnForm.of(type) == ColumnForm.TEXT
        || (type instanceof FieldType.Decimal(int precision, int _) && precision > 18);
  }

  private static Batch.Column longs(FieldType type, long[] picks, boolean[] missing) {
    long[] values = new long[picks.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = missing[row] ? Long.MIN_VALUE + row : value(type, new Random(picks[row]));
    }
    return new Batch.Column.Longs(values, missing);
  }

  private static long value(FieldType type, Random random) {
    return switch (type) {
      case FieldType.Whole() -> random.nextLong() >> random.nextInt(64);
      case FieldType.Decimal(int precision, int _) ->
          random.nextLong() % BigInteger.TEN.pow(1 + random.nextInt(precision)).longValueExact();
      case FieldType.Bool() -> random.nextInt(2);
      case FieldType.Date() -> random.nextLong(-719162, 2932897);
      case FieldType.Time() -> random.nextLong(86_400_000_000L);
      case FieldType.DateTime(boolean _) ->
          random.nextLong(-719162, 2932897) * 86_400_000_000L + random.nextLong(86_400_000_000L);
      case FieldType.Year() -> random.nextLong(1, 10000);
      case FieldType.YearMonth() -> random.nextLong((1 - 1970) * 12, (10000 - 1970) * 12);
      case FieldType.Text(), FieldType.Duration(), FieldType.GeoPoint(), FieldType.JsonText(_) ->
          throw new IllegalArgumentException("texts are not longs");
    };
  }

  private static Batch.Column texts(FieldType type, long[] picks, boolean[] missing) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < picks.length; row++) {
      texts.add(missing[row] ? "" : text(type, new Random(picks[row])));
    }
    return textColumn(texts, missing);
  }

  static Batch.Column.Texts textColumn(List<String> texts, boolean[] missing) {
    int[] starts = new int[texts.size()];
    int[] ends = new int[texts.size()];
    var bytes = new java.io.ByteArrayOutputStream();
    for (int row = 0; row < texts.size(); row++) {
      starts[row] = bytes.size();
      bytes.writeBytes(texts.get(row).getBytes(StandardCharsets.UTF_8));
      ends[row] = bytes.size();
    }
    return new Batch.Column.Texts(bytes.toByteArray(), starts, ends, missing);
  }

  private static String text(FieldType type, Random random) {
    if (type instanceof FieldType.Decimal(int precision, int scale)) {
      BigInteger digits = new BigInteger(128, random);
      BigInteger unscaled = digits.mod(BigInteger.TEN.pow(1 + random.nextInt(precision)));
      return new BigDecimal(random.nextBoolean() ? unscaled.negate() : unscaled, scale)
          .toPlainString();
    }
    if (type instanceof FieldType.Duration) {
      return "PT" + random.nextInt(1, 24) + "H";
    }
    if (type instanceof FieldType.GeoPoint) {
      return random.nextInt(-179, 180) + ".50, " + random.nextInt(-89, 90) + ".0";
    }
    if (type instanceof FieldType.JsonText) {
      return "[" + random.nextInt() + ",\"ā\",1.10]";
    }
    int length =
        switch (random.nextInt(20)) {
          case 0 -> 0;
          case 1 -> random.nextInt(400);
          default -> random.nextInt(24);
        };
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(
          random.nextInt(4) == 0
              ? CHARACTERS.get(random.nextInt(CHARACTERS.size()))
              : Character.toString('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  /// The table in batches of so many rows, each with arrays of its own.
  List<Batch> batches(int size) {
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < rows; from += size) {
      int to = Math.min(rows, from + size);
      List<Batch.Column> cut = new ArrayList<>();
      for (Batch.Column column : columns) {
        cut.add(cut(column, from, to));
      }
      batches.add(new Batch(to - from, cut));
    }
    return batches;
  }

  private static Batch.Column cut(Batch.Column column, int from, int to) {
    boolean[] missing = Arrays.copyOfRange(column.missing(), from, to);
    return switch (column) {
      // Arrays may be longer than the batch has rows.
      case Batch.Column.Longs(long[] values, boolean[] _) ->
          new Batch.Column.Longs(Arrays.copyOfRange(values, from, to + 1), missing);
      case Batch.Column.Texts(byte[] bytes, int[] starts, int[] ends, boolean[] _) -> {
        int first = starts[from];
        int[] cutStarts = new int[to - from];
        int[] cutEnds = new int[to - from];
        for (int row = from; row < to; row++) {
          // What stands in the arrays of a missing cell means nothing.
          cutStarts[row - from] = missing[row - from] ? -7 : starts[row] - first;
          cutEnds[row - from] = missing[row - from] ? 9999 : ends[row] - first;
        }
        byte[] cutBytes = Arrays.copyOfRange(bytes, first, ends[to - 1]);
        yield new Batch.Column.Texts(cutBytes, cutStarts, cutEnds, missing);
      }
    };
  }

  /// The cell as text; dates and times as numbers, as [Batch.Column.Longs] has them.
  String cell(int row, int column) {
    if (columns.get(column).missing()[row]) {
      return MISSING;
    }
    FieldType type = schema.fields().get(column).type();
    return switch (columns.get(column)) {
      case Batch.Column.Texts(byte[] bytes, int[] starts, int[] ends, boolean[] _) ->
          new String(bytes, starts[row], ends[row] - starts[row], StandardCharsets.UTF_8);
      case Batch.Column.Longs(long[] values, boolean[] _) ->
          switch (type) {
            case FieldType.Decimal(int _, int scale) ->
                BigDecimal.valueOf(values[row], scale).toPlainString();
            case FieldType.YearMonth() -> month(values[row]);
            default -> Long.toString(values[row]);
          };
    };
  }

  private static String month(long months) {
    return YearMonth.of(1970, 1).plusMonths(months).toString();
  }
}
