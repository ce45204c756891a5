package lv.aprite.publication.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.Reading;
import lv.aprite.engine.form.TableAgain;
import lv.aprite.engine.read.Correction;
import lv.aprite.engine.read.Match;
import lv.aprite.engine.read.RejectedForm;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.run.Report;
import lv.aprite.publication.store.ObjectStore.Listed;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.KeptSource;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry.Settled;
import lv.aprite.publication.submission.SubmissionKeys;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.Uploads;

/// What an upload stands for: itself, or, when it is a file of rejected rows that came back, its
/// origin with those rows replaced.
///
/// Only the newest submission of a dataset can be corrected. Another one that came between makes a
/// correction outdated, also where it has no verdict yet, as what becomes of it is not known; but
/// not a correction that came to nothing, since the next one is meant in its place. An upload that
/// began earlier and is not there yet is not seen, and then the order of releases decides.
record Corrections(Stores stores, Contract contract) {
  /// A correction of a correction of a correction: more of them are better uploaded as one file.
  private static final int CHAIN_MAX = 30;

  sealed interface Found {
    /// @param origin what it corrects, if it does
    record Readable(Source source, Optional<Report.Origin> origin) implements Found {}

    /// It is a correction, but of what cannot be told.
    ///
    /// @param origin absent when that is not even named
    record Faulty(Findings findings, Optional<Report.Origin> origin) implements Found {}
  }

  Found find(Submission submission) throws IOException {
    UploadedSource uploaded = new UploadedSource(stores, submission);
    Optional<Correction> correction =
        isOrdinaryColumn() ? Optional.empty() : Correction.of(uploaded);
    if (correction.isEmpty()) {
      return new Found.Readable(uploaded, Optional.empty());
    }
    String mark = correction.get().origin().orElse("");
    String dataset = submission.dataset().path() + "/";
    String name = mark.startsWith(dataset) ? mark.substring(dataset.length()) : "";
    Optional<Settled> origin =
        DatasetId.isSlug(name) ? settled(submission, name) : Optional.empty();
    if (origin.isEmpty() || !isBefore(origin.get().submission(), submission)) {
      return faulty(
          Rule.CORRECTION_ORIGIN_UNKNOWN,
          "rejected rows of an earlier upload to " + submission.dataset(),
          mark,
          Optional.empty());
    }
    Optional<String> newer = newer(origin.get().submission(), submission);
    if (newer.isPresent()) {
      return faulty(
          Rule.CORRECTION_OUTDATED,
          "a correction of submission " + newer.get() + ", which is the newest",
          "one of submission " + name,
          Optional.of(new Report.Origin(name, 0, 0)));
    }
    return correct(submission.fileName(), correction.get(), origin.get(), 1);
  }

  /// What the rows of a submission are marked with: numbers alone are alike in all datasets.
  static String mark(Submission submission) {
    return submission.dataset().path() + "/" + submission.id();
  }

  /// Some dataset may have a column of that name itself.
  private boolean isOrdinaryColumn() {
    return contract.layouts().stream()
        .anyMatch(layout -> layout.headers().contains(RejectedForm.ROW));
  }

  /// The origin as the correction has it.
  private Found correct(String name, Correction correction, Settled origin, int depth)
      throws IOException {
    Submission submission = origin.submission();
    Found before = before(origin, depth);
    if (!(before instanceof Found.Readable(Source source, var _))) {
      return before;
    }
    Optional<KeptSource> rejected =
        KeptSource.rejectedRows(
            stores.restricted(), submission.dataset(), submission.id(), origin.attempt());
    if (rejected.isEmpty()) {
      return faulty(
          Rule.CORRECTION_ORIGIN_UNKNOWN,
          "an upload whose rejected rows are kept",
          submission.id(),
          Optional.of(new Report.Origin(submission.id(), 0, 0)));
    }
    return switch (Reading.by(contract, source)) {
      case Reading.Found _ -> throw new IllegalStateException("found by a contract");
      case Reading.Refused(Findings findings) ->
          new Found.Faulty(findings, Optional.of(new Report.Origin(submission.id(), 0, 0)));
      case Reading.Matched(Source text, Match.Matched match, var _) ->
          switch (correction.apply(name, text, match.framing(), rejected.get())) {
            case Correction.Applied.Faulty(Findings findings) ->
                new Found.Faulty(findings, Optional.of(new Report.Origin(submission.id(), 0, 0)));
            case Correction.Applied.Patched(Source patched, long replaced, long unchanged) ->
                new Found.Readable(
                    text instanceof TableAgain table ? table.with(patched) : patched,
                    Optional.of(new Report.Origin(submission.id(), replaced, unchanged)));
          };
    };
  }

  /// The file that a submission stood for.
  private Found before(Settled settled, int depth) throws IOException {
    UploadedSource uploaded = new UploadedSource(stores, settled.submission());
    if (depth > CHAIN_MAX || !uploaded.isThere()) {
      return faulty(
          Rule.CORRECTION_ORIGIN_UNKNOWN,
          depth > CHAIN_MAX ? "at most " + CHAIN_MAX + " corrections" : "an upload that is kept",
          settled.submission().id(),
          Optional.empty());
    }
    if (settled.origin().isEmpty()) {
      return new Found.Readable(uploaded, Optional.empty());
    }
    Optional<Correction> correction = Correction.of(uploaded);
    Optional<Settled> origin = settled(settled.submission(), settled.origin().get());
    if (correction.isEmpty() || origin.isEmpty()) {
      throw new IOException(
          settled.submission().dataset()
              + ", submission "
              + settled.submission().id()
              + ": expected a correction, as its log says");
    }
    return correct(uploaded.name(), correction.get(), origin.get(), depth + 1);
  }

  private static Found faulty(
      Rule rule, String expected, String found, Optional<Report.Origin> origin) {
    Findings findings = new Findings();
    findings.add(new Finding(rule, new Location.File(), expected, found));
    return new Found.Faulty(findings, origin);
  }

  /// The last verdict on another submission of the same dataset.
  private Optional<Settled> settled(Submission submission, String id) {
    return SubmissionLog.read(stores.restricted(), submission.dataset(), id).settled();
  }

  private static boolean isBefore(Submission one, Submission other) {
    return one.order().compareTo(other.order()) < 0;
  }

  /// A submission between the two, the last of them.
  private Optional<String> newer(Submission origin, Submission correction) {
    Set<String> judged = new HashSet<>();
    List<Submission> others = new ArrayList<>();
    for (String id : submissionsAfter(origin)) {
      SubmissionLog log = SubmissionLog.read(stores.restricted(), origin.dataset(), id);
      Optional<Settled> settled = log.settled();
      settled.ifPresent(verdict -> judged.add(verdict.submission().id()));
      settled
          .filter(verdict -> verdict.origin().isEmpty() || !cameToNothing(log.state()))
          .ifPresent(verdict -> others.add(verdict.submission()));
    }
    Uploads.of(stores.inbox(), origin.dataset()).stream()
        .filter(upload -> !judged.contains(upload.id()))
        .forEach(others::add);
    return others.stream()
        .filter(some -> isBefore(origin, some) && isBefore(some, correction))
        .max(Comparator.comparing(Submission::order))
        .map(Submission::id);
  }

  private static boolean cameToNothing(SubmissionState state) {
    return switch (state) {
      case SubmissionState.Refused _,
          SubmissionState.Rejected _,
          SubmissionState.Superseded _,
          SubmissionState.Withdrawn _ ->
          true;
      case SubmissionState.Open _, SubmissionState.Held _, SubmissionState.Publishable _ -> false;
    };
  }

  /// Ids rise with time, to the second.
  private List<String> submissionsAfter(Submission origin) {
    List<String> ids = new ArrayList<>();
    String folder = SubmissionKeys.submissions(origin.dataset());
    String after = folder + origin.id() + "0";
    while (true) {
      List<Listed> page = stores.restricted().list(folder, after, 1);
      if (page.isEmpty()) {
        return ids;
      }
      String id = page.getFirst().key().substring(folder.length()).split("/", 2)[0];
      ids.add(id);
      // Behind everything of this submission: `0` follows `/`.
      after = folder + id + "0";
    }
  }
}
