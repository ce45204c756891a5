package lv.aprite.engine.validate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lv.aprite.engine.cell.ByteStrings;
import lv.aprite.engine.cell.ByteText;
import lv.aprite.engine.cell.CellForm;
import lv.aprite.engine.cell.DurationForm;
import lv.aprite.engine.cell.GroupMarks;
import lv.aprite.engine.cell.JsonForm;
import lv.aprite.engine.cell.NumberForm;
import lv.aprite.engine.cell.Parsed;
import lv.aprite.engine.cell.PointCells;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.JsonKind;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.FieldSource;
import lv.aprite.engine.table.Batch;

/// Makes one published column of a batch. Any number of threads may use one.
sealed interface FieldParser {
  Batch.Column parse(Cells cells);

  /// @param key whether the field is part of the primary key
  /// @param alone whether it is the only one
  static FieldParser of(Field field, FieldSource source, boolean key, boolean alone) {
    return switch (source) {
      case FieldSource.Column column -> of(field, column, key, alone);
      case FieldSource.Constant(String value) -> Constant.of(field.type(), value);
      case FieldSource.Absent() -> new Absent(field, key);
    };
  }

  private static FieldParser of(
      Field field, FieldSource.Column source, boolean key, boolean alone) {
    return switch (field.type()) {
      case FieldType.Text() -> new TextColumn(field, source, key, alone);
      case FieldType.Decimal(int precision, int scale) when !LongParser.reads(field.type()) -> {
        NumberForm numbers =
            new NumberForm(
                source.parsing().decimalMark(), new GroupMarks(source.parsing().groupMarks()));
        CellForm form =
            (bytes, start, end, text) ->
                numbers.wideDecimal(bytes, start, end, precision, scale, text);
        yield new RewrittenColumn(field, source, key, form);
      }
      case FieldType.Duration() -> new RewrittenColumn(field, source, key, new DurationForm());
      case FieldType.GeoPoint() ->
          new RewrittenColumn(field, source, key, new PointCells(source.parsing().points()));
      case FieldType.JsonText(JsonKind kind) ->
          new RewrittenColumn(field, source, key, new JsonForm(kind));
      case FieldType.Whole(),
          FieldType.Decimal(_, _),
          FieldType.Bool(),
          FieldType.Date(),
          FieldType.Time(),
          FieldType.DateTime(_),
          FieldType.Year(),
          FieldType.YearMonth() ->
          new LongColumn(field, source, key);
    };
  }

  /// Where the cells of a column of the source are, and what is missing in it.
  final class Origin {
    private final FieldSource.Column source;
    private final ByteStrings missingTexts;
    private final Map<Parsed, Refusal> refusals;
    private final boolean required;
    private final Refusal absence;

    private Origin(Field field, FieldSource.Column source, boolean key) {
      this.source = source;
      missingTexts = new ByteStrings(source.parsing().missing());
      refusals = Expected.of(field.type(), source.parsing());
      required = field.required() || key;
      absence = absence(key);
    }

    void locate(Cells cells) {
      cells.locate(
          source.column(), source.header(), missingTexts, source.parsing().trim(), refusals);
      if (!required) {
        return;
      }
      for (int row = 0; row < cells.rows; row++) {
        if (cells.missing[row]) {
          cells.refuse(row, absence);
        }
      }
    }
  }

  private static Refusal absence(boolean key) {
    return key
        ? new Refusal(Rule.KEY_MISSING, "a value, because the column is part of the key")
        : new Refusal(Rule.REQUIRED_MISSING, "a value");
  }

  final class LongColumn implements FieldParser {
    private final Origin origin;
    private final LongParser parser;
    private final List<LongCheck> checks;

    private LongColumn(Field field, FieldSource.Column source, boolean key) {
      origin = new Origin(field, source, key);
      parser = new LongParser(field.type(), source.parsing());
      checks = LongCheck.of(field.type(), field.constraints());
    }

    @Override
    public Batch.Column parse(Cells cells) {
      origin.locate(cells);
      long[] values = parser.parse(cells);
      for (LongCheck check : checks) {
        LongCheck.apply(check, cells, values);
      }
      return new Batch.Column.Longs(values, cells.missing);
    }
  }

  /// Texts as they stand.
  final class TextColumn implements FieldParser {
    private static final Refusal EMPTY =
        new Refusal(Rule.EMPTY_TEXT_ALONE, "a text that is not empty, or a missing value");

    private final Origin origin;
    private final boolean mayBeEmpty;
    private final List<TextCheck> checks;

    private TextColumn(Field field, FieldSource.Column source, boolean key, boolean alone) {
      origin = new Origin(field, source, key);
      mayBeEmpty = !alone || origin.required;
      checks = TextCheck.of(field.type(), field.constraints());
    }

    @Override
    public Batch.Column parse(Cells cells) {
      origin.locate(cells);
      for (int row = 0; !mayBeEmpty && row < cells.rows; row++) {
        if (!cells.missing[row] && cells.from[row] == cells.to[row]) {
          cells.refuse(row, EMPTY);
        }
      }
      for (TextCheck check : checks) {
        TextCheck.apply(check, cells, cells.bytes, cells.from, cells.to);
      }
      cells.remarkOddTexts();
      Batch.Column column =
          new Batch.Column.Texts(cells.bytes, cells.from, cells.to, cells.missing);
      cells.takePlaces();
      return column;
    }
  }

  /// Values that are kept as canonical text: decimals too long for 64 bits, durations, points,
  /// JSON.
  final class RewrittenColumn implements FieldParser {
    private static final int CELL_BYTES = 16;

    private final Origin origin;
    private final CellForm form;
    private final List<TextCheck> checks;

    private RewrittenColumn(Field field, FieldSource.Column source, boolean key, CellForm form) {
      origin = new Origin(field, source, key);
      this.form = form;
      checks = TextCheck.of(field.type(), field.constraints());
    }

    @Override
    public Batch.Column parse(Cells cells) {
      origin.locate(cells);
      ByteText text = new ByteText(cells.rows * CELL_BYTES);
      int[] starts = new int[cells.rows];
      int[] ends = new int[cells.rows];
      for (int row = 0; row < cells.rows; row++) {
        int start = text.length();
        starts[row] = start;
        if (!cells.missing[row]) {
          Parsed parsed = form.read(cells.bytes, cells.from[row], cells.to[row], text);
          if (parsed != Parsed.CANONICAL) {
            cells.settle(row, parsed);
          }
          if (!parsed.hasValue()) {
            text.moveTo(start);
          }
        }
        ends[row] = text.length();
      }
      for (TextCheck check : checks) {
        TextCheck.apply(check, cells, text.array(), starts, ends);
      }
      return new Batch.Column.Texts(text.array(), starts, ends, cells.missing);
    }
  }

  /// The same value in every row; the contract's reader has held it against the constraints.
  @SuppressWarnings("ArrayRecordComponent")
  record Constant(boolean asLong, long value, byte[] text) implements FieldParser {
    private static Constant of(FieldType type, String value) {
      return LongParser.reads(type)
          ? new Constant(true, LongParser.canonical(type, value), new byte[0])
          : new Constant(false, 0, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Batch.Column parse(Cells cells) {
      boolean[] missing = new boolean[cells.rows];
      if (asLong) {
        long[] values = new long[cells.rows];
        Arrays.fill(values, value);
        return new Batch.Column.Longs(values, missing);
      }
      int[] ends = new int[cells.rows];
      Arrays.fill(ends, text.length);
      return new Batch.Column.Texts(text, new int[cells.rows], ends, missing);
    }
  }

  /// No value in any row.
  record Absent(Field field, boolean key) implements FieldParser {
    @Override
    public Batch.Column parse(Cells cells) {
      boolean[] missing = new boolean[cells.rows];
      Arrays.fill(missing, true);
      if (field.required() || key) {
        for (int row = 0; row < cells.rows; row++) {
          cells.marks.refuse(row, field.name(), absence(key), 0, 0);
        }
      }
      return LongParser.reads(field.type())
          ? new Batch.Column.Longs(new long[cells.rows], missing)
          : new Batch.Column.Texts(new byte[0], new int[cells.rows], new int[cells.rows], missing);
    }
  }
}
