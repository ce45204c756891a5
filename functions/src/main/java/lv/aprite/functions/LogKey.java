package lv.aprite.functions;

import lv.aprite.publication.submission.DatasetId;

/// Which log an object is an entry of, by its key.
sealed interface LogKey {
  /// `log/<publisher>/<dataset>/00000007.json`
  record OfReleases(DatasetId dataset) implements LogKey {}

  /// `submissions/<publisher>/<dataset>/<submission>/00000001.json`
  record OfSubmission(DatasetId dataset, String submission) implements LogKey {}

  /// No entry: what is derived from a log, or lies beside one.
  record Other() implements LogKey {}

  static LogKey of(String key) {
    String[] parts = key.split("/", -1);
    boolean isEntry =
        parts.length >= 4
            && parts[parts.length - 1].matches("[0-9]{8}\\.json")
            && DatasetId.isSlug(parts[1])
            && DatasetId.isSlug(parts[2]);
    if (isEntry && parts.length == 4 && parts[0].equals("log")) {
      return new OfReleases(new DatasetId(parts[1], parts[2]));
    }
    if (isEntry
        && parts.length == 5
        && parts[0].equals("submissions")
        && DatasetId.isSlug(parts[3])) {
      return new OfSubmission(new DatasetId(parts[1], parts[2]), parts[3]);
    }
    return new Other();
  }
}
