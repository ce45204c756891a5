package lv.aprite.publication.release;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lv.aprite.engine.contract.Metadata;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.write.Distribution;
import lv.aprite.publication.submission.UploadOrder;
import lv.aprite.publication.submission.WithdrawalReason;

/// An entry of a dataset's release log: what consumers see, and the only truth about it.
///
/// Its time is the store's, of the entry's own object; nothing in it comes from a clock of ours.
public sealed interface ReleaseEntry {
  /// The dataset's public metadata are these from now on. Always the first entry.
  ///
  /// @param contract number of the contract that they come from
  record Described(int contract, String contractVersion, Metadata metadata)
      implements ReleaseEntry {}

  /// A submission was published.
  ///
  /// @param submission its id
  /// @param byMajorVersion the data under each major version of the contract; at least one
  /// @param afterReview it had been held, and a person let it pass; who and why is private
  record Released(
      String submission,
      UploadOrder order,
      SortedMap<Integer, Data> byMajorVersion,
      boolean afterReview)
      implements ReleaseEntry {
    /// A release that no person had to look at.
    public Released(String submission, UploadOrder order, SortedMap<Integer, Data> byMajorVersion) {
      this(submission, order, byMajorVersion, false);
    }

    public Released {
      if (byMajorVersion.isEmpty()) {
        throw new IllegalArgumentException("release: expected data under at least one version");
      }
      byMajorVersion = Collections.unmodifiableSortedMap(new TreeMap<>(byMajorVersion));
    }

    /// The attempts whose data these are.
    public Set<String> attempts() {
      return byMajorVersion.values().stream().map(Data::attempt).collect(Collectors.toSet());
    }
  }

  /// An earlier release's data are current again.
  ///
  /// @param to number of that release
  /// @param order when this was ordered, in the order of uploads
  record RolledBack(long to, UploadOrder order) implements ReleaseEntry {}

  /// The data of a release are gone, and with it those of every entry whose data they are.
  ///
  /// @param release number of the release
  /// @param order when this was ordered, in the order of uploads
  record Withdrawn(long release, WithdrawalReason reason, UploadOrder order)
      implements ReleaseEntry {}

  /// What one release published under one major version.
  ///
  /// @param attempt the attempt that wrote it: [ReleaseKeys#data] is where
  /// @param rows in each distribution
  /// @param rowsRejected rows of the source that were left out
  record Data(
      String attempt,
      String contractVersion,
      Schema schema,
      long rows,
      long rowsRejected,
      List<Distribution> distributions) {
    public Data {
      distributions = List.copyOf(distributions);
    }
  }
}
