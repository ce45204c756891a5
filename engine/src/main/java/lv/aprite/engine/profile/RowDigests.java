package lv.aprite.engine.profile;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.validate.KeyRuns;
import lv.aprite.engine.work.Scratch;

/// 64 bits of each published row and of its key, sorted, by which one release is held against
/// another: rows whose key is new were added, those whose key is gone were removed, and of the keys
/// that are in both those have changed whose row is not.
///
/// Kept privately, as one object for each attempt: names and types of the fields, names of the key,
/// how many rows, then the sorted keys, then the sorted rows, 8 bytes each. One thread calls it.
public final class RowDigests {
  /// Of more rows only the number is kept.
  public static final long ROWS_MAX = 20_000_000;

  private static final int BUFFER_BYTES = 1 << 16;

  private static final String MAGIC = "aprite-row-digests-1";
  // Beyond those of keys, below those of rules for tables.
  private static final int FIRST_PIECE = 1 << 29;

  private final List<String> fields;
  private final List<String> key;
  private final Optional<KeyRuns> keys;
  private final KeyRuns rows;
  private final long rowsMax;
  private long total;

  /// @param keys 64 bits of the key of each row, which somebody else collects, if there is a key
  /// @param memoryBytes how much memory may be taken before scratch is
  public RowDigests(Schema schema, Optional<KeyRuns> keys, Scratch scratch, int memoryBytes) {
    this(schema, keys, scratch, memoryBytes, ROWS_MAX);
  }

  RowDigests(
      Schema schema, Optional<KeyRuns> keys, Scratch scratch, int memoryBytes, long rowsMax) {
    this.rowsMax = rowsMax;
    fields = schema.fields().stream().map(RowDigests::name).toList();
    key = schema.primaryKey();
    this.keys = keys;
    AtomicInteger pieces = new AtomicInteger(FIRST_PIECE);
    rows = new KeyRuns(scratch, pieces::getAndIncrement, memoryBytes);
  }

  /// Rows can be compared where these are the same.
  private static String name(Field field) {
    return field.name() + " " + field.type();
  }

  /// Adds the rows of one batch.
  public void add(Profiler.Part part) throws IOException {
    total += part.rowBits().length;
    if (total <= rowsMax) {
      rows.add(part.rowBits(), part.rowBits().length);
    }
  }

  /// Writes all that is kept.
  public void write(OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
    out.writeUTF(MAGIC);
    write(out, fields);
    write(out, key);
    out.writeLong(total);
    out.writeBoolean(total <= rowsMax);
    if (total <= rowsMax) {
      if (keys.isPresent()) {
        writeAll(out, keys.get());
      } else {
        out.writeLong(0);
      }
      writeAll(out, rows);
    }
    out.flush();
  }

  private static void writeAll(DataOutputStream out, KeyRuns runs) throws IOException {
    out.writeLong(runs.total());
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    runs.each(hash -> {
      buffer.putLong(hash);
      if (!buffer.hasRemaining()) {
        out.write(buffer.array(), 0, BUFFER_BYTES);
        buffer.clear();
      }
    });
    out.write(buffer.array(), 0, buffer.position());
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
    if (keys.isEmpty()) {
      in.skipNBytes(8 * in.readLong());
      Both whole = both(in, rows);
      return new Comparison.Rows(
          rows.total() - whole.common, whole.before - whole.common, Optional.empty());
    }
    Both keyed = both(in, keys.get());
    Both whole = both(in, rows);
    return new Comparison.Rows(
        keys.get().total() - keyed.common,
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
