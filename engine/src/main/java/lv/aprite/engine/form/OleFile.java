package lv.aprite.engine.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A compound file, which holds streams as a disk holds files (MS-CFB). It is in memory as a whole,
/// because its sectors stand in any order.
final class OleFile {
  private static final long MAGIC = 0xE11AB1A1E011CFD0L;
  private static final int ENTRY_BYTES = 128;
  private static final int END = -2;

  private record Entry(int start, int size) {}

  private final ByteBuffer bytes;
  private final int sectorBytes;
  private final int[] table;
  private final Map<String, Entry> entries = new HashMap<>();
  private Entry root = new Entry(END, 0);

  OleFile(byte[] file) throws IOException {
    bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int shift = bytes.getShort(30);
    if (shift != 9 && shift != 12) {
      throw new Damaged("sectors of 512 or 4096 bytes", "2^" + shift);
    }
    sectorBytes = 1 << shift;
    table = table();
    directory();
  }

  static boolean is(byte[] head) {
    return head.length >= 512
        && ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong(0) == MAGIC;
  }

  Set<String> names() {
    return entries.keySet();
  }

  /// The whole stream of this name.
  byte[] stream(String name) throws IOException {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new Damaged("the stream " + name, "a file without it");
    }
    int cutoff = bytes.getInt(56);
    byte[] all = entry.size >= cutoff ? chain(entry.start, entry.size) : small(entry);
    if (all.length < entry.size) {
      throw new Damaged("a stream of " + entry.size + " bytes", all.length + " bytes");
    }
    return Arrays.copyOf(all, entry.size);
  }

  /// Which sector follows each.
  private int[] table() throws IOException {
    int sectors = bytes.capacity() / sectorBytes;
    int[] next = new int[sectors];
    Arrays.fill(next, END);
    int count = bytes.getInt(44);
    int at = 0;
    int sector = 0;
    int place = 76;
    int placesEnd = 76 + 109 * 4;
    int more = bytes.getInt(68);
    for (int i = 0; i < count && at < sectors; i++) {
      if (place == placesEnd) {
        place = offset(more);
        placesEnd = place + sectorBytes - 4;
        more = bytes.getInt(placesEnd);
      }
      sector = bytes.getInt(place);
      place += 4;
      int from = offset(sector);
      for (int k = 0; k < sectorBytes / 4 && at < sectors; k++) {
        next[at++] = bytes.getInt(from + 4 * k);
      }
    }
    return next;
  }

  private int offset(int sector) throws IOException {
    long offset = (sector + 1L) * sectorBytes;
    if (sector < 0 || offset >= bytes.capacity()) {
      throw new Damaged("a sector of the file", "number " + sector);
    }
    return (int) offset;
  }

  private byte[] chain(int start, int bytesMax) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int sector = start;
    int steps = 0;
    while (sector >= 0 && out.size() < bytesMax) {
      int from = offset(sector);
      out.write(bytes.array(), from, Math.min(sectorBytes, bytes.capacity() - from));
      if (sector >= table.length || ++steps > table.length) {
        throw new Damaged("a chain of sectors with an end", "one without");
      }
      sector = table[sector];
    }
    return out.toByteArray();
  }

  private void directory() throws IOException {
    byte[] all = chain(bytes.getInt(48), Integer.MAX_VALUE);
    ByteBuffer directory = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + ENTRY_BYTES <= all.length; at += ENTRY_BYTES) {
      int nameBytes = Math.clamp(directory.getShort(at + 64) - 2, 0, 62);
      String name = new String(all, at, nameBytes, StandardCharsets.UTF_16LE);
      Entry entry = new Entry(directory.getInt(at + 116), directory.getInt(at + 120));
      switch (all[at + 66]) {
        case 2 -> entries.putIfAbsent(name, entry);
        case 5 -> root = entry;
        default -> {}
      }
      if (entry.size < 0) {
        throw new Damaged("a stream of less than 2 GB", name);
      }
    }
  }

  /// Small streams share the sectors of one that the root has.
  private byte[] small(Entry entry) throws IOException {
    byte[] shared = chain(root.start, root.size);
    byte[] next = chain(bytes.getInt(60), Integer.MAX_VALUE);
    ByteBuffer follows = ByteBuffer.wrap(next).order(ByteOrder.LITTLE_ENDIAN);
    int unit = 1 << bytes.getShort(32);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int sector = entry.start;
    while (sector >= 0 && out.size() < entry.size) {
      int from = Math.multiplyExact(sector, unit);
      if (from + unit > shared.length || 4 * sector + 4 > next.length) {
        throw new Damaged("a small sector of the file", "number " + sector);
      }
      out.write(shared, from, unit);
      sector = follows.getInt(4 * sector);
    }
    return out.toByteArray();
  }
}
