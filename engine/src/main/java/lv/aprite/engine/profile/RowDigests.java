package lv.aprite.engine.profile;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.validate.KeyHash;
import lv.aprite.engine.validate.KeyRuns;
import lv.aprite.engine.work.Scratch;

/// 64 bits of each published row and of its key, sorted, by which one release is held against
/// another: rows whose key is new were added, those whose key is gone were removed, and of the keys
/// that are in both those have changed whose row is not.
///
/// Kept privately, as one object for each attempt: names and types of the fields, names of the key,
/// how many rows, then the sorted keys, then the sorted rows, 8 bytes each. One thread calls it,
/// but for [#part].
public final class RowDigests {
  /// Of more rows only the number is kept.
  public static final long ROWS_MAX = 20_000_000;

  private static final String MAGIC = "aprite-row-digests-1";
  // Beyond those of keys, below those of rules for tables.
  private static final int FIRST_PIECE = 1 << 29;

  private final List<String> fields;
  private final List<String> key;
  private final KeyHash keyHash;
  private final KeyHash rowHash;
  private final KeyRuns keys;
  private final KeyRuns rows;
  private final long rowsMax;
  private long total;

  /// @param memoryBytes how much memory may be taken before scratch is
  public RowDigests(Schema schema, Scratch scratch, int memoryBytes) {
    this(schema, scratch, memoryBytes, ROWS_MAX);
  }

  RowDigests(Schema schema, Scratch scratch, int memoryBytes, long rowsMax) {
    this.rowsMax = rowsMax;
    fields = schema.fields().stream().map(RowDigests::name).toList();
    key = schema.primaryKey();
    keyHash = new KeyHash(key.stream().map(schema::indexOf).toList());
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < schema.fields().size(); i++) {
      all.add(i);
    }
    rowHash = new KeyHash(all);
    AtomicInteger pieces = new AtomicInteger(FIRST_PIECE);
    keys = new KeyRuns(scratch, pieces::getAndIncrement, memoryBytes / 2);
    rows = new KeyRuns(scratch, pieces::getAndIncrement, memoryBytes / 2);
  }

  /// Rows can be compared where these are the same.
  private static String name(Field field) {
    return field.name() + " " + field.type();
  }

  /// What the rows of one batch add.
  @SuppressWarnings("ArrayRecordComponent") // handed from one thread to another, and read only
  public record Part(long[] keys, long[] rows) {}

  /// Any number of threads may ask.
  public Part part(Batch batch) {
    long[] keyBits = new long[key.isEmpty() ? 0 : batch.rows()];
    long[] rowBits = new long[batch.rows()];
    for (int row = 0; row < batch.rows(); row++) {
      if (!key.isEmpty()) {
        keyBits[row] = keyHash.hash(batch, row);
      }
      rowBits[row] = rowHash.hashOfAll(batch, row);
    }
    return new Part(keyBits, rowBits);
  }

  public void add(Part part) throws IOException {
    total += part.rows.length;
    if (total <= rowsMax) {
      keys.add(part.keys, part.keys.length);
      rows.add(part.rows, part.rows.length);
    }
  }

  /// Writes all that is kept.
  public void write(OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to, 1 << 16));
    out.writeUTF(MAGIC);
    write(out, fields);
    write(out, key);
    out.writeLong(total);
    out.writeBoolean(total <= rowsMax);
    if (total <= rowsMax) {
      writeAll(out, keys);
      writeAll(out, rows);
    }
    out.flush();
  }

  private static void writeAll(DataOutputStream out, KeyRuns runs) throws IOException {
    out.writeLong(runs.total());
    runs.each(out::writeLong);
  }

  private static void write(DataOutputStream out, List<String> names) throws IOException {
    out.writeInt(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
  }

  /// Holds these rows against those of a release before.
  ///
  /// @param number of that release
  /// @param before what [#write] wrote then
  public Comparison compare(long number, Source before) throws IOException {
    try (InputStream stream = before.open();
        DataInputStream in =
            new DataInputStream(new java.io.BufferedInputStream(stream, 1 << 16))) {
      if (!in.readUTF().equals(MAGIC)) {
        throw new IOException(before.name() + ": expected digests of rows");
      }
      List<String> fieldsBefore = names(in);
      List<String> keyBefore = names(in);
      long totalBefore = in.readLong();
      boolean kept = in.readBoolean();
      boolean sameFields = fields.equals(fieldsBefore);
      boolean sameKey = key.equals(keyBefore) && sameTypes(fieldsBefore);
      Optional<Comparison.Rows> compared =
          kept && total <= rowsMax && (key.isEmpty() ? sameFields : sameKey)
              ? Optional.of(rows(in, sameFields))
              : Optional.empty();
      return new Comparison(
          number,
          totalBefore,
          total,
          compared,
          without(fields, fieldsBefore),
          without(fieldsBefore, fields));
    }
  }

  /// Whether the fields of the key are what they were.
  private boolean sameTypes(List<String> fieldsBefore) {
    return fields.stream()
        .filter(field -> key.contains(nameOnly(field)))
        .allMatch(fieldsBefore::contains);
  }

  private static String nameOnly(String field) {
    return field.substring(0, field.lastIndexOf(' ', field.lastIndexOf('[')));
  }

  /// Names that the one has and the other has not.
  private static List<String> without(List<String> one, List<String> other) {
    List<String> names = other.stream().map(RowDigests::nameOnly).toList();
    return one.stream().map(RowDigests::nameOnly).filter(name -> !names.contains(name)).toList();
  }

  private static List<String> names(DataInputStream in) throws IOException {
    List<String> names = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      names.add(in.readUTF());
    }
    return names;
  }

  private Comparison.Rows rows(DataInputStream in, boolean sameFields) throws IOException {
    Both keyed = both(in, keys);
    Both whole = both(in, rows);
    if (key.isEmpty()) {
      return new Comparison.Rows(
          rows.total() - whole.common, whole.before - whole.common, Optional.empty());
    }
    return new Comparison.Rows(
        keys.total() - keyed.common,
        keyed.before - keyed.common,
        sameFields ? Optional.of(keyed.common - whole.common) : Optional.empty());
  }

  /// How many there were, and how many are in both.
  private record Both(long before, long common) {}

  private static Both both(DataInputStream in, KeyRuns now) throws IOException {
    long before = in.readLong();
    Meeting meeting = new Meeting(in, before);
    now.each(meeting::next);
    meeting.readOn();
    return new Both(before, meeting.common);
  }

  /// Goes through two sorted lists at once; what stands several times in both counts as often as it
  /// stands in the one that has fewer.
  private static final class Meeting {
    private final DataInputStream in;
    private long left;
    private long head;
    private boolean there;
    private long common;

    Meeting(DataInputStream in, long before) throws IOException {
      this.in = in;
      left = before;
      advance();
    }

    void next(long hash) throws IOException {
      while (there && head < hash) {
        advance();
      }
      if (there && head == hash) {
        common++;
        advance();
      }
    }

    private void advance() throws IOException {
      there = left > 0;
      if (there) {
        head = in.readLong();
        left--;
      }
    }

    /// Up to the end of the list, where the next one begins.
    void readOn() throws IOException {
      in.skipNBytes(8 * left);
    }
  }
}
