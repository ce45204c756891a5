package lv.aprite.cli.hub;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.run.Report;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.submission.Submission;

/// What a publisher gets back for a file.
///
/// @param report absent when there is none: the upload was superseded before anyone read it
/// @param columns the names of columns that the contract has; all others come from the file
/// @param elapsed from the file being taken up to its outcome
public record Receipt(
    Submission submission,
    Outcome outcome,
    Optional<Report> report,
    Set<String> columns,
    Duration elapsed) {
  public Receipt {
    columns = Set.copyOf(columns);
  }
}
