package lv.aprite.publication.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import lv.aprite.engine.read.Source;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Submission;

/// The very version of a file that was uploaded. A small one is fetched once: it is opened several
/// times, and each time is a request.
final class UploadedSource implements Source {
  private static final int SMALL_BYTES_MAX = 1 << 20;

  private final Stores stores;
  private final Submission submission;
  private Optional<byte[]> small = Optional.empty();

  UploadedSource(Stores stores, Submission submission) {
    this.stores = stores;
    this.submission = submission;
  }

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
    if (submission.sizeBytes() > SMALL_BYTES_MAX) {
      return fetch();
    }
    if (small.isEmpty()) {
      int size = Math.toIntExact(submission.sizeBytes());
      try (InputStream in = fetch()) {
        byte[] bytes = in.readNBytes(size + 1);
        if (bytes.length != size) {
          throw new Changed();
        }
        small = Optional.of(bytes);
      }
    }
    return new ByteArrayInputStream(small.get());
  }

  private InputStream fetch() throws IOException {
    return switch (stores.inbox().open(submission.sourceKey(), submission.version(), 0)) {
      case Opened.Stream(var _, InputStream bytes) -> bytes;
      case Opened.Absent() -> throw new Changed();
      case Opened.Denied() -> throw new Unreadable();
    };
  }

  boolean isThere() throws IOException {
    try {
      fetch().close();
      return true;
    } catch (Changed | Unreadable e) {
      return false;
    }
  }
}
