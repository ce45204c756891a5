package lv.aprite.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.submission.DatasetId;

/// What an operator asks for: `{"verb":"rollback","publisher":"town","dataset":"people",…}`. Every
/// property is asked for by name, and [#finish] refuses those that nobody asked for, before
/// anything is done.
final class Call {
  private final ObjectNode given;
  private final Set<String> known = new HashSet<>();

  Call(ObjectNode given) {
    this.given = given;
  }

  /// It is not as it should be. The message says what was expected, for whoever called.
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(String what) {
      super(what);
    }
  }

  boolean has(String name) {
    known.add(name);
    return given.has(name);
  }

  /// @param most characters
  String text(String name, int most) {
    known.add(name);
    String text = given.path(name).asText().strip();
    if (!given.path(name).isTextual() || text.isEmpty() || text.length() > most) {
      throw new Wrong(name + ": expected a text of 1 to " + most + " characters");
    }
    return text;
  }

  Optional<String> optionalText(String name, int most) {
    return has(name) ? Optional.of(text(name, most)) : Optional.empty();
  }

  String slug(String name) {
    String text = text(name, 63);
    if (!DatasetId.isSlug(text)) {
      throw new Wrong(name + ": expected 1 to 63 of a-z, 0-9 and -, not beginning with -");
    }
    return text;
  }

  DatasetId dataset() {
    return new DatasetId(slug("publisher"), slug("dataset"));
  }

  /// A number from 1.
  long number(String name) {
    known.add(name);
    JsonNode value = given.path(name);
    if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 1) {
      throw new Wrong(name + ": expected a number from 1");
    }
    return value.longValue();
  }

  /// The constant of this word: `personal-data` is `PERSONAL_DATA`.
  <E extends Enum<E>> E word(String name, Class<E> words) {
    known.add(name);
    String word = given.path(name).asText();
    return Arrays.stream(words.getEnumConstants())
        .filter(constant -> JsonObject.word(constant).equals(word))
        .findFirst()
        .orElseThrow(() -> new Wrong(name + ": expected one of " + words(words)));
  }

  static <E extends Enum<E>> String words(Class<E> words) {
    return Arrays.stream(words.getEnumConstants())
        .map(JsonObject::word)
        .collect(Collectors.joining(", "));
  }

  ObjectNode object(String name) {
    known.add(name);
    if (given.path(name) instanceof ObjectNode object) {
      return object;
    }
    throw new Wrong(name + ": expected an object");
  }

  void finish() {
    given
        .fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            throw new Wrong(
                "expected nothing but "
                    + known.stream().sorted().collect(Collectors.joining(", ")));
          }
        });
  }
}
