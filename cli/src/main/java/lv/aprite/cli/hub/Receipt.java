package lv.aprite.cli.hub;

import java.time.Duration;
import java.util.Optional;
import lv.aprite.engine.run.Report;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.submission.Submission;

/// What a publisher gets back for a file.
///
/// @param report absent when there is none: the upload was superseded before anyone read it
/// @param elapsed from the file being taken up to its outcome
public record Receipt(
    Submission submission, Outcome outcome, Optional<Report> report, Duration elapsed) {}
