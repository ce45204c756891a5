package lv.aprite.engine.messy;

import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;

/// What came of one case of a suite.
///
/// @param place of a refusal, with its rule: `row-too-wide row 3`; else what there is to say in a
///   few words, or nothing
record CaseVerdict(Kind kind, String place) {
  enum Kind {
    /// All that the suite expects, nothing else.
    EXACT,
    /// Nothing was published, and the finding says where and why.
    REFUSED,
    /// Published, but not as the suite expects. Allowed only with a reason in the table.
    DIFFERS;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static CaseVerdict exact() {
    return new CaseVerdict(Kind.EXACT, "");
  }

  static CaseVerdict differs(String how) {
    return new CaseVerdict(Kind.DIFFERS, how);
  }

  /// The verdict on a file that was not published, by the first finding that kept it from that.
  static CaseVerdict refused(Report report) {
    if (report.verdict() == Verdict.PUBLISHABLE) {
      throw new IllegalArgumentException("the file was published");
    }
    return refused(report.findings());
  }

  /// The verdict by the first finding that is no mere remark.
  static CaseVerdict refused(List<Findings.Group> findings) {
    List<String> places = new ArrayList<>();
    for (Findings.Group group : findings) {
      if (group.rule().effect() != Rule.Effect.NOTES
          && group.rule() != Rule.REJECTED_SHARE
          && !group.samples().isEmpty()) {
        Finding first = group.samples().getFirst();
        places.add(group.rule().id() + words(first.location()));
      }
    }
    return new CaseVerdict(Kind.REFUSED, places.isEmpty() ? "" : places.getFirst());
  }

  private static String words(Location location) {
    return switch (location) {
      case Location.File() -> "";
      case Location.Byte(long row, long offset) -> " row " + row + " byte " + offset;
      case Location.Row(long row) -> " row " + row;
      case Location.Column(String name) -> " column " + shown(name);
      case Location.Cell(long row, String column) -> " row " + row + " column " + shown(column);
      case Location.Pointer(String pointer) -> " at " + pointer;
    };
  }

  private static String shown(String name) {
    return name.replaceAll("\\s+", " ");
  }
}
