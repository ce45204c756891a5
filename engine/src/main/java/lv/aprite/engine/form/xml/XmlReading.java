package lv.aprite.engine.form.xml;

import java.util.ArrayList;
import java.util.List;
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

  /// Reads a path like `/list/item`, or `/{https://example.lv/ns}list/item` where the namespace
  /// counts. Empty when it is none.
  public static Optional<XmlReading> of(String path) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < path.length()) {
      if (path.charAt(at) != '/') {
        return Optional.empty();
      }
      at++;
      Optional<String> namespace = Optional.empty();
      if (at < path.length() && path.charAt(at) == '{') {
        int end = path.indexOf('}', at);
        if (end < 0) {
          return Optional.empty();
        }
        namespace = Optional.of(path.substring(at + 1, end));
        at = end + 1;
      }
      int end = path.indexOf('/', at) < 0 ? path.length() : path.indexOf('/', at);
      String name = path.substring(at, end);
      if (name.isEmpty() || name.indexOf(':') >= 0) {
        return Optional.empty();
      }
      steps.add(new Step(name, namespace));
      at = end;
    }
    return steps.isEmpty() ? Optional.empty() : Optional.of(new XmlReading(steps));
  }
}
