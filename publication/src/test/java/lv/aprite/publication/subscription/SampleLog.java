package lv.aprite.publication.subscription;

import lv.aprite.publication.catalog.SampleHub;
import lv.aprite.publication.log.AppendLog;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseEntryCodec;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.release.ReleaseKeys;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.submission.DatasetId;

/// A release log that grows by an entry at a time, in a store.
public final class SampleLog {
  private final SampleHub entries = SampleHub.full();
  private final DatasetId dataset;
  private final AppendLog<ReleaseEntry> log;
  private final int skipped;

  /// Begins with a description.
  public SampleLog(ObjectStore open, DatasetId dataset) {
    this.dataset = dataset;
    this.log = new AppendLog<>(open, ReleaseKeys.log(dataset), new ReleaseEntryCodec());
    this.skipped = (int) entries.log(dataset).number();
    ReleaseEntry described = entries.log(SampleHub.REGISTER).entries().getFirst().entry();
    entries.add(dataset, described);
  }

  /// Adds a release to what is to be written.
  public SampleLog released(String attempt, long rows) {
    entries.released(dataset, attempt, rows, 0);
    return this;
  }

  public SampleLog withdrawn(long release) {
    entries.add(dataset, SampleHub.withdrawn(release));
    return this;
  }

  /// Writes the entry of this number; whether it was written then or earlier.
  public void write(long number) {
    log.append(number, fold().entries().get(skipped + (int) number - 1).entry());
  }

  /// Writes all.
  public SampleLog writeAll() {
    for (long number = 1; number <= size(); number++) {
      write(number);
    }
    return this;
  }

  public long size() {
    return fold().number() - skipped;
  }

  private ReleaseFold fold() {
    return entries.log(dataset);
  }
}
