package lv.aprite.publication.release;

import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.run.Report;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.submission.Attempt;

/// Reads an uploaded file, judges it by a contract, and writes what a release of it would publish.
public interface Processor {
  /// Does the whole of it. When it returns a publishable report, every distribution in it is
  /// committed under [ReleaseKeys#data] of the attempt, with its descriptor; else nothing is. Rows
  /// that were left out are committed under
  /// [lv.aprite.publication.submission.SubmissionKeys#rejectedRows].
  Report process(Job job);

  /// Whether rules of this contract compare a file with the release before it.
  boolean comparesWithLastRelease(Contract contract);

  /// @param last the release whose data serve now, to compare with
  /// @param accepted ids of the rules by which it was held, and which a person let pass
  record Job(
      Attempt attempt,
      Contract contract,
      Optional<Numbered<ReleaseEntry.Released>> last,
      List<String> accepted) {
    public Job {
      accepted = List.copyOf(accepted);
    }
  }
}
