package lv.aprite.engine.form.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a contract's layout says of a file of XML.
///
/// @param recordPath the elements from the root to the one that is a row; otherwise it is the one
///   that repeats
public record XmlReading(List<Step> recordPath) {
  /// An element on the way.
  ///
  /// @param namespace that it must have; empty for any
  public record Step(String name, Optional<String> namespace) {
    boolean fits(String localName, String uri) {
      return name.equals(localName) && namespace.map(uri::equals).orElse(true);
    }
  }

  public XmlReading {
    recordPath = List.copyOf(recordPath);
  }

  /// Nothing is said.
  public static XmlReading byEvidence() {
    return new XmlReading(List.of());
  }

  /// Reads a path like `/list/b:item`. Empty when it is none, or a prefix is not among the
  /// namespaces.
  public static Optional<XmlReading> of(String path, Map<String, String> namespaces) {
    if (!path.startsWith("/") || path.length() < 2) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    for (String step : path.substring(1).split("/", -1)) {
      int colon = step.indexOf(':');
      Optional<String> namespace =
          colon < 0
              ? Optional.empty()
              : Optional.ofNullable(namespaces.get(step.substring(0, colon)));
      String name = step.substring(colon + 1);
      if (name.isEmpty() || name.indexOf(':') >= 0 || colon >= 0 && namespace.isEmpty()) {
        return Optional.empty();
      }
      steps.add(new Step(name, namespace));
    }
    return Optional.of(new XmlReading(steps));
  }
}
