package lv.aprite.engine.validate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.FieldSource;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.work.Scratch;

/// What can only be judged of the table as a whole: no primary key, no other unique key, and no
/// value of a unique field, stands in two published rows.
///
/// While the file is read, 64 bits of each key are collected. Where some are equal, the file is
/// read once more and the rows behind them are looked at in full, so that keys which only hash
/// alike never refuse a file, and a true repeat is named with both its rows. One thread calls it,
/// but for [#hashes].
public final class TableValidator {
  /// As many keys of one kind as there is room for on scratch: 8 bytes each.
  public static final long KEYS_MAX = 1_000_000_000;

  /// Of more rows with a repeated key it is not kept which they are: nobody corrects them by hand.
  public static final int ROWS_NAMED_MAX = 10_000;

  private final Schema schema;
  private final List<FieldSource> sources;
  private final List<Key> keys = new ArrayList<>();
  private final int rowsNamedMax;
  private final SortedMap<Long, List<Finding>> repeated = new TreeMap<>();

  /// One key that is watched.
  private static final class Key {
    final Rule rule;
    final List<Integer> fields;
    final KeyHash hash;
    final KeyRuns runs;
    KeyRuns.Repeated suspicious = new KeyRuns.Repeated(new long[0], 0);
    RepeatedKeys repeats;
    boolean repeated;
    boolean unknown;
    boolean decided;

    Key(Rule rule, List<Integer> fields, KeyHash hash, KeyRuns runs) {
      this.rule = rule;
      this.fields = fields;
      this.hash = hash;
      this.runs = runs;
      repeats = new RepeatedKeys(hash, suspicious.hashes());
    }

    /// Goes on to the next hashes that stand twice; without any it is decided.
    void suspectNext() throws IOException {
      long[] looked = suspicious.hashes();
      suspicious =
          looked.length == 0 ? runs.repeated() : runs.repeatedAbove(looked[looked.length - 1]);
      repeats = new RepeatedKeys(hash, suspicious.hashes());
      decided = suspicious.hashes().length == 0;
    }

    void decide() {
      suspicious = new KeyRuns.Repeated(new long[0], 0);
      decided = true;
    }
  }

  /// @param sources one for each field of the schema: findings name columns as the file does
  /// @param memoryBytes how much memory hashes may take before they go to scratch
  public TableValidator(
      Schema schema, List<FieldSource> sources, Scratch scratch, int memoryBytes) {
    this(schema, sources, scratch, memoryBytes, -1L, ROWS_NAMED_MAX);
  }

  /// @param mask of the hashes' bits
  /// @param rowsNamedMax of so many rows with a repeated key it is kept which they are
  TableValidator(
      Schema schema,
      List<FieldSource> sources,
      Scratch scratch,
      int memoryBytes,
      long mask,
      int rowsNamedMax) {
    this.rowsNamedMax = rowsNamedMax;
    this.schema = schema;
    this.sources = List.copyOf(sources);
    Map<List<Integer>, Rule> watched = watched(schema);
    AtomicInteger pieces = new AtomicInteger();
    watched.forEach((columns, rule) ->
        keys.add(
            new Key(
                rule,
                columns,
                new KeyHash(columns, mask),
                new KeyRuns(scratch, pieces::getAndIncrement, memoryBytes / watched.size()))));
  }

  /// The keys by their fields, each once, and what it breaks to repeat one.
  private static Map<List<Integer>, Rule> watched(Schema schema) {
    Map<List<Integer>, Rule> watched = new LinkedHashMap<>();
    if (!schema.primaryKey().isEmpty()) {
      watched.put(positions(schema, schema.primaryKey()), Rule.KEY_REPEATED);
    }
    for (List<String> key : schema.uniqueKeys()) {
      watched.put(positions(schema, key), Rule.UNIQUE_KEY_REPEATED);
    }
    for (int i = 0; i < schema.fields().size(); i++) {
      if (schema.fields().get(i).unique()) {
        watched.putIfAbsent(List.of(i), Rule.UNIQUE_REPEATED);
      }
    }
    return watched;
  }

  private static List<Integer> positions(Schema schema, List<String> key) {
    return key.stream().map(schema::indexOf).toList();
  }

  /// 64 bits of the primary key of each row, if there is one. They are all there once the file is
  /// read.
  public Optional<KeyRuns> primaryKeys() {
    return keys.stream()
        .filter(key -> key.rule == Rule.KEY_REPEATED)
        .map(key -> key.runs)
        .findFirst();
  }

  /// The bits of a batch's keys, for [#add]. Any number of threads may ask.
  public List<Hashes> hashes(Batch batch) {
    List<Hashes> hashes = new ArrayList<>(keys.size());
    for (Key key : keys) {
      long[] bits = new long[batch.rows()];
      hashes.add(new Hashes(bits, key.hash.hashes(batch, bits)));
    }
    return hashes;
  }

  /// The first `count` of `bits`.
  @SuppressWarnings("ArrayRecordComponent")
  public record Hashes(long[] bits, int count) {}

  public void add(List<Hashes> hashes) throws IOException {
    for (int i = 0; i < keys.size(); i++) {
      KeyRuns runs = keys.get(i).runs;
      if (runs.total() <= KEYS_MAX) {
        runs.add(hashes.get(i).bits(), hashes.get(i).count());
      }
    }
  }

  /// Whether the file has to be read (again) and its rows shown to [#look]. To be asked when all
  /// keys are added, and again after each such reading, until the answer is no.
  public boolean isUndecided(Findings findings) throws IOException {
    boolean undecided = false;
    for (Key key : keys) {
      undecided |= isUndecided(key, findings);
    }
    return undecided;
  }

  private boolean isUndecided(Key key, Findings findings) throws IOException {
    if (key.decided) {
      return false;
    }
    if (key.runs.total() > KEYS_MAX) {
      tooMany(key, findings, "at most " + KEYS_MAX + " keys", "more");
      key.decide();
      return false;
    }
    if (key.repeated || key.unknown) {
      // One true repeat refuses the file: of those that were not looked at it is enough to count
      // them.
      for (long i = 0; i < key.suspicious.unnamed(); i++) {
        findings.add(key.rule, column(key), () -> alike(key));
      }
      key.decide();
      return false;
    }
    key.suspectNext();
    return !key.decided;
  }

  private static Finding alike(Key key) {
    return new Finding(key.rule, new Location.File(), "a key that no other row has", "");
  }

  private void tooMany(Key key, Findings findings, String expected, String found) {
    findings.add(
        new Finding(Rule.KEYS_TOO_MANY, new Location.Column(column(key)), expected, found));
  }

  /// Takes a second look at published rows.
  ///
  /// @param rowNumbers of the batch's rows, counted from `firstRow`
  public void look(Batch batch, int[] rowNumbers, long firstRow, Findings findings) {
    for (Key key : keys) {
      if (!key.decided) {
        for (int row = 0; row < batch.rows(); row++) {
          look(key, batch, row, firstRow + rowNumbers[row], findings);
        }
      }
    }
  }

  private void look(Key key, Batch batch, int row, long rowNumber, Findings findings) {
    switch (key.repeats.look(batch, row, rowNumber)) {
      case RepeatedKeys.Look.First() -> {}
      case RepeatedKeys.Look.Repeats(long firstRow) -> {
        key.repeated = true;
        findings.add(key.rule, column(key), () -> repeated(key, batch, row, rowNumber, firstRow));
        if (repeated.size() + 2 <= rowsNamedMax) {
          name(firstRow, repeated(key, batch, row, firstRow, rowNumber));
          name(rowNumber, repeated(key, batch, row, rowNumber, firstRow));
        }
      }
      case RepeatedKeys.Look.Unknown() -> {
        if (!key.unknown) {
          key.unknown = true;
          tooMany(key, findings, "keys that can be told apart", "too many that hash alike");
        }
      }
    }
  }

  /// @param row in the batch, which has the key
  /// @param other row number of another row that has it
  private Finding repeated(Key key, Batch batch, int row, long rowNumber, long other) {
    return new Finding(
        key.rule,
        key.fields.size() == 1
            ? new Location.Cell(rowNumber, column(key))
            : new Location.Row(rowNumber),
        expected(key, other),
        KeyText.of(schema, key.fields, batch, row));
  }

  /// Once for each key: the first row of many with one key is told of one of the others.
  private void name(long rowNumber, Finding finding) {
    List<Finding> told = repeated.computeIfAbsent(rowNumber, absent -> new ArrayList<>());
    if (told.stream()
        .noneMatch(other ->
            other.rule() == finding.rule() && other.location().equals(finding.location()))) {
      told.add(finding);
    }
  }

  /// The rows whose key stands in another row too, and what is wrong with each: all rows of each
  /// repeat that was looked at, as far as their number is bounded. To be asked when all is decided.
  public SortedMap<Long, List<Finding>> repeated() {
    return Collections.unmodifiableSortedMap(repeated);
  }

  /// A table has one primary key, and may have many others: those are named.
  private String expected(Key key, long firstRow) {
    if (key.rule != Rule.UNIQUE_KEY_REPEATED || key.fields.size() == 1) {
      return "a key that row " + firstRow + " does not have";
    }
    String names = key.fields.stream().map(this::name).collect(Collectors.joining(", "));
    return "values in " + names + " that row " + firstRow + " does not have";
  }

  /// The column's name; that of a key of several is empty, as it is about rows.
  private String column(Key key) {
    if (key.fields.size() != 1) {
      return "";
    }
    return name(key.fields.getFirst());
  }

  private String name(int field) {
    return switch (sources.get(field)) {
      case FieldSource.Column column -> column.header();
      case FieldSource.Constant _, FieldSource.Absent _ -> schema.fields().get(field).name();
    };
  }
}
