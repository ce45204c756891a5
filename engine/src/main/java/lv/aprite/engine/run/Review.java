package lv.aprite.engine.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.guard.AccidentGuard;
import lv.aprite.engine.guard.PersonalGuard;
import lv.aprite.engine.profile.Profile;
import lv.aprite.engine.quality.ReleaseRules;
import lv.aprite.engine.read.FieldSource;

/// What a person has to look at before a file is published, and what must not be shown until then.
///
/// Without a contract nobody has said what is meant to be public: then it is a remark.
final class Review {
  /// They name the cells of all columns that they are about, or all that follows in the row.
  private static final Set<Rule> QUOTING_ROWS =
      Set.of(
          Rule.QUOTE_STRAY,
          Rule.QUOTE_TRAILING_TEXT,
          Rule.QUOTE_UNCLOSED,
          Rule.HEADER_UNNAMED_COLUMN,
          Rule.FOREIGN_KEY_BROKEN,
          Rule.QUALITY_ROW,
          Rule.QUALITY_ROW_HOLDS,
          Rule.QUALITY_ROW_WARNS);

  private final Plan plan;
  private final Past past;
  private final List<String> names;
  private final PersonalGuard personal;
  private final Set<String> hidden = new HashSet<>();

  Review(Plan plan, Past past) {
    this.plan = plan;
    this.past = past;
    names = names(plan.schema(), plan.sources());
    personal = new PersonalGuard(plan.schema(), names, plan.sources());
  }

  /// What findings call the fields' columns: as the file does, where it has them.
  private static List<String> names(Schema schema, List<FieldSource> sources) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      names.add(
          switch (sources.get(i)) {
            case FieldSource.Column column -> column.header();
            case FieldSource.Constant _, FieldSource.Absent _ -> schema.fields().get(i).name();
          });
    }
    return names;
  }

  PersonalGuard personal() {
    return personal;
  }

  /// Adds what was found about persons, once the file is read.
  void findPersons(Findings findings) {
    Rule rule = plan.comparison().isPresent() ? Rule.PERSONAL_DATA : Rule.PERSONAL_DATA_SEEN;
    for (PersonalGuard.Undeclared undeclared : personal.undeclared(rule)) {
      findings.add(undeclared.finding());
      if (rule == Rule.PERSONAL_DATA) {
        hidden.add(undeclared.column());
      }
    }
  }

  /// Adds what breaks the contract's own rules about the last releases.
  ///
  /// @param profile of the file; absent when it is not to be compared
  void judgeReleases(Findings findings, Optional<Profile> profile) {
    profile.ifPresent(now ->
        new ReleaseRules(plan.schema(), plan.sources(), plan.quality().rules())
            .judge(now, past.releases(), findings));
  }

  /// Whether there is a release that the file is held against.
  boolean hasLast() {
    return plan.comparison().isPresent() && !past.releases().isEmpty();
  }

  /// Adds what differs too much from the last release, or that this cannot be told.
  ///
  /// @param profile of the file; absent when it is not to be compared
  void compare(Findings findings, Optional<Profile> profile) {
    if (past.forgotten()) {
      findings.add(
          new Finding(
              Rule.RELEASE_FORGOTTEN,
              new Location.File(),
              "what was remembered of the release that serves",
              "nothing of it"));
    }
    if (hasLast() && profile.isPresent()) {
      new AccidentGuard(plan.schema(), names, plan.comparison().get())
          .compare(profile.get(), past.releases().getFirst())
          .forEach(findings::add);
    }
  }

  /// Whether something holds the file that no person has let pass.
  boolean holds(Findings findings) {
    return !past.accepted().containsAll(findings.rules(Rule.Effect.HOLDS_FILE));
  }

  /// Whether rejected rows may be given back: with data about persons nobody has let pass, they are
  /// not.
  boolean hidesRows() {
    return !hidden.isEmpty() && !past.accepted().contains(Rule.PERSONAL_DATA);
  }

  /// The group without the cells of columns that hold data about persons. What is about whole rows
  /// may quote such a cell as well.
  Findings.Group masked(Findings.Group group) {
    boolean quotes =
        group.rule().found() == Rule.Found.DATA
            && (group.column().isEmpty() || hidden.contains(group.column()));
    boolean hide = !hidden.isEmpty() && (quotes || QUOTING_ROWS.contains(group.rule()));
    return hide
        ? new Findings.Group(
            group.rule(),
            group.column(),
            group.count(),
            group.samples().stream().map(Finding::masked).toList())
        : group;
  }
}
