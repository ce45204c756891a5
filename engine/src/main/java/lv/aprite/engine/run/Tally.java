package lv.aprite.engine.run;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.Opened;
import lv.aprite.engine.profile.Profile;
import lv.aprite.engine.quality.ForeignKeys;
import lv.aprite.engine.quality.TableRules;
import lv.aprite.engine.read.StatedEncoding;
import lv.aprite.engine.table.Letters;
import lv.aprite.engine.table.LineEnds;
import lv.aprite.engine.validate.RejectedRow;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Distribution;

/// What is counted and found while a file is read, and the verdict at the end.
final class Tally {
  /// Buffers and pages of disks are of so many bytes, or of several times as many.
  private static final int BLOCK_BYTES = 4096;

  private final Plan plan;
  private final Review review;
  private final Findings findings = new Findings();
  private LineEnds lineEnds = LineEnds.NONE;
  private Letters letters = Letters.NONE;
  private long records;
  private boolean lastIsRejected;
  private long rowsRead;
  private long rowsRejected;

  Tally(Plan plan, Review review) {
    this.plan = plan;
    this.review = review;
    findings.absorb(plan.notes(), 0);
  }

  /// Takes what was found in the next chunk.
  ///
  /// @param firstRow row number of its first record
  void add(ChunkJob.Done done, long firstRow) {
    findings.absorb(done.validated().findings(), firstRow);
    lineEnds = lineEnds.plus(done.raw().lineEnds());
    letters = letters.plus(done.raw().letters());
    rowsRead += done.raw().rows() + done.raw().damaged().size();
    rowsRejected += done.validated().rejected().size();
    records = firstRow - 1 + done.raw().records();
    lastIsRejected = lastIsRejected(done);
  }

  /// Takes what is known once the file is read.
  void add(Passage.End end) {
    lineEnds = lineEnds.plus(end.headLineEnds());
    if (!end.sha256().isEmpty() && end.bytesRead() != plan.source().sizeBytes()) {
      add(
          Rule.SOURCE_CHANGED,
          "the " + plan.source().sizeBytes() + " bytes that it had",
          end.bytesRead() + " bytes");
    } else if (!plan.sha256().isEmpty() && !end.sha256().isEmpty()) {
      compare(plan.sha256(), end.sha256());
    }
  }

  /// Looks whether a file that was translated is still the one that was translated.
  void compareOriginal() throws IOException {
    if (plan.original().isPresent() && !plan.original().get().isUnchanged()) {
      add(Rule.SOURCE_CHANGED, "the same bytes when read again", "other bytes");
    }
  }

  /// Holds a second reading against the first.
  void compare(Passage.End first, Passage.End second) {
    compare(first.sha256(), second.sha256());
  }

  private void compare(String first, String second) {
    if (!first.equals(second)) {
      add(Rule.SOURCE_CHANGED, "the same bytes when read again", "other bytes");
    }
  }

  private static boolean lastIsRejected(ChunkJob.Done done) {
    List<RejectedRow> rejected = done.validated().rejected();
    return !rejected.isEmpty() && rejected.getLast().rowNumber() == done.raw().records() - 1;
  }

  /// Whether there is a line end after the last row.
  boolean isEnded() {
    return lineEnds.total() == records;
  }

  /// A last row that is damaged and has no line end was cut in two. So was one without a line end
  /// where a block ends in which programs write: of files that are whole one in thousands does.
  private void judgeEnd() {
    if (isEnded() || lineEnds.total() == 0) {
      return;
    }
    long size = plan.source().sizeBytes();
    if (lastIsRejected) {
      add(Rule.FILE_CUT_OFF, "a whole last row", "a damaged one without a line end");
    } else if (plan.comparison().isPresent() && size % BLOCK_BYTES == 0) {
      add(
          Rule.FILE_CUT_OFF,
          "a line end after the last row",
          "none, and exactly " + size / BLOCK_BYTES + " blocks of " + BLOCK_BYTES + " bytes");
    }
  }

  Findings findings() {
    return findings;
  }

  /// Whatever comes, the file will be refused.
  boolean isRefused() {
    boolean noneMayBeRejected = plan.rejectedShareMax().signum() == 0;
    return findings.count(Rule.Effect.REFUSES_FILE) > 0 || (noneMayBeRejected && rowsRejected > 0);
  }

  /// Judges what was agreed on for the table. A file of which every row is rejected has no shares.
  void judge(TableRules rules) throws IOException {
    rules.judge(rowsRead, rowsRead - rowsRejected, findings);
  }

  /// Judges the file as a whole, once it is read.
  ///
  /// @param profile to hold against the last release
  Verdict judge(Optional<Profile> profile) {
    StatedEncoding.doubt(plan.framing().encoding(), letters).ifPresent(findings::add);
    if (lineEnds.mixed()) {
      add(Rule.LINE_ENDS_MIXED, "one kind of line end", words(lineEnds));
    }
    judgeShare();
    judgeMended();
    // Nothing at all, after something, may be true of the world: that a person can say.
    boolean emptied = rowsRead == 0 && review.hasLast();
    boolean noRows =
        rowsRead == rowsRejected && !emptied && findings.count(Rule.Effect.REFUSES_FILE) == 0;
    if (noRows) {
      add(
          Rule.NO_ROWS,
          "at least one row that can be published",
          rowsRead == 0 ? "no row under the header" : rowsRead + " rows, all of them rejected");
    }
    review.findPersons(findings);
    if (findings.count(Rule.Effect.REFUSES_FILE) == 0) {
      review.judgeReleases(findings, profile);
    }
    if (findings.count(Rule.Effect.REFUSES_FILE) > 0) {
      return Verdict.REFUSED;
    }
    judgeEnd();
    review.compare(findings, profile);
    return review.holds(findings) ? Verdict.HELD : Verdict.PUBLISHABLE;
  }

  /// Rows that are damaged in a way that refuses the file anyway are no matter of share.
  private void judgeShare() {
    BigDecimal share = plan.rejectedShareMax();
    BigDecimal allowed = share.multiply(BigDecimal.valueOf(rowsRead));
    if (findings.count(Rule.Effect.REJECTS_ROW) > 0
        && BigDecimal.valueOf(rowsRejected).compareTo(allowed) > 0) {
      String most =
          share.signum() == 0
              ? "no row rejected"
              : "at most "
                  + share.movePointRight(2).stripTrailingZeros().toPlainString()
                  + " % of the rows rejected";
      add(Rule.REJECTED_SHARE, most, rowsRejected + " of " + rowsRead);
    }
  }

  /// Each mended row has to be named.
  private void judgeMended() {
    long mended = findings.count(Rule.ROW_MENDED);
    if (mended > Findings.SAMPLES_MAX) {
      add(
          Rule.ROWS_MENDED_TOO_MANY,
          "at most " + Findings.SAMPLES_MAX + " damaged rows that can be mended",
          mended + " rows");
    }
  }

  private void add(Rule rule, String expected, String found) {
    findings.add(new Finding(rule, new Location.File(), expected, found));
  }

  private static String words(LineEnds ends) {
    return ends.lf()
        + " LF, "
        + ends.crlf()
        + " CRLF, "
        + ends.cr()
        + " CR, "
        + ends.crcrlf()
        + " CRCRLF";
  }

  Report report(
      Verdict verdict,
      String sha256,
      List<Distribution> distributions,
      List<ForeignKeys.Used> references) {
    long published = verdict == Verdict.PUBLISHABLE ? rowsRead - rowsRejected : 0;
    return new Report(
        plan.source().name(),
        plan.original().map(Opened.Original::sizeBytes).orElse(plan.source().sizeBytes()),
        plan.original().map(Opened.Original::sha256).orElse(sha256),
        verdict,
        plan.layout(),
        Optional.of(
            new Report.Reading(
                plan.framing().encoding().label(),
                plan.encodingEvidence(),
                String.valueOf(plan.framing().delimiter()),
                plan.framing().headerRow(),
                lineEnds.label())),
        plan.schema().fields(),
        rowsRead,
        published,
        rowsRejected,
        groups(),
        distributions,
        references,
        Optional.empty(),
        Optional.empty());
  }

  /// Columns in which something stands were not dropped, whatever the head of the file looked like.
  private List<Findings.Group> groups() {
    List<Findings.Group> groups = findings.groups();
    boolean filled = groups.stream().anyMatch(group -> group.rule() == Rule.HEADER_UNNAMED_COLUMN);
    return groups.stream()
        .filter(group -> !filled || group.rule() != Rule.TRAILING_COLUMNS_DROPPED)
        .map(review::masked)
        .toList();
  }
}
