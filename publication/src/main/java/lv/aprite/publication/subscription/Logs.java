package lv.aprite.publication.subscription;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lv.aprite.publication.catalog.Hub;
import lv.aprite.publication.log.AppendLog;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.notice.Notice;
import lv.aprite.publication.notice.Notices;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseEntryCodec;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.release.ReleaseKeys;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.submission.DatasetId;

/// The release logs of a hub, for many who look at them. An entry never changes, so it is read once
/// and kept, within a bound; whether there is another is asked each time. Safe for use by many
/// threads at once.
public final class Logs {
  private static final int ENTRIES_KEPT_MAX = 200_000;

  private final ObjectStore open;
  private final Hub hub;
  private final SortedMap<String, DatasetId> known = new TreeMap<>();
  private final Map<DatasetId, List<Numbered<ReleaseEntry>>> kept =
      new LinkedHashMap<>(16, 0.75f, true);
  private long entriesKept;

  public Logs(ObjectStore open, Hub hub) {
    this.open = open;
    this.hub = hub;
  }

  /// There may be such a dataset.
  public synchronized void note(DatasetId dataset) {
    known.put(dataset.path(), dataset);
  }

  /// Finds all datasets that have a log.
  public void discover() {
    String after = "";
    List<ObjectStore.Listed> next = open.list("log/", after, 1);
    while (!next.isEmpty()) {
      String[] parts = next.getFirst().key().split("/", -1);
      if (parts.length == 4 && DatasetId.isSlug(parts[1]) && DatasetId.isSlug(parts[2])) {
        note(new DatasetId(parts[1], parts[2]));
        // The first key after the whole folder of the dataset.
        after = "log/" + parts[1] + "/" + parts[2] + "0";
      } else {
        after = next.getFirst().key();
      }
      next = open.list("log/", after, 1);
    }
  }

  /// Those that were noted or discovered, in the order of their names.
  public synchronized List<DatasetId> datasets() {
    return List.copyOf(known.values());
  }

  /// All entries of a dataset's log as it is now, in order and from the first.
  public List<Numbered<ReleaseEntry>> log(DatasetId dataset) {
    List<Numbered<ReleaseEntry>> before = known(dataset);
    AppendLog<ReleaseEntry> log =
        new AppendLog<>(open, ReleaseKeys.log(dataset), new ReleaseEntryCodec());
    List<Numbered<ReleaseEntry>> entries = before;
    Optional<Numbered<ReleaseEntry>> next = log.entry(before.size() + 1L);
    if (next.isPresent()) {
      entries = new ArrayList<>(before);
      while (next.isPresent()) {
        entries.add(next.get());
        next = log.entry(entries.size() + 1L);
      }
      entries = List.copyOf(entries);
      keep(dataset, entries);
    }
    return entries;
  }

  /// The notice of the entry of this number.
  public Notice notice(DatasetId dataset, List<Numbered<ReleaseEntry>> log, long number) {
    return Notices.of(hub, dataset, ReleaseFold.of(log.subList(0, (int) number)), number);
  }

  private synchronized List<Numbered<ReleaseEntry>> known(DatasetId dataset) {
    return kept.getOrDefault(dataset, List.of());
  }

  private synchronized void keep(DatasetId dataset, List<Numbered<ReleaseEntry>> entries) {
    List<Numbered<ReleaseEntry>> before = kept.getOrDefault(dataset, List.of());
    if (before.size() >= entries.size()) {
      return;
    }
    kept.put(dataset, entries);
    entriesKept += entries.size() - before.size();
    Iterator<Map.Entry<DatasetId, List<Numbered<ReleaseEntry>>>> oldest =
        kept.entrySet().iterator();
    while (entriesKept > ENTRIES_KEPT_MAX && kept.size() > 1) {
      entriesKept -= oldest.next().getValue().size();
      oldest.remove();
    }
  }
}
