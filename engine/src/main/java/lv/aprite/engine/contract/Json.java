package lv.aprite.engine.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the codecs of this room share: from a tree to a value, and from a tree to bytes that are
/// the same wherever they are made.
final class Json {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build()
          .writer(
              new DefaultPrettyPrinter()
                  .withSeparators(
                      Separators.createDefaultInstance()
                          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                          .withObjectEmptySeparator("")
                          .withArrayEmptySeparator(""))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private Json() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static void texts(ObjectNode to, String name, List<String> texts) {
    ArrayNode list = to.putArray(name);
    texts.forEach(list::add);
  }

  static byte[] bytes(JsonNode tree) {
    try {
      return (WRITER.writeValueAsString(tree) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /// Reads a value from an object; any finding makes it broken.
  static <T> Decoding<T> decode(JsonNode node, Function<Properties, Optional<T>> read) {
    Problems problems = new Problems();
    Optional<T> value = Optional.empty();
    if (node instanceof ObjectNode object) {
      value = read.apply(new Properties(object, "", problems));
    } else {
      problems.add(
          lv.aprite.engine.finding.Rule.CONTRACT_BAD_VALUE,
          "",
          "an object",
          Properties.found(node));
    }
    return result(value, problems);
  }

  static <T> Decoding<T> result(Optional<T> value, Problems problems) {
    if (problems.any()) {
      return new Decoding.Broken<>(problems.findings());
    }
    return new Decoding.Decoded<>(
        value.orElseThrow(
            () -> new IllegalStateException("nothing was read and nothing was found wrong")));
  }
}
