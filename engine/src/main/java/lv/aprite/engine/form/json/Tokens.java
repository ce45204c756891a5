package lv.aprite.engine.form.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.Cell;
import lv.aprite.engine.form.CheckedUtf8;
import lv.aprite.engine.form.JsonText;
import lv.aprite.engine.read.Source;
import org.jspecify.annotations.Nullable;

/// The tokens of a file of JSON, to the letter of RFC 8259: UTF-8, no lone surrogate, exact
/// numbers, bounded. What is broken ends the reading with its line and byte.
///
/// Whoever opens one closes it.
final class Tokens implements AutoCloseable {
  static final int DEPTH_MAX = 100;

  /// As long as the longest record.
  static final int TEXT_MAX = 16 << 20;

  private static final int NUMBER_MAX = 1000;
  private static final int NAME_MAX = 10_000;

  /// Larger exponents would blow a number up when it is written out.
  private static final int PLACES_MAX = 1000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxNumberLength(NUMBER_MAX)
                  .maxNameLength(NAME_MAX)
                  .maxStringLength(TEXT_MAX)
                  .build())
          .build();

  private final JsonParser parser;

  Tokens(Source source) throws IOException {
    parser = FACTORY.createParser(new CheckedUtf8(source.open()));
  }

  /// The next token, or null at the end of the file.
  @Nullable JsonToken next() throws IOException {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  /// The next token, where there must be one.
  JsonToken more() throws IOException {
    JsonToken token = next();
    if (token == null) {
      throw broken(Rule.FORMAT_DAMAGED, "JSON (RFC 8259)", "the end of the file");
    }
    return token;
  }

  JsonToken current() {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IllegalStateException("no token was read");
    }
    return token;
  }

  /// Of the member whose name or value is the current token.
  String name() throws IOException {
    return checked(parser.currentName());
  }

  /// Of the current token, which is a text.
  String text() throws IOException {
    try {
      return checked(parser.getText());
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  /// Of the current token, which is a number: exactly what stands there, without an exponent.
  String number() throws IOException {
    String written;
    try {
      written = parser.getText();
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
    int exponent = Math.max(written.indexOf('e'), written.indexOf('E'));
    if (exponent < 0) {
      return written;
    }
    int digits = exponent + 1;
    if (written.charAt(digits) == '-' || written.charAt(digits) == '+') {
      digits++;
    }
    while (digits < written.length() - 1 && written.charAt(digits) == '0') {
      digits++;
    }
    if (written.length() - digits > 4) {
      throw tooLong();
    }
    BigDecimal exact = new BigDecimal(written);
    if (Math.abs((long) exact.scale()) > PLACES_MAX) {
      throw tooLong();
    }
    String plain = exact.toPlainString();
    return written.charAt(0) == '-' && exact.signum() == 0 ? "-" + plain : plain;
  }

  private BrokenDocument tooLong() {
    return broken(
        Rule.FORMAT_LIMIT, "a number of at most " + PLACES_MAX + " places", "a longer one");
  }

  /// The value whose first token is the current one; it ends with its last.
  Cell cell() throws IOException {
    return switch (current()) {
      case VALUE_NULL -> Cell.MISSING;
      case VALUE_TRUE -> new Cell.Truth(true);
      case VALUE_FALSE -> new Cell.Truth(false);
      case VALUE_STRING -> new Cell.Text(text());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Cell.Number(number());
      case START_OBJECT, START_ARRAY -> new Cell.Structure(compact());
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + current());
    };
  }

  /// The value whose first token is the current one, without white space; numbers as they stand.
  String compact() throws IOException {
    StringBuilder out = new StringBuilder();
    compact(out);
    return out.toString();
  }

  private void compact(StringBuilder out) throws IOException {
    switch (current()) {
      case START_OBJECT -> {
        Set<String> names = new HashSet<>();
        out.append('{');
        for (boolean first = true; more() != JsonToken.END_OBJECT; first = false) {
          if (!first) {
            out.append(',');
          }
          String name = name();
          if (!names.add(name)) {
            throw twice(name);
          }
          JsonText.quote(name, out);
          out.append(':');
          more();
          compact(out);
        }
        out.append('}');
      }
      case START_ARRAY -> {
        out.append('[');
        for (boolean first = true; more() != JsonToken.END_ARRAY; first = false) {
          if (!first) {
            out.append(',');
          }
          compact(out);
        }
        out.append(']');
      }
      case VALUE_STRING -> JsonText.quote(text(), out);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
          out.append(written());
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + current());
    }
    if (out.length() > TEXT_MAX) {
      throw broken(
          Rule.RECORD_TOO_LONG, "a record of at most " + TEXT_MAX + " bytes", "a longer one");
    }
  }

  /// Of the current token, a number or a word, as it stands.
  String written() throws IOException {
    try {
      return parser.getText();
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  /// To the last token of the value whose first is the current one.
  void skip() throws IOException {
    if (!current().isStructStart()) {
      return;
    }
    for (int depth = 1; depth > 0; ) {
      JsonToken token = more();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
  }

  /// To the first token of the list at this path from the root.
  void goToList(List<String> path) throws IOException {
    more();
    if (!find(path)) {
      throw broken(Rule.SOURCE_CHANGED, "the same file as a moment ago", "another name or value");
    }
  }

  /// To the first token of the list at this path, from the first one of an object; otherwise to the
  /// object's end.
  boolean find(List<String> path) throws IOException {
    if (current() != JsonToken.START_OBJECT) {
      return false;
    }
    boolean last = path.size() == 1;
    while (more() != JsonToken.END_OBJECT) {
      boolean here = name().equals(path.getFirst());
      JsonToken value = more();
      if (here && last && value == JsonToken.START_ARRAY) {
        return true;
      }
      if (here && !last && value == JsonToken.START_OBJECT) {
        return find(path.subList(1, path.size()));
      }
      skip();
    }
    return false;
  }

  /// Where the current token begins: its line and byte.
  Location.Byte place() {
    return at(parser.currentTokenLocation());
  }

  /// The line that was reached.
  long line() {
    return Math.max(1, parser.currentLocation().getLineNr());
  }

  BrokenDocument broken(Rule rule, String expected, String found) {
    return new BrokenDocument(rule, place(), expected, found);
  }

  BrokenDocument twice(String name) {
    return broken(Rule.DOCUMENT_NAME_TWICE, "each name once in an object", name);
  }

  private static Location.Byte at(@Nullable JsonLocation location) {
    return location == null
        ? new Location.Byte(1, 0)
        : new Location.Byte(
            Math.max(1, location.getLineNr()), Math.max(0, location.getByteOffset()));
  }

  private static BrokenDocument broken(JsonProcessingException e) {
    Location.Byte place = at(e.getLocation());
    if (e instanceof StreamConstraintsException) {
      return new BrokenDocument(
          Rule.FORMAT_LIMIT,
          place,
          "at most " + DEPTH_MAX + " levels, and texts and numbers of bounded length",
          "more");
    }
    int column = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
    // What the parser says about its own source and token is cut off.
    String words = e.getOriginalMessage().replaceFirst("(?s)(?: \\(start marker| at \\[).*", "");
    return new BrokenDocument(
        Rule.FORMAT_DAMAGED,
        place,
        "JSON (RFC 8259)",
        String.format(Locale.ROOT, "column %d: %s", column, words));
  }

  /// Half of a character cannot be written as UTF-8, and nobody knows what it was.
  private String checked(String text) throws BrokenDocument {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      throw broken(
          Rule.ENCODING_UNDECODABLE, "Unicode characters", "half of one, a lone surrogate");
    }
    return text;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
