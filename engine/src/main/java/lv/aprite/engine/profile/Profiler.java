package lv.aprite.engine.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.contract.SchemaCodec;
import lv.aprite.engine.table.Batch;

/// Makes a [Profile] of batches: [#part] of each by any number of threads, [#add] of each part in
/// the order of the rows by one.
///
/// What is known already to be left out of the samples is told to the next parts, so that a large
/// file costs a hash and a comparison a cell.
public final class Profiler {
  private static final int VALUES_MAX = 256;
  private static final int KEYS_MAX = 1024;
  private static final int ROWS_MAX = 128;

  /// Over all fields: what bounds the document.
  private static final int VALUES_IN_ALL_MAX = 1 << 17;

  private static final int CELLS_MAX = 1 << 15;

  private final Schema schema;
  private final int[] key;
  private final boolean[] isKey;
  private final int valuesMax;
  private final int rowsMax;
  private final ColumnTally[] columns;
  private final KeyTally keys;
  private long rows;
  private int[] last;
  private volatile Bounds bounds;

  private record Bounds(List<Long> columns, KeyTally.Bounds keys) {}

  public Profiler(Schema schema) {
    this.schema = schema;
    int fields = schema.fields().size();
    key = schema.primaryKey().stream().mapToInt(schema::indexOf).toArray();
    isKey = new boolean[fields];
    for (int column : key) {
      isKey[column] = true;
    }
    valuesMax = Math.clamp(VALUES_IN_ALL_MAX / fields, 2, VALUES_MAX);
    rowsMax = Math.clamp(CELLS_MAX / fields, 2, ROWS_MAX);
    columns = new ColumnTally[fields];
    for (int i = 0; i < fields; i++) {
      columns[i] = tally(i, -1L);
    }
    keys = new KeyTally(KEYS_MAX, rowsMax, KeyTally.Bounds.NONE);
    last = new int[fields];
    bounds = bounds();
  }

  /// What is remembered of one batch.
  public static final class Part {
    private final int rows;
    private final ColumnTally[] columns;
    private final KeyTally keys;
    private final int[] last;
    private final Optional<First> first;
    private final long[] rowBits;

    @SuppressWarnings("ArrayRecordComponent")
    private record First(long key, int[] cells) {}

    private Part(
        int rows,
        ColumnTally[] columns,
        KeyTally keys,
        int[] last,
        Optional<First> first,
        long[] rowBits) {
      this.rows = rows;
      this.columns = columns;
      this.keys = keys;
      this.last = last;
      this.first = first;
      this.rowBits = rowBits;
    }

    /// 64 bits of each row.
    long[] rowBits() {
      return rowBits;
    }
  }

  public Part part(Batch batch) {
    Bounds known = bounds;
    ColumnTally[] tallies = new ColumnTally[columns.length];
    long[] rowBits = new long[batch.rows()];
    long[] scratch = new long[batch.rows()];
    long[][] keyCells = new long[columns.length][];
    for (int i = 0; i < tallies.length; i++) {
      tallies[i] = tally(i, known.columns().get(i));
      Batch.Column column = batch.columns().get(i);
      long[] cells = isKey[i] ? new long[batch.rows()] : scratch;
      keyCells[i] = cells;
      CellHash.of(column, cells);
      CellHash.add(rowBits, cells);
      tallies[i].add(column, cells);
    }
    KeyTally tally = new KeyTally(KEYS_MAX, rowsMax, known.keys());
    Optional<Part.First> first = Optional.empty();
    if (key.length > 0) {
      boolean[] lacking = lacking(batch);
      long[] exact = keys(batch.rows(), keyCells);
      long[] folded = exact;
      if (!isFolded(batch)) {
        fold(batch, keyCells);
        folded = keys(batch.rows(), keyCells);
      }
      for (int row = 0; row < exact.length; row++) {
        if (!lacking[row]) {
          tally.add(folded[row], exact[row], row);
          if (row == 0) {
            first = Optional.of(new Part.First(exact[row], cells(batch, row)));
          } else if (tally.wantsRow(exact[row])) {
            tally.addRow(exact[row], cells(batch, row), cells(batch, row - 1));
          }
        }
      }
    }
    int[] lastCells =
        key.length > 0 && batch.rows() > 0 ? cells(batch, batch.rows() - 1) : new int[0];
    return new Part(batch.rows(), tallies, tally, lastCells, first, rowBits);
  }

  /// Adds what follows all that was added before.
  public void add(Part part) {
    for (int i = 0; i < columns.length; i++) {
      columns[i].addAll(part.columns[i]);
    }
    int[] above = last;
    part.first.ifPresent(row -> keys.addRow(row.key(), row.cells(), above));
    keys.addAll(part.keys, rows);
    rows += part.rows;
    if (part.last.length > 0) {
      last = part.last;
    }
    bounds = bounds();
  }

  /// @param ended whether there is a line end after the last row
  public Profile profile(String fileName, boolean ended) {
    List<String> types = types();
    List<Profile.Column> profiles = new ArrayList<>(columns.length);
    for (int i = 0; i < columns.length; i++) {
      profiles.add(columns[i].column(schema.fields().get(i).name(), types.get(i)));
    }
    return new Profile(
        Profile.pattern(fileName),
        rows,
        ended,
        profiles,
        key.length > 0 ? keys.keySample() : KeySample.NONE,
        key.length > 0 ? keys.rowSample(columns.length) : RowSample.none(columns.length));
  }

  /// `number(18,2)`, `datetime(utc)`, `string`.
  private List<String> types() {
    List<String> types = new ArrayList<>();
    for (JsonNode field : SchemaCodec.encode(schema).path("fields")) {
      String type = field.path("type").asText();
      if (field.has("aprite:precision")) {
        type += "(" + field.path("aprite:precision") + "," + field.path("aprite:scale") + ")";
      } else if (field.path("aprite:utc").asBoolean()) {
        type += "(utc)";
      }
      types.add(type);
    }
    return types;
  }

  private Bounds bounds() {
    return new Bounds(Arrays.stream(columns).map(ColumnTally::bound).toList(), keys.bounds());
  }

  private ColumnTally tally(int field, long bound) {
    boolean text = schema.fields().get(field).type() instanceof FieldType.Text;
    return new ColumnTally(text, valuesMax, bound);
  }

  /// Rows without a whole key.
  private boolean[] lacking(Batch batch) {
    boolean[] lacking = new boolean[batch.rows()];
    for (int column : key) {
      boolean[] missing = batch.columns().get(column).missing();
      for (int row = 0; row < lacking.length; row++) {
        lacking[row] |= missing[row];
      }
    }
    return lacking;
  }

  /// Whether small letters would change no key.
  private boolean isFolded(Batch batch) {
    for (int column : key) {
      if (batch.columns().get(column) instanceof Batch.Column.Texts texts) {
        for (int row = 0; row < batch.rows(); row++) {
          if (!texts.missing()[row]
              && !CellHash.isFolded(texts.bytes(), texts.starts()[row], texts.ends()[row])) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /// The hashes of all keys; of a row that lacks one it means nothing.
  private long[] keys(int rows, long[][] cells) {
    long[] keys = new long[rows];
    for (int column : key) {
      CellHash.add(keys, cells[column]);
    }
    return keys;
  }

  /// Makes hashes of texts those of the same in small letters.
  private void fold(Batch batch, long[][] cells) {
    for (int column : key) {
      if (batch.columns().get(column) instanceof Batch.Column.Texts texts) {
        for (int row = 0; row < batch.rows(); row++) {
          if (!texts.missing()[row]) {
            cells[column][row] =
                CellHash.folded(0, texts.bytes(), texts.starts()[row], texts.ends()[row]);
          }
        }
      }
    }
  }

  /// 0 is a missing cell, so that no other is.
  private static int[] cells(Batch batch, int row) {
    int[] cells = new int[batch.columns().size()];
    for (int i = 0; i < cells.length; i++) {
      Batch.Column column = batch.columns().get(i);
      if (!column.missing()[row]) {
        long hash =
            switch (column) {
              case Batch.Column.Longs longs -> CellHash.of(0, longs.values()[row]);
              case Batch.Column.Texts texts ->
                  CellHash.of(0, texts.bytes(), texts.starts()[row], texts.ends()[row]);
            };
        cells[i] = Math.max(1, (int) (hash >>> 33));
      }
    }
    return cells;
  }
}
