package lv.aprite.engine.run;

import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.profile.Comparison;
import lv.aprite.engine.quality.ForeignKeys;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Distribution;

/// All that is known of a file after the engine has read it: the receipt is made from it.
///
/// @param sourceSha256 of the file as it was read, lower-case hex; empty when it was not read to
///   its end
/// @param layout the contract's layout that the file has; absent when none was found, or without a
///   contract
/// @param reading how the file was read; absent when that could not be told
/// @param fields the published columns as agreed or inferred; empty when that could not be told
/// @param rowsRead data rows of the file: header, titles and blank lines not counted
/// @param rowsPublished rows in each distribution; 0 unless publishable
/// @param rowsRejected rows left out
/// @param findings counts are exact, samples capped
/// @param distributions what was written; empty unless publishable
/// @param references the releases of other datasets that foreign keys were checked against
/// @param origin what the file corrects; absent when it stands for itself
/// @param comparison with the last release; absent when there is none, and when it is refused
public record Report(
    String sourceName,
    long sourceSizeBytes,
    String sourceSha256,
    Verdict verdict,
    Optional<String> layout,
    Optional<Reading> reading,
    List<Field> fields,
    long rowsRead,
    long rowsPublished,
    long rowsRejected,
    List<Findings.Group> findings,
    List<Distribution> distributions,
    List<ForeignKeys.Used> references,
    Optional<Origin> origin,
    Optional<Comparison> comparison) {
  public Report {
    fields = List.copyOf(fields);
    findings = List.copyOf(findings);
    distributions = List.copyOf(distributions);
    references = List.copyOf(references);
  }

  /// A report on a file that stands for itself and refers to nothing.
  public Report(
      String sourceName,
      long sourceSizeBytes,
      String sourceSha256,
      Verdict verdict,
      Optional<String> layout,
      Optional<Reading> reading,
      List<Field> fields,
      long rowsRead,
      long rowsPublished,
      long rowsRejected,
      List<Findings.Group> findings,
      List<Distribution> distributions) {
    this(
        sourceName,
        sourceSizeBytes,
        sourceSha256,
        verdict,
        layout,
        reading,
        fields,
        rowsRead,
        rowsPublished,
        rowsRejected,
        findings,
        distributions,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /// The report on a file whose rows were not read: refused for these findings.
  public static Report unread(String sourceName, long sourceSizeBytes, Findings findings) {
    return new Report(
        sourceName,
        sourceSizeBytes,
        "",
        Verdict.REFUSED,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        0,
        0,
        0,
        findings.groups(),
        List.of());
  }

  /// The same report, on a file that corrects another.
  public Report of(Origin corrected) {
    return new Report(
        sourceName,
        sourceSizeBytes,
        sourceSha256,
        verdict,
        layout,
        reading,
        fields,
        rowsRead,
        rowsPublished,
        rowsRejected,
        findings,
        distributions,
        references,
        Optional.of(corrected),
        comparison);
  }

  /// The same report beside the last release.
  public Report beside(Comparison last) {
    return new Report(
        sourceName,
        sourceSizeBytes,
        sourceSha256,
        verdict,
        layout,
        reading,
        fields,
        rowsRead,
        rowsPublished,
        rowsRejected,
        findings,
        distributions,
        references,
        origin,
        Optional.of(last));
  }

  /// What a correction stands for: the file of another submission with some rows replaced. Rows are
  /// numbered as in that file.
  ///
  /// @param rowsReplaced rows whose cells are others now
  /// @param rowsUnchanged rows that came back as they were handed out
  public record Origin(String submission, long rowsReplaced, long rowsUnchanged) {}

  /// @param encoding IANA name
  /// @param encodingEvidence in words: `stated by layout 2026`, `byte order mark`, `valid UTF-8
  ///   throughout`, …
  /// @param delimiter as it stands in the file
  /// @param headerRow row number of the header; 0 when the file has none
  /// @param lineEnds `LF`, `CRLF`, `CR`, `CRCRLF` or `mixed`
  public record Reading(
      String encoding, String encodingEvidence, String delimiter, int headerRow, String lineEnds) {}
}
