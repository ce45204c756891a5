package lv.aprite.engine.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// How the tables write down what a file holds: a text, or an object, or a list of these, one after
/// the other.
///
/// - `"id,name\n"`: the text in UTF-8
/// - `{"text": "…", "encoding": "windows-1257"}`
/// - `{"hex": "EF BB BF"}`: bytes
/// - `{"repeat": …, "times": 20000}`: again and again, made while it is read
/// - `{"numbered": "{},name\n", "from": 1, "times": 1000}`: rows, each `{}` replaced by the row's
///   number
final class SpecInput {
  private SpecInput() {}

  static List<Part> parts(JsonNode input) {
    if (input.isTextual()) {
      return List.of(text(input.textValue(), StandardCharsets.UTF_8));
    }
    if (input.isArray()) {
      List<Part> parts = new ArrayList<>();
      input.forEach(part -> parts.addAll(parts(part)));
      return parts;
    }
    SpecObject object = SpecObject.of(input);
    Part part = part(object);
    object.finish();
    return List.of(part);
  }

  private static Part part(SpecObject object) {
    if (object.has("text")) {
      return text(object.text("text"), Charset.forName(object.text("encoding")));
    }
    if (object.has("hex")) {
      String hex = object.text("hex").replace(" ", "");
      return new Part.Bytes(HexFormat.of().parseHex(hex));
    }
    if (object.has("repeat")) {
      byte[] unit = Part.join(parts(object.node("repeat")));
      return new Part.Repeated(unit, object.number("times"));
    }
    return new Part.Numbered(
        object.text("numbered"), object.number("from"), object.number("times"));
  }

  private static Part text(String text, Charset encoding) {
    return new Part.Bytes(encode(text, encoding));
  }

  /// The text in the encoding, which must have every character of it.
  static byte[] encode(String text, Charset encoding) {
    try {
      ByteBuffer encoded = encoding.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(encoding + " has no way to write: " + text, e);
    }
  }

  /// A table as delimited text, quotes only around cells that need them.
  static String delimited(List<List<String>> rows, char delimiter, String lineEnd) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        text.append(i == 0 ? "" : String.valueOf(delimiter)).append(quoted(row.get(i), delimiter));
      }
      text.append(lineEnd);
    }
    return text.toString();
  }

  private static String quoted(String cell, char delimiter) {
    boolean needed = cell.chars().anyMatch(c -> c == delimiter || "\"\r\n".indexOf(c) >= 0);
    return needed ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }
}
