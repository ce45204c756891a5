package lv.aprite.publication.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lv.aprite.engine.write.Distribution;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseEntryCodec;
import lv.aprite.publication.release.ReleaseKeys;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.UploadOrder;

/// What must hold at every moment: looked at with each change of the store, from outside, by what
/// is in it and by when uploads really began.
final class Laws {
  private final MemoryStore open;
  private final Map<String, UploadOrder> truth;
  private final Map<String, List<ReleaseEntry>> logs = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final List<String> broken = new ArrayList<>();

  /// @param truth when each submission's upload really began
  Laws(MemoryStore open, Map<String, UploadOrder> truth) {
    this.open = open;
    this.truth = truth;
  }

  List<String> broken() {
    return broken;
  }

  FailingStore.Watch ofOpen() {
    return new FailingStore.Watch() {
      @Override
      public void written(String key) {
        if (isEntry(key) && key.startsWith("log/")) {
          appended(key);
        } else if (key.endsWith("/head.json") || key.startsWith("latest/")) {
          raised(key);
        }
      }

      @Override
      public void deleted(String key) {
        if (key.startsWith("log/")) {
          broken.add(key + " was deleted");
        } else if (key.startsWith("data/")) {
          removed(key);
        }
      }
    };
  }

  FailingStore.Watch ofRestricted() {
    return new FailingStore.Watch() {
      @Override
      public void written(String key) {
        if (isEntry(key)) {
          checkNumber(key);
        }
      }

      @Override
      public void deleted(String key) {
        if (isEntry(key)) {
          broken.add(key + " was deleted");
        }
      }
    };
  }

  static FailingStore.Watch nothing() {
    return new FailingStore.Watch() {
      @Override
      public void written(String key) {}

      @Override
      public void deleted(String key) {}
    };
  }

  private static boolean isEntry(String key) {
    return key.matches("(log|submissions|contracts)/.*/[0-9]{8}\\.json");
  }

  private static String folder(String key) {
    return key.substring(0, key.lastIndexOf('/'));
  }

  private void checkNumber(String key) {
    String folder = folder(key);
    long number = Long.parseLong(key.substring(folder.length() + 1, key.length() - 5));
    if (numbers.merge(folder, 1L, Long::sum) != number) {
      broken.add(key + " leaves a gap or is there twice");
    }
  }

  private void appended(String key) {
    checkNumber(key);
    List<ReleaseEntry> log = logs.computeIfAbsent(folder(key), _ -> new ArrayList<>());
    ReleaseEntry entry = new ReleaseEntryCodec().decode(bytes(key));
    if (log.isEmpty() && !(entry instanceof ReleaseEntry.Described)) {
      broken.add(key + " is the first and describes nothing");
    }
    switch (entry) {
      case ReleaseEntry.Released released -> {
        checkIsNewest(key, released, log);
        checkData(dataset(key), key, released);
      }
      case ReleaseEntry.RolledBack(long to, var _) -> {
        if (to > log.size() || !(log.get((int) to - 1) instanceof ReleaseEntry.Released)) {
          broken.add(key + " goes back to what is no release");
        } else if (withdrawn(log).contains(to)) {
          broken.add(key + " goes back to what was withdrawn");
        }
      }
      case ReleaseEntry.Withdrawn(long release, var _, var _) -> {
        if (!withdrawn(log).add(release)) {
          broken.add(key + " withdraws what was withdrawn");
        }
      }
      case ReleaseEntry.Described _ -> {}
    }
    log.add(entry);
  }

  private void checkIsNewest(String key, ReleaseEntry.Released released, List<ReleaseEntry> log) {
    UploadOrder order = truth.getOrDefault(released.submission(), released.order());
    for (int i = 0; i < log.size(); i++) {
      ReleaseEntry earlier = log.get(i);
      UploadOrder before =
          switch (earlier) {
            case ReleaseEntry.Described _ -> new UploadOrder(Instant.MIN, "");
            case ReleaseEntry.Released other -> {
              if (other.submission().equals(released.submission())) {
                broken.add(key + " releases " + released.submission() + " a second time");
              }
              yield truth.getOrDefault(other.submission(), other.order());
            }
            case ReleaseEntry.RolledBack(var _, UploadOrder ordered) -> ordered;
            case ReleaseEntry.Withdrawn(long gone, var _, UploadOrder ordered) ->
                serving(log.subList(0, i)) == gone ? ordered : new UploadOrder(Instant.MIN, "");
          };
      if (before.compareTo(order) > 0) {
        broken.add(key + " releases what is older than an entry before it");
      }
    }
  }

  /// The number of the release whose data serve after these entries; 0 for none.
  private static long serving(List<ReleaseEntry> log) {
    long serving = 0;
    for (int i = 0; i < log.size(); i++) {
      switch (log.get(i)) {
        case ReleaseEntry.Described _ -> {}
        case ReleaseEntry.Released _ -> serving = i + 1L;
        case ReleaseEntry.RolledBack(long to, var _) -> serving = to;
        case ReleaseEntry.Withdrawn(long gone, var _, var _) ->
            serving = gone == serving ? 0 : serving;
      }
    }
    return serving;
  }

  private void checkData(DatasetId dataset, String place, ReleaseEntry.Released released) {
    released
        .byMajorVersion()
        .forEach((major, data) -> {
          for (Distribution file : data.distributions()) {
            String key = ReleaseKeys.distribution(dataset, data.attempt(), major, file.format());
            if (!(open.read(key) instanceof Lookup.Found(var stat, byte[] bytes))) {
              broken.add(place + " names " + key + ", which is not there");
            } else if (stat.sizeBytes() != file.sizeBytes()
                || !Toy.sha256(bytes).equals(file.sha256())) {
              broken.add(place + " names " + key + ", which holds something else");
            }
          }
        });
  }

  private void removed(String key) {
    String[] parts = key.split("/", -1);
    List<ReleaseEntry> log = logs.getOrDefault("log/" + parts[1] + "/" + parts[2], List.of());
    Set<Long> withdrawn = withdrawn(log);
    for (int i = 0; i < log.size(); i++) {
      if (log.get(i) instanceof ReleaseEntry.Released released
          && released.attempts().contains(parts[3])
          && !withdrawn.contains(i + 1L)) {
        broken.add(key + " was deleted, and entry " + (i + 1) + " names it");
      }
    }
  }

  private void raised(String key) {
    long number = JsonObject.numberIn(bytes(key), "logNumber");
    if (numbers.getOrDefault(key, 0L) > number) {
      broken.add(key + " went back to " + number);
    }
    numbers.put(key, number);
  }

  private static Set<Long> withdrawn(List<ReleaseEntry> log) {
    Set<Long> withdrawn = new HashSet<>();
    for (ReleaseEntry entry : log) {
      if (entry instanceof ReleaseEntry.Withdrawn gone) {
        withdrawn.add(gone.release());
      }
    }
    return withdrawn;
  }

  private static DatasetId dataset(String key) {
    String[] parts = key.split("/", -1);
    return new DatasetId(parts[1], parts[2]);
  }

  private byte[] bytes(String key) {
    if (open.read(key) instanceof Lookup.Found(var _, byte[] bytes)) {
      return bytes;
    }
    throw new AssertionError(key + " was written and is absent");
  }
}
