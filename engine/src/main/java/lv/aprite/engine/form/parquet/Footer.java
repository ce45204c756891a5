package lv.aprite.engine.form.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.read.Framing;
import lv.aprite.engine.read.Source;

/// What the end of a file of Parquet says: columns, row groups, and where their bytes are.
///
/// @param sizeBytes of the file
record Footer(List<Column> columns, List<Group> groups, long sizeBytes) {
  private static final int BYTES_MAX = 64 << 20;
  private static final int TRAILER_BYTES = 8;
  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  /// @param from of its first byte in the file
  /// @param to after its last
  record Group(long rows, List<Chunk> chunks, long from, long to) {
    Group {
      chunks = List.copyOf(chunks);
    }
  }

  /// The values of one column in one row group.
  record Chunk(long from, long to, int codec, long values) {}

  Footer {
    columns = List.copyOf(columns);
    groups = List.copyOf(groups);
  }

  static Footer read(Source source) throws IOException {
    long size = source.sizeBytes();
    byte[] trailer = bytes(source, Math.max(0, size - TRAILER_BYTES), TRAILER_BYTES);
    if (size < TRAILER_BYTES + MAGIC.length
        || !Arrays.equals(trailer, 4, 8, MAGIC, 0, MAGIC.length)) {
      throw Damage.malformed("a file that ends like Parquet, with PAR1", "another end");
    }
    long length = Raw.i4(trailer, 0) & 0xFFFF_FFFFL;
    if (length > BYTES_MAX) {
      throw Damage.beyond("metadata of at most " + BYTES_MAX + " bytes");
    }
    long from = size - TRAILER_BYTES - length;
    if (from < MAGIC.length) {
      throw Damage.malformed("metadata within the file", "a length beyond its beginning");
    }
    byte[] metadata = bytes(source, from, (int) length);
    Thrift footer = new Thrift.Reader(metadata, 0, metadata.length).struct();
    if (footer.has(8)) {
      throw Damage.malformed("a file without a password", "encrypted columns");
    }
    List<Column> columns = columns(footer.structs(2));
    List<Group> groups = new ArrayList<>();
    long rows = 0;
    for (Thrift group : footer.structs(4)) {
      groups.add(group(group, columns, from));
      rows = Math.addExact(rows, groups.getLast().rows);
    }
    if (rows != footer.whole(3)) {
      throw Damage.malformed("as many rows as the metadata says", "others in its row groups");
    }
    return new Footer(columns, groups, size);
  }

  private static byte[] bytes(Source source, long from, int count) throws IOException {
    try (InputStream in = source.open()) {
      in.skipNBytes(from);
      byte[] bytes = in.readNBytes(count);
      if (bytes.length < count) {
        throw Damage.malformed("a file that ends like Parquet, with PAR1", "a shorter file");
      }
      return bytes;
    }
  }

  private static List<Column> columns(List<Thrift> schema) throws BrokenDocument {
    if (schema.isEmpty() || schema.size() - 1 > Framing.COLUMNS_MAX) {
      throw Damage.beyond("1 to " + Framing.COLUMNS_MAX + " columns");
    }
    List<Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Thrift element : schema.subList(1, schema.size())) {
      columns.add(Column.of(element));
      if (!names.add(columns.getLast().name())) {
        throw Damage.malformed(columns.getLast().name(), "each name once", "it twice");
      }
    }
    if (columns.isEmpty() || schema.getFirst().whole(5, 0) != columns.size()) {
      throw Damage.malformed("as many columns as the schema's root says", "others");
    }
    return columns;
  }

  private static Group group(Thrift group, List<Column> columns, long end) throws BrokenDocument {
    long rows = group.whole(3);
    List<Thrift> stored = group.structs(1);
    if (stored.size() != columns.size() || rows < 0) {
      throw Damage.malformed("a row group with every column", "another number of them");
    }
    List<Chunk> chunks = new ArrayList<>();
    long from = Long.MAX_VALUE;
    long to = 0;
    for (int i = 0; i < stored.size(); i++) {
      Column column = columns.get(i);
      if (stored.get(i).has(1)) {
        throw Damage.malformed(column.name(), "data in this file", "a reference to another");
      }
      Thrift chunk = stored.get(i).struct(3);
      long data = chunk.whole(9);
      long dictionary = chunk.whole(11, 0);
      long start = dictionary > 0 ? Math.min(dictionary, data) : data;
      long length = chunk.whole(7);
      if (start < MAGIC.length || length < 0 || length > end - start) {
        throw Damage.malformed(column.name(), "data within the file", "a place outside it");
      }
      if (chunk.whole(1) != column.physical().ordinal()
          || !chunk.texts(3).equals(List.of(column.name()))) {
        throw Damage.malformed(column.name(), "the column that the schema has here", "another");
      }
      if (chunk.whole(5) != rows) {
        throw Damage.malformed(column.name(), rows + " values, one a row", "another number");
      }
      chunks.add(new Chunk(start, start + length, (int) chunk.whole(4), rows));
      from = Math.min(from, start);
      to = Math.max(to, start + length);
    }
    return new Group(rows, chunks, from, to);
  }
}
