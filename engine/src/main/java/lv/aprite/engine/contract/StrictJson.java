package lv.aprite.engine.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// JSON by RFC 8259 to the letter: UTF-8, no name twice in an object, no lone surrogate, exact
/// decimals, bounded in size and depth.
final class StrictJson {
  static final int BYTES_MAX = 1 << 20;
  static final int DEPTH_MAX = 32;
  private static final int NUMBER_MAX = 100;

  /// Larger exponents would blow a number up to gigabytes when it is written out.
  private static final int EXPONENT_MAX = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxNumberLength(NUMBER_MAX)
                  .build())
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Problems problems;

  private StrictJson(Problems problems) {
    this.problems = problems;
  }

  /// The document's object. When it is none, or not well formed, that is added to the problems and
  /// the object is empty.
  static ObjectNode parse(byte[] bytes, Problems problems) {
    ObjectNode nothing = NODES.objectNode();
    if (bytes.length > BYTES_MAX) {
      problems.add(
          Rule.CONTRACT_TOO_LARGE,
          new Location.File(),
          "at most " + BYTES_MAX + " bytes",
          bytes.length + " bytes");
      return nothing;
    }
    CharBuffer text = decode(bytes, problems);
    if (problems.any()) {
      return nothing;
    }
    String json =
        text.length() > 0 && text.charAt(0) == '\uFEFF'
            ? text.subSequence(1, text.length()).toString()
            : text.toString();
    try (JsonParser parser = FACTORY.createParser(json)) {
      StrictJson reader = new StrictJson(problems);
      JsonNode root = parser.nextToken() == null ? NODES.missingNode() : reader.value(parser, "");
      if (root instanceof ObjectNode object && parser.nextToken() == null) {
        return object;
      }
      problems.add(Rule.CONTRACT_NOT_JSON, new Location.File(), "one JSON object", found(root));
    } catch (StreamConstraintsException e) {
      problems.add(
          Rule.CONTRACT_NOT_JSON,
          place(json, e),
          "at most " + DEPTH_MAX + " levels, and numbers of at most " + NUMBER_MAX + " characters",
          "more");
    } catch (JsonProcessingException e) {
      problems.add(Rule.CONTRACT_NOT_JSON, place(json, e), "JSON (RFC 8259)", words(e));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
    return nothing;
  }

  private static CharBuffer decode(byte[] bytes, Problems problems) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    if (decoder.decode(in, out, true).isError()) {
      problems.add(
          Rule.CONTRACT_NOT_JSON,
          new Location.Byte(1 + lineEnds(bytes, in.position()), in.position()),
          "UTF-8",
          String.format(java.util.Locale.ROOT, "byte 0x%02X", bytes[in.position()]));
    }
    return out.flip();
  }

  private static int lineEnds(byte[] bytes, int before) {
    int count = 0;
    for (int i = 0; i < before; i++) {
      if (bytes[i] == '\n') {
        count++;
      }
    }
    return count;
  }

  private static Location place(String json, JsonProcessingException e) {
    if (e.getLocation() == null) {
      return new Location.File();
    }
    int offset = Math.clamp(e.getLocation().getCharOffset(), 0, json.length());
    int bytes = json.substring(0, offset).getBytes(StandardCharsets.UTF_8).length;
    return new Location.Byte(Math.max(1, e.getLocation().getLineNr()), bytes);
  }

  /// The parser's words without what it says about its own source.
  private static String words(JsonProcessingException e) {
    return e.getOriginalMessage().replaceFirst("(?s) \\(start marker.*", "");
  }

  private static String found(JsonNode root) {
    return switch (root.getNodeType()) {
      case MISSING -> "nothing";
      case OBJECT -> "more after its end";
      case ARRAY -> "a list";
      case STRING, NUMBER, BOOLEAN, NULL, BINARY, POJO -> "a single value";
    };
  }

  /// The value whose first token the parser is at. The depth is bounded by the parser.
  private JsonNode value(JsonParser parser, String pointer) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, pointer);
      case START_ARRAY -> list(parser, pointer);
      case VALUE_STRING -> NODES.textNode(checked(parser.getText(), pointer));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, pointer);
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException(
              "a parser of a text in memory gave " + parser.currentToken());
    };
  }

  private JsonNode object(JsonParser parser, String pointer) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String at = Problems.child(pointer, parser.currentName());
      String name = checked(parser.currentName(), at);
      parser.nextToken();
      JsonNode value = value(parser, at);
      if (object.has(name)) {
        problems.add(
            Rule.CONTRACT_DUPLICATE_PROPERTY, at, "the name once in this object", "it twice");
      }
      object.set(name, value);
    }
    return object;
  }

  private JsonNode list(JsonParser parser, String pointer) throws IOException {
    ArrayNode list = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser, pointer + "/" + list.size()));
    }
    return list;
  }

  private JsonNode number(JsonParser parser, String pointer) throws IOException {
    var number = parser.getDecimalValue();
    if (Math.abs((long) number.scale()) > EXPONENT_MAX) {
      problems.add(
          Rule.CONTRACT_NOT_JSON,
          pointer,
          "a number of at most " + EXPONENT_MAX + " places",
          "a longer one");
      return NODES.numberNode(0);
    }
    return NODES.numberNode(number);
  }

  private String checked(String text, String pointer) {
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
      problems.add(
          Rule.CONTRACT_NOT_JSON, pointer, "Unicode characters", "half of one, a lone surrogate");
      return "";
    }
    return text;
  }
}
