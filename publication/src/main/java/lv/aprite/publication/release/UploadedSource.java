package lv.aprite.publication.release;

import java.io.IOException;
import java.io.InputStream;
import lv.aprite.engine.read.Source;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Submission;

/// The very version of a file that was uploaded.
record UploadedSource(Stores stores, Submission submission) implements Source {
  /// That version is not there: somebody still writes, or has removed it.
  static final class Changed extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// Its publisher did not let the hub read it.
  static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public String name() {
    return submission.fileName();
  }

  @Override
  public long sizeBytes() {
    return submission.sizeBytes();
  }

  @Override
  public InputStream open() throws IOException {
    return switch (stores.inbox().open(submission.sourceKey(), submission.version(), 0)) {
      case Opened.Stream(var _, InputStream bytes) -> bytes;
      case Opened.Absent() -> throw new Changed();
      case Opened.Denied() -> throw new Unreadable();
    };
  }

  boolean isThere() throws IOException {
    try {
      open().close();
      return true;
    } catch (Changed | Unreadable e) {
      return false;
    }
  }
}
