package lv.aprite.engine.form.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.read.Source;

/// Finds the member of a ZIP archive that is asked for, or the only one.
public final class ZipArchive {
  private static final int NAMED_MAX = 10;

  private ZipArchive() {}

  /// Looks at the whole of it.
  ///
  /// @param member its name; otherwise there has to be one alone
  public static Unpacked look(Source source, Optional<String> member) throws IOException {
    return look(source, member, Unfolding.USUAL);
  }

  static Unpacked look(Source source, Optional<String> member, Unfolding limits)
      throws IOException {
    List<ZipEntry> entries;
    try (Bytes bytes = new Bytes(source.open())) {
      entries = ZipPass.over(bytes, limits);
    } catch (BrokenDocument e) {
      return Unpacked.refused(e.finding());
    }
    List<ZipEntry> files = new ArrayList<>();
    List<ZipEntry> asked = new ArrayList<>();
    for (ZipEntry entry : entries) {
      if (!entry.isFolder() && !entry.isBookkeeping()) {
        files.add(entry);
        if (member.map(entry.name()::equals).orElse(true)) {
          asked.add(entry);
        }
      }
    }
    if (asked.size() != 1) {
      return Unpacked.refused(
          new Finding(
              Rule.DOCUMENT_WITHOUT_TABLE,
              new Location.File(),
              member.isPresent()
                  ? "the member of the archive that is asked for"
                  : "one file in the archive",
              files.isEmpty() ? "none" : named(files)));
    }
    files.removeAll(asked);
    Findings notes = new Findings();
    if (!files.isEmpty()) {
      notes.add(
          new Finding(
              Rule.TABLES_NOT_READ,
              new Location.File(),
              "the table and nothing else",
              "beside it " + named(files)));
    }
    return new Unpacked.Member(new ZipMember(source, asked.getFirst()), notes);
  }

  private static String named(List<ZipEntry> files) {
    List<String> names = files.stream().limit(NAMED_MAX).map(ZipEntry::name).toList();
    return String.join(", ", names) + (files.size() > NAMED_MAX ? " and others" : "");
  }

  private record ZipMember(Source archive, ZipEntry entry) implements Source {
    @Override
    public String name() {
      return archive.name();
    }

    @Override
    public long sizeBytes() {
      return entry.unfolded();
    }

    @Override
    public InputStream open() throws IOException {
      Bytes bytes = new Bytes(archive.open());
      try {
        bytes.skip(entry.at());
      } catch (IOException e) {
        bytes.close();
        throw e;
      }
      bytes.deflated();
      return new Content(bytes, entry);
    }
  }

  /// The bytes of one member.
  private static final class Content extends InputStream {
    private final Bytes bytes;
    private final boolean deflated;
    private long left;

    Content(Bytes bytes, ZipEntry entry) {
      this.bytes = bytes;
      deflated = entry.method() == ZipEntry.DEFLATED;
      left = entry.unfolded();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (left == 0) {
        return -1;
      }
      int most = (int) Math.min(length, left);
      int count = deflated ? bytes.inflate(into, from, most) : bytes.some(into, from, most);
      if (count < 0) {
        throw bytes.malformed("the same file as a moment ago", "a shorter one");
      }
      left -= count;
      return count;
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
