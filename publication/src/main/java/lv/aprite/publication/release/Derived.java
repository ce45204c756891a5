package lv.aprite.publication.release;

import lv.aprite.publication.submission.DatasetId;

/// What is folded from the logs and can always be rebuilt: the catalog, the notices.
///
/// Every method only says "look at this log": it may be called too often, late and in any order, by
/// several at once, and once nothing changes any more, the last call leaves everything as the logs
/// say. Where the logs are as before, it changes nothing.
public interface Derived {
  /// The dataset's release log may have grown.
  void lookAtReleases(DatasetId dataset);

  /// The submission's log may have grown.
  void lookAtSubmission(DatasetId dataset, String submission);
}
