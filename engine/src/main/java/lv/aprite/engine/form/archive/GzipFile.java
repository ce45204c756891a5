package lv.aprite.engine.form.archive;

import java.io.IOException;
import java.io.InputStream;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.read.Source;

/// What a gzip file (RFC 1952) unfolds into: one member, or several one after the other, which are
/// one text. Every checksum is checked before anything is read.
///
/// @param sizeBytes of what it unfolds into
public record GzipFile(Source folded, long sizeBytes) implements Source {
  /// Looks at the whole of it.
  public static Unpacked look(Source source) throws IOException {
    return look(source, Unfolding.USUAL);
  }

  static Unpacked look(Source source, Unfolding limits) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long unfolded = 0;
    try (GzipStream in = new GzipStream(new Bytes(source.open()))) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        unfolded += count;
        limits.check(unfolded, in.offset());
      }
    } catch (BrokenDocument e) {
      return Unpacked.refused(e.finding());
    }
    return new Unpacked.Member(new GzipFile(source, unfolded), new Findings());
  }

  @Override
  public String name() {
    return folded.name();
  }

  @Override
  public InputStream open() throws IOException {
    return new GzipStream(new Bytes(folded.open()));
  }
}
