package lv.aprite.publication.submission;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import lv.aprite.engine.read.Source;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.ObjectStore.Stats;

/// A private object that can be read more than once: its version when it was found.
public record KeptSource(ObjectStore restricted, Stat stat) implements Source {
  /// Absent when there is no such object.
  public static Optional<KeptSource> of(ObjectStore restricted, String key) {
    return switch (restricted.stat(key)) {
      case Stats.Absent() -> Optional.empty();
      case Stats.Present(Stat stat) -> Optional.of(new KeptSource(restricted, stat));
    };
  }

  /// The rows that an attempt left out, as they were handed out; absent when it left none out.
  public static Optional<KeptSource> rejectedRows(
      ObjectStore restricted, DatasetId dataset, String submission, String attempt) {
    return of(restricted, SubmissionKeys.rejectedRows(dataset, submission, attempt));
  }

  @Override
  public String name() {
    return stat.key();
  }

  @Override
  public long sizeBytes() {
    return stat.sizeBytes();
  }

  @Override
  public InputStream open() throws IOException {
    return switch (restricted.open(stat.key(), stat.version(), 0)) {
      case Opened.Stream(var _, InputStream bytes) -> bytes;
      case Opened.Absent() -> throw new IOException(stat.key() + ": is gone");
      case Opened.Denied() -> throw new IOException(stat.key() + ": may not be read");
    };
  }
}
