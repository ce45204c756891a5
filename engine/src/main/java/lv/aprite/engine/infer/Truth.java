package lv.aprite.engine.infer;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Words for true and false, in the languages of the hub. Words of other languages, and single
/// letters or digits, may mean anything else too.
enum Truth {
  TRUE("true", "false"),
  JA("jā", "nē"),
  YES("yes", "no");

  private final String isTrue;
  private final String isFalse;

  Truth(String isTrue, String isFalse) {
    this.isTrue = isTrue;
    this.isFalse = isFalse;
  }

  /// How a column writes the two.
  record Words(String isTrue, String isFalse) {}

  /// @param values all different values of a column
  static Optional<Words> of(Set<String> values) {
    if (values.size() != 2) {
      return Optional.empty();
    }
    List<String> two = List.copyOf(values);
    for (Truth truth : values()) {
      for (int i = 0; i < 2; i++) {
        String one = two.get(i);
        String other = two.get(1 - i);
        if (one.equalsIgnoreCase(truth.isTrue) && other.equalsIgnoreCase(truth.isFalse)) {
          return Optional.of(new Words(one, other));
        }
      }
    }
    return Optional.empty();
  }

  /// Pairs that look as if they meant true and false, without proof.
  static boolean mayBe(Set<String> values) {
    Set<Set<String>> pairs =
        Set.of(
            Set.of("0", "1"),
            Set.of("0", "-1"),
            Set.of("y", "n"),
            Set.of("j", "n"),
            Set.of("t", "f"),
            Set.of("jah", "ei"),
            Set.of("taip", "ne"),
            Set.of("si", "no"),
            Set.of("sì", "no"),
            Set.of("ja", "nein"),
            Set.of("да", "нет"),
            Set.of("ir", "nav"),
            Set.of("oui", "non"),
            Set.of("ja", "ne"),
            Set.of("tak", "nie"));
    return pairs.contains(
        values.stream()
            .map(value -> value.toLowerCase(java.util.Locale.ROOT))
            .collect(java.util.stream.Collectors.toUnmodifiableSet()));
  }
}
