package lv.aprite.publication.release;

import java.util.List;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;

/// All that is derived from the logs, brought up to date: the head, `latest`, and what the shell
/// hands in.
record Views(ObjectStore open, List<Derived> derived) {
  Views {
    derived = List.copyOf(derived);
  }

  /// What is derived from the submission's own log.
  void refresh(Submission submission) {
    derived.forEach(view -> view.lookAtSubmission(submission.dataset(), submission.id()));
  }

  /// What is derived from the release log.
  void refresh(DatasetId dataset) {
    ReleaseLog log = ReleaseLog.read(open, dataset);
    if (log.number() == 0) {
      return;
    }
    Head.of(open, dataset).raise(log.number());
    Latest.of(dataset, log).raise(open);
    derived.forEach(view -> view.lookAtReleases(dataset));
  }
}
