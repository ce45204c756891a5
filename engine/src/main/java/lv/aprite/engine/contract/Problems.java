package lv.aprite.engine.contract;

import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// The findings about one document while it is read; the first {@value #KEPT_MAX} are kept.
final class Problems {
  private static final int KEPT_MAX = 100;

  private final List<Finding> findings = new ArrayList<>();
  private int count;

  void add(Rule rule, String pointer, String expected, String found) {
    add(rule, new Location.Pointer(pointer), expected, found);
  }

  void add(Rule rule, Location location, String expected, String found) {
    count++;
    if (findings.size() < KEPT_MAX) {
      findings.add(new Finding(rule, location, expected, found));
    }
  }

  boolean any() {
    return !findings.isEmpty();
  }

  /// All of them, also those that are not kept.
  int count() {
    return count;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /// The pointer of a property of the object at `pointer` (RFC 6901 §3).
  static String child(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
