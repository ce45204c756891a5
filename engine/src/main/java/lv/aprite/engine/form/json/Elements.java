package lv.aprite.engine.form.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.finding.Location;

/// What the elements of a list, or the lines of a file, are like: rows of a table or not.
final class Elements {
  enum Kind {
    OBJECTS,
    LISTS,
    /// Texts, numbers and words.
    SCALARS
  }

  private final boolean flatten;
  private final Names names = new Names();
  private Optional<Kind> kind = Optional.empty();
  private Optional<Location.Byte> odd = Optional.empty();

  Elements(boolean flatten) {
    this.flatten = flatten;
  }

  /// Looks at the elements of the list whose first token is the current one.
  static Elements of(Tokens tokens, boolean flatten) throws IOException {
    Elements elements = new Elements(flatten);
    while (tokens.more() != JsonToken.END_ARRAY) {
      elements.look(tokens);
    }
    return elements;
  }

  /// Looks at the element whose first token is the current one.
  void look(Tokens tokens) throws IOException {
    switch (tokens.current()) {
      case START_OBJECT -> {
        is(Kind.OBJECTS, tokens.place());
        members("", tokens);
      }
      case START_ARRAY -> {
        is(Kind.LISTS, tokens.place());
        tokens.skip();
      }
      case NOT_AVAILABLE,
          END_OBJECT,
          END_ARRAY,
          FIELD_NAME,
          VALUE_EMBEDDED_OBJECT,
          VALUE_STRING,
          VALUE_NUMBER_INT,
          VALUE_NUMBER_FLOAT,
          VALUE_TRUE,
          VALUE_FALSE,
          VALUE_NULL ->
          is(Kind.SCALARS, tokens.place());
    }
  }

  void is(Kind found, Location.Byte place) {
    if (kind.isEmpty()) {
      kind = Optional.of(found);
    } else if (kind.get() != found && odd.isEmpty()) {
      odd = Optional.of(place);
    }
  }

  /// What is done with the value of a member of the root.
  @FunctionalInterface
  interface Member {
    /// Looks at the value that begins with the current token. Whether it was read to its end.
    boolean look(String name) throws IOException;
  }

  /// Looks at the object whose first token is the current one as a row, and shows its members.
  void root(Tokens tokens, Member shown) throws IOException {
    Set<String> here = new HashSet<>();
    while (tokens.more() != JsonToken.END_OBJECT) {
      String name = tokens.name();
      if (!here.add(name)) {
        throw tokens.twice(name);
      }
      tokens.more();
      if (tokens.current() == JsonToken.START_ARRAY) {
        note(name, tokens);
      }
      if (!shown.look(name)) {
        member(name, tokens);
      }
    }
  }

  private void members(String prefix, Tokens tokens) throws IOException {
    Set<String> here = flatten ? new HashSet<>() : Set.of();
    while (tokens.more() != JsonToken.END_OBJECT) {
      String name = tokens.name();
      if (flatten && !here.add(name)) {
        throw tokens.twice(name);
      }
      tokens.more();
      member(prefix + name, tokens);
    }
  }

  private void member(String path, Tokens tokens) throws IOException {
    if (flatten && tokens.current() == JsonToken.START_OBJECT) {
      members(path + ".", tokens);
      return;
    }
    note(path, tokens);
    tokens.skip();
  }

  /// Takes note of the member whose value begins with the current token, without reading it.
  void note(String path, Tokens tokens) throws IOException {
    names.add(path, tokens.current() == JsonToken.VALUE_NULL, tokens);
  }

  Names names() {
    return names;
  }

  /// What all of them are; empty when there are none.
  Optional<Kind> kind() {
    return kind;
  }

  /// The first that is not what those before it are.
  Optional<Location.Byte> odd() {
    return odd;
  }

  boolean areRows() {
    return kind.isPresent() && kind.get() != Kind.SCALARS && odd.isEmpty();
  }

  /// Whether they begin like rows: only then is one that is different worth a word.
  boolean beginAsRows() {
    return kind.isPresent() && kind.get() != Kind.SCALARS;
  }
}
