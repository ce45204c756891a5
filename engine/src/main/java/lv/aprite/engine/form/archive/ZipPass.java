package lv.aprite.engine.form.archive;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;

/// One pass over a ZIP archive (APPNOTE 6.3), from its first byte to its last. Each member is
/// unfolded and its checksum checked; then the central directory must say the same of it. Readers
/// that trust one of the two can be shown different files.
final class ZipPass {
  private static final long LOCAL = 0x04034B50L;
  private static final long CENTRAL = 0x02014B50L;
  private static final long DESCRIPTOR = 0x08074B50L;
  private static final long END = 0x06054B50L;
  private static final long END_64 = 0x06064B50L;
  private static final long LOCATOR_64 = 0x07064B50L;
  private static final int ENCRYPTED = 1;
  private static final int DESCRIBED = 8;
  private static final int STRONG = 1 << 6;
  private static final int UTF8 = 1 << 11;
  private static final int EXTRA_64 = 1;
  private static final long IN_EXTRA = 0xFFFF_FFFFL;
  private static final int ENTRIES_MAX = 1000;

  /// A header's extra fields: the sizes of 64 bits that stand in for those of 32.
  private record Sizes(long unfolded, long folded, long headerAt, boolean are64) {}

  private final Bytes bytes;
  private final Unfolding limits;
  private final byte[] buffer = new byte[1 << 16];
  private final List<ZipEntry> entries = new ArrayList<>();
  private long unfolded;

  private ZipPass(Bytes bytes, Unfolding limits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  static List<ZipEntry> over(Bytes bytes, Unfolding limits) throws IOException {
    return new ZipPass(bytes, limits).entries();
  }

  private List<ZipEntry> entries() throws IOException {
    Set<String> names = new HashSet<>();
    long headerAt = bytes.offset();
    long signature = bytes.u4();
    while (signature == LOCAL) {
      ZipEntry entry = entry(headerAt);
      if (!names.add(entry.name())) {
        throw new BrokenDocument(
            Rule.DOCUMENT_NAME_TWICE,
            new Location.File(),
            "each name once in an archive",
            entry.name());
      }
      entries.add(entry);
      if (entries.size() > ENTRIES_MAX) {
        throw new BrokenDocument(
            Rule.FORMAT_LIMIT, new Location.File(), "at most " + ENTRIES_MAX + " members", "more");
      }
      headerAt = bytes.offset();
      signature = bytes.u4();
    }
    directory(headerAt, signature);
    return entries;
  }

  private ZipEntry entry(long headerAt) throws IOException {
    bytes.skip(2);
    int flags = bytes.u2();
    int method = bytes.u2();
    bytes.skip(4);
    long checksum = bytes.u4();
    long folded = bytes.u4();
    long size = bytes.u4();
    int nameLength = bytes.u2();
    int extraLength = bytes.u2();
    String name = name(bytes.take(nameLength), flags);
    Sizes sizes = extra(bytes.take(extraLength), size, folded, 0);
    if ((flags & (ENCRYPTED | STRONG)) != 0) {
      throw bytes.malformed("an archive without a password", "encrypted members");
    }
    boolean described = (flags & DESCRIBED) != 0;
    if (method != ZipEntry.DEFLATED && (method != ZipEntry.STORED || described)) {
      throw bytes.malformed(
          "members that are stored or deflated",
          method == ZipEntry.STORED ? "one of unknown length" : "method " + method);
    }
    long at = bytes.offset();
    CRC32 found = new CRC32();
    long length = method == ZipEntry.DEFLATED ? inflate(found) : copy(sizes.folded, found);
    long taken = bytes.offset() - at;
    if (described) {
      descriptor(found.getValue(), taken, length, sizes.are64);
    } else if (checksum != found.getValue() || sizes.folded != taken || sizes.unfolded != length) {
      throw bytes.malformed("the checksum and sizes that a member's header says", "others");
    }
    return new ZipEntry(name, method, headerAt, at, taken, length, found.getValue());
  }

  private long inflate(CRC32 found) throws IOException {
    bytes.deflated();
    long length = 0;
    int count = bytes.inflate(buffer, 0, buffer.length);
    while (count >= 0) {
      found.update(buffer, 0, count);
      length += count;
      unfolded += count;
      limits.check(unfolded, bytes.offset());
      count = bytes.inflate(buffer, 0, buffer.length);
    }
    return length;
  }

  private long copy(long length, CRC32 found) throws IOException {
    for (long left = length; left > 0; ) {
      int count = bytes.some(buffer, 0, (int) Math.min(left, buffer.length));
      if (count < 0) {
        throw bytes.malformed("more of a member", "the end of the file");
      }
      found.update(buffer, 0, count);
      left -= count;
    }
    unfolded += length;
    return length;
  }

  /// What follows a member whose sizes its header did not know: with a signature or without.
  private void descriptor(long checksum, long folded, long length, boolean are64)
      throws IOException {
    long first = bytes.u4();
    long said = first == DESCRIPTOR ? bytes.u4() : first;
    long saidFolded = are64 ? bytes.u8() : bytes.u4();
    long saidLength = are64 ? bytes.u8() : bytes.u4();
    if (said != checksum || saidFolded != folded || saidLength != length) {
      throw bytes.malformed("the checksum and sizes that follow a member", "others");
    }
  }

  private Sizes extra(byte[] extra, long size, long folded, long headerAt) throws IOException {
    for (int i = 0; i + 4 <= extra.length; ) {
      int id = u2(extra, i);
      int length = u2(extra, i + 2);
      int at = i + 4;
      int end = at + length;
      if (end > extra.length) {
        throw bytes.malformed("extra fields that fit", "one that is too long");
      }
      if (id == EXTRA_64) {
        long[] values = {size, folded, headerAt};
        for (int v = 0; v < values.length; v++) {
          if (values[v] == IN_EXTRA && at + 8 <= end) {
            values[v] = u8(extra, at);
            at += 8;
          }
        }
        return new Sizes(values[0], values[1], values[2], true);
      }
      i = end;
    }
    return new Sizes(size, folded, headerAt, false);
  }

  private static int u2(byte[] bytes, int at) {
    return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
  }

  private static long u8(byte[] bytes, int at) {
    long value = 0;
    for (int i = 7; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xFF;
    }
    return value;
  }

  /// Only to be shown and compared.
  private static String name(byte[] bytes, int flags) {
    Charset charset = (flags & UTF8) != 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    boolean ascii = true;
    for (byte b : bytes) {
      ascii &= b >= 0;
    }
    return new String(bytes, ascii ? StandardCharsets.US_ASCII : charset);
  }

  private void directory(long from, long firstSignature) throws IOException {
    long signature = firstSignature;
    for (ZipEntry entry : entries) {
      if (signature != CENTRAL) {
        throw differ();
      }
      central(entry);
      signature = bytes.u4();
    }
    if (signature == END_64) {
      bytes.skip(bytes.u8());
      if (bytes.u4() != LOCATOR_64) {
        throw bytes.malformed("the locator of ZIP64", "other bytes");
      }
      bytes.skip(16);
      signature = bytes.u4();
    }
    if (signature != END) {
      throw differ();
    }
    bytes.skip(4);
    int here = bytes.u2();
    int all = bytes.u2();
    bytes.skip(4);
    long at = bytes.u4();
    bytes.skip(bytes.u2());
    if (here != all || all != entries.size() && all != 0xFFFF || at != from && at != IN_EXTRA) {
      throw differ();
    }
    if (!bytes.isAtEnd()) {
      throw bytes.malformed("the end of the file after the end of the archive", "more");
    }
  }

  private void central(ZipEntry entry) throws IOException {
    bytes.skip(4);
    int flags = bytes.u2();
    int method = bytes.u2();
    bytes.skip(4);
    long checksum = bytes.u4();
    long folded = bytes.u4();
    long size = bytes.u4();
    int nameLength = bytes.u2();
    int extraLength = bytes.u2();
    int commentLength = bytes.u2();
    bytes.skip(8);
    long headerAt = bytes.u4();
    String name = name(bytes.take(nameLength), flags);
    Sizes sizes = extra(bytes.take(extraLength), size, folded, headerAt);
    bytes.skip(commentLength);
    boolean same =
        name.equals(entry.name())
            && method == entry.method()
            && checksum == entry.checksum()
            && sizes.folded == entry.folded()
            && sizes.unfolded == entry.unfolded()
            && sizes.headerAt == entry.headerAt();
    if (!same) {
      throw differ();
    }
  }

  private BrokenDocument differ() {
    return bytes.malformed(
        "a central directory that lists the members as they are", "one that differs");
  }
}
