package lv.aprite.publication.release;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import lv.aprite.engine.quality.References;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.ObjectStore.Stats;
import lv.aprite.publication.submission.DatasetId;

/// What the datasets of the hub hold now: of each the release whose data serve, as its CSV under
/// the highest major version.
record CurrentReleases(ObjectStore open) implements References {
  @Override
  public Held current(String path) throws IOException {
    int slash = path.indexOf('/');
    DatasetId dataset = new DatasetId(path.substring(0, slash), path.substring(slash + 1));
    Optional<Numbered<ReleaseEntry.Released>> current = ReleaseLog.read(open, dataset).current();
    if (current.isEmpty()) {
      return new Held.Absent();
    }
    int major = current.get().entry().byMajorVersion().lastKey();
    ReleaseEntry.Data data = current.get().entry().byMajorVersion().lastEntry().getValue();
    String key = ReleaseKeys.distribution(dataset, data.attempt(), major, Format.CSV);
    return switch (open.stat(key)) {
      case Stats.Present(Stat stat) ->
          new Held.Release(current.get().number(), data.schema(), new Published(open, stat));
      // Withdrawn since the log was read: the next look says so.
      case Stats.Absent() -> throw new IOException(key + " is gone");
    };
  }

  private record Published(ObjectStore store, Stat stat) implements Source {
    @Override
    public String name() {
      return stat.key().substring(stat.key().lastIndexOf('/') + 1);
    }

    @Override
    public long sizeBytes() {
      return stat.sizeBytes();
    }

    @Override
    public InputStream open() throws IOException {
      return switch (store.open(stat.key(), stat.version(), 0)) {
        case Opened.Stream(var _, InputStream bytes) -> bytes;
        case Opened.Absent() -> throw new IOException(stat.key() + " is gone");
        case Opened.Denied() -> throw new IOException(stat.key() + " may not be read");
      };
    }
  }
}
