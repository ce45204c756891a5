package lv.aprite.engine.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;

/// How the tables write down findings, all of them: one object for each rule and column.
///
/// - `rule`: its id
/// - `at`: the places of the samples in words, as people read them; `…` at the end stands for
///   further ones
/// - `count`: by default as many as there are places
/// - `says`: the first finding in words, where the words are part of the specification
record ExpectedFindings(List<Group> groups) {
  record Group(String rule, List<String> at, boolean more, long count, Optional<String> says) {}

  static ExpectedFindings of(JsonNode list) {
    List<Group> groups = new ArrayList<>();
    list.forEach(group -> groups.add(group(SpecObject.of(group))));
    return new ExpectedFindings(groups);
  }

  private static Group group(SpecObject from) {
    String rule = from.text("rule");
    List<String> at = from.texts("at");
    boolean more = at.getLast().equals("…");
    List<String> places = more ? at.subList(0, at.size() - 1) : at;
    long count = from.has("count") ? from.number("count") : places.size();
    Optional<String> says = from.has("says") ? Optional.of(from.text("says")) : Optional.empty();
    from.finish();
    return new Group(rule, places, more, count, says);
  }

  Stream<String> rules() {
    return groups.stream().map(Group::rule);
  }

  /// What was found in the same words as what was expected, so that a difference shows itself: of
  /// samples and words only what this group speaks of.
  List<String> expected() {
    return groups.stream().map(group -> words(group, group.says())).sorted().toList();
  }

  List<String> actual(List<Findings.Group> found) {
    List<String> words = new ArrayList<>();
    List<Group> unmatched = new ArrayList<>(groups);
    for (Findings.Group group : found) {
      List<String> at =
          group.samples().stream().map(Finding::location).map(FindingText::where).toList();
      Optional<Group> expected =
          unmatched.stream()
              .filter(one -> one.rule().equals(group.rule().id()) && begins(at, one))
              .findFirst();
      expected.ifPresent(unmatched::remove);
      boolean more = expected.map(Group::more).orElse(false);
      List<String> shown = more ? at.subList(0, expected.orElseThrow().at().size()) : at;
      Optional<String> says =
          expected.isEmpty() || expected.get().says().isPresent()
              ? Optional.of(FindingText.of(group.samples().getFirst()))
              : Optional.empty();
      words.add(words(new Group(group.rule().id(), shown, more, group.count(), says), says));
    }
    return words.stream().sorted().toList();
  }

  private static boolean begins(List<String> at, Group expected) {
    int places = expected.at().size();
    return at.size() >= places && at.subList(0, places).equals(expected.at());
  }

  private static String words(Group group, Optional<String> says) {
    return group.rule()
        + " × "
        + group.count()
        + " at "
        + group.at()
        + (group.more() ? " and more" : "")
        + says.map(text -> ": " + text).orElse("");
  }
}
