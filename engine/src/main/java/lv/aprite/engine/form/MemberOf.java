package lv.aprite.engine.form;

import java.io.IOException;
import java.io.InputStream;
import lv.aprite.engine.read.Source;

/// An archive of which one file is meant.
///
/// @param member its name in the archive
public record MemberOf(Source archive, String member) implements Source {
  @Override
  public String name() {
    return archive.name();
  }

  @Override
  public long sizeBytes() {
    return archive.sizeBytes();
  }

  @Override
  public InputStream open() throws IOException {
    return archive.open();
  }
}
