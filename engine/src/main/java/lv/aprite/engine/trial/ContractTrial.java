package lv.aprite.engine.trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractTest;
import lv.aprite.engine.contract.ForeignKey;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.QualityRule;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.profile.Profile;
import lv.aprite.engine.quality.References;
import lv.aprite.engine.run.Engine;
import lv.aprite.engine.run.Judged;
import lv.aprite.engine.run.Past;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.work.Scratch;

/// Runs the tests of a contract: each one's rows go through the engine as a file of their own, and
/// what is published and found is held against what the test says.
///
/// Rows are judged one by one, so any share of them may be rejected, and that they all are is no
/// finding of its own.
public final class ContractTrial {
  /// As much memory for keys as a thousand rows need, and more.
  private static final int KEY_BYTES = 1 << 16;

  private static final int CHUNK_BYTES = 1 << 18;

  private static final Set<Rule> OF_QUALITY =
      Set.of(
          Rule.QUALITY_ROW,
          Rule.QUALITY_ROW_HOLDS,
          Rule.QUALITY_ROW_WARNS,
          Rule.QUALITY_TABLE,
          Rule.QUALITY_TABLE_HOLDS,
          Rule.QUALITY_TABLE_WARNS);

  private final Contract contract;
  private final Scratch scratch;

  /// @param scratch is not closed here
  public ContractTrial(Contract contract, Scratch scratch) {
    this.contract = contract;
    this.scratch = scratch;
  }

  /// What came of one test.
  ///
  /// @param differences between what it says and what became of it, in words; empty when it passed
  public record Result(ContractTest test, List<String> differences) {
    public Result {
      differences = List.copyOf(differences);
    }

    public boolean passed() {
      return differences.isEmpty();
    }
  }

  /// The quality rules and foreign keys that no test expects to be broken: whether they ever can be
  /// is not shown.
  public Set<String> untested() {
    Set<String> untested = new TreeSet<>();
    contract.quality().rules().stream().map(QualityRule::name).forEach(untested::add);
    contract.quality().tests().stream()
        .flatMap(test -> test.findings().stream())
        .map(ContractTest.Expected::rule)
        .forEach(untested::remove);
    for (ForeignKey key : contract.quality().foreignKeys()) {
      if (contract.quality().tests().stream().noneMatch(test -> breaks(test, key))) {
        untested.add("foreign key to " + key.dataset());
      }
    }
    return untested;
  }

  private static boolean breaks(ContractTest test, ForeignKey key) {
    return test.references().containsKey(key.dataset())
        && test.findings().stream()
            .anyMatch(finding -> finding.rule().equals(Rule.FOREIGN_KEY_BROKEN.id()));
  }

  /// Runs one of the contract's tests.
  public Result run(ContractTest test) throws IOException {
    Layout layout = ExampleFile.layout(contract, test);
    Contract plain = ExampleFile.contract(contract, layout);
    List<String> differences = new ArrayList<>();
    List<Profile> releases = new ArrayList<>();
    if (!test.last().isEmpty()) {
      Judged last =
          engine(References.NONE)
              .publish(ExampleFile.of(layout, test.last()), plain, Past.NONE, new ExampleOutputs());
      last.profile().ifPresent(releases::add);
      if (last.profile().isEmpty()) {
        differences.add("expected rows under last that are published, found them refused");
      }
    }
    ExampleOutputs outputs = new ExampleOutputs();
    Report report =
        engine(new ExampleReferences(contract, test))
            .publish(ExampleFile.of(layout, test.rows()), plain, new Past(releases), outputs)
            .report();
    compareFindings(test, report, differences);
    if (test.published().isPresent()) {
      compareRows(test.published().get(), outputs.rows(), differences);
    }
    return new Result(test, differences);
  }

  private Engine engine(References references) {
    return new Engine(
        new Settings(1, CHUNK_BYTES, KEY_BYTES), scratch, (readBytes, ofBytes) -> true, references);
  }

  private static void compareFindings(ContractTest test, Report report, List<String> differences) {
    List<Finding> found = new ArrayList<>();
    long unshown = 0;
    for (Findings.Group group : report.findings()) {
      boolean follows = group.rule() == Rule.NO_ROWS && report.rowsRejected() > 0;
      if (!follows) {
        found.addAll(group.samples());
        boolean remark =
            group.rule().effect() == Rule.Effect.NOTES && !OF_QUALITY.contains(group.rule());
        unshown += remark ? 0 : group.count() - group.samples().size();
      }
    }
    for (ContractTest.Expected expected : test.findings()) {
      Optional<Finding> match =
          found.stream().filter(finding -> matches(expected, finding)).findFirst();
      match.ifPresent(found::remove);
      if (match.isEmpty()) {
        differences.add("expected " + words(expected) + ", found no such finding");
      }
    }
    for (Finding finding : found) {
      if (finding.rule().effect() != Rule.Effect.NOTES || OF_QUALITY.contains(finding.rule())) {
        differences.add(
            "expected no such finding, found "
                + finding.rule().id()
                + " in "
                + FindingText.of(finding));
      }
    }
    if (unshown > 0) {
      differences.add("expected no more findings, found " + unshown + " more of the same kind");
    }
  }

  /// A rule of the contract stands first in what its findings expect.
  private static boolean matches(ContractTest.Expected expected, Finding finding) {
    boolean rule =
        finding.rule().id().equals(expected.rule())
            || OF_QUALITY.contains(finding.rule())
                && finding.expected().startsWith(expected.rule() + ": ");
    return rule
        && expected.row().map(row -> isIn(finding.location(), row + 1L)).orElse(true)
        && expected.column().map(column -> isIn(finding.location(), column)).orElse(true);
  }

  private static boolean isIn(Location location, long wanted) {
    return switch (location) {
      case Location.Row(long row) -> row == wanted;
      case Location.Cell(long row, String _) -> row == wanted;
      case Location.Byte(long row, long _) -> row == wanted;
      case Location.File _, Location.Column _, Location.Pointer _ -> false;
    };
  }

  private static boolean isIn(Location location, String wanted) {
    return switch (location) {
      case Location.Cell(long _, String column) -> column.equals(wanted);
      case Location.Column(String name) -> name.equals(wanted);
      case Location.File _, Location.Row _, Location.Byte _, Location.Pointer _ -> false;
    };
  }

  private static String words(ContractTest.Expected expected) {
    return expected.rule()
        + expected.row().map(row -> " in row " + row).orElse("")
        + expected.column().map(column -> " in column " + column).orElse("");
  }

  private static void compareRows(
      List<Map<String, Optional<String>>> expected,
      List<Map<String, Optional<String>>> published,
      List<String> differences) {
    if (expected.size() != published.size()) {
      differences.add("expected " + expected.size() + " rows published, found " + published.size());
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      int row = i + 1;
      Map<String, Optional<String>> actual = published.get(i);
      expected
          .get(i)
          .forEach((field, value) -> {
            Optional<String> other = actual.getOrDefault(field, Optional.empty());
            if (!other.equals(value)) {
              differences.add(
                  "published row "
                      + row
                      + ", field "
                      + field
                      + ": expected "
                      + quoted(value)
                      + ", found "
                      + quoted(other));
            }
          });
    }
  }

  private static String quoted(Optional<String> value) {
    return value.map(text -> "\"" + text + "\"").orElse("no value");
  }
}
