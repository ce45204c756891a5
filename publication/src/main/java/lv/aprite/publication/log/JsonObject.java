package lv.aprite.publication.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One JSON object of a document of ours, while it is read: every property is asked for by name,
/// and [#finish] refuses those that nobody asked for. What is not as it should be is an
/// [IllegalArgumentException] with its place: what we do not understand we do not guess, for it may
/// have been written by a newer version of us.
public final class JsonObject {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private static final ObjectReader READER = MAPPER.reader();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter WRITER =
      MAPPER.writer(
          new DefaultPrettyPrinter()
              .withSeparators(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                      .withObjectEmptySeparator("")
                      .withArrayEmptySeparator(""))
              .withObjectIndenter(INDENT)
              .withArrayIndenter(INDENT));

  private final ObjectNode object;
  private final String place;
  private final Set<String> known = new HashSet<>();

  private JsonObject(ObjectNode object, String place) {
    this.object = object;
    this.place = place;
  }

  /// An empty object to be filled.
  public static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// The bytes of a document: the same everywhere, with its properties in the order in which they
  /// were put.
  public static byte[] bytes(ObjectNode document) {
    try {
      return (WRITER.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree in memory can always be written", e);
    }
  }

  /// The number under this name in a document that may be damaged; 0 when it is.
  public static long numberIn(byte[] bytes, String name) {
    try {
      return READER.readTree(bytes).path(name).longValue();
    } catch (IOException damaged) {
      return 0;
    }
  }

  /// A document with this `$schema`.
  public static JsonObject parse(byte[] bytes, String schema) {
    JsonObject document;
    try {
      document = of(READER.readTree(bytes), "");
    } catch (IOException e) {
      throw new IllegalArgumentException("expected one JSON object, found damage", e);
    }
    String found = document.text("$schema");
    if (!found.equals(schema)) {
      throw document.unexpected("$schema", schema, found);
    }
    return document;
  }

  private static JsonObject of(JsonNode node, String place) {
    if (node instanceof ObjectNode object) {
      return new JsonObject(object, place);
    }
    throw new IllegalArgumentException(place + ": expected an object, found " + node.getNodeType());
  }

  /// The value of a property, whatever it is.
  public JsonNode any(String name) {
    known.add(name);
    JsonNode value = object.get(name);
    if (value == null) {
      throw unexpected(name, "a value", "nothing");
    }
    return value;
  }

  public boolean has(String name) {
    known.add(name);
    return object.has(name);
  }

  public String text(String name) {
    return text(any(name), name);
  }

  public Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  private String text(JsonNode value, String name) {
    if (!value.isTextual()) {
      throw unexpected(name, "a text", value.getNodeType().name());
    }
    return value.textValue();
  }

  public long whole(String name, long min, long max) {
    JsonNode value = any(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw unexpected(name, "a whole number", value.getNodeType().name());
    }
    long number = value.longValue();
    if (number < min || number > max) {
      throw unexpected(name, min + " to " + max, Long.toString(number));
    }
    return number;
  }

  public int count(String name, int max) {
    return (int) whole(name, 0, max);
  }

  public Instant time(String name) {
    String text = text(name);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(place + "/" + name + ": expected a time in UTC", e);
    }
  }

  /// The constant of this word: `personal-data` is `PERSONAL_DATA`.
  public <E extends Enum<E>> E word(String name, Class<E> words) {
    String text = text(name);
    for (E constant : words.getEnumConstants()) {
      if (word(constant).equals(text)) {
        return constant;
      }
    }
    throw unexpected(name, "a word of " + words.getSimpleName(), "another");
  }

  /// A constant as it stands in documents.
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public JsonObject object(String name) {
    return of(any(name), place + "/" + name);
  }

  public List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonNode element : list(name)) {
      objects.add(of(element, place + "/" + name + "/" + objects.size()));
    }
    return objects;
  }

  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : list(name)) {
      texts.add(text(element, name + "/" + texts.size()));
    }
    return texts;
  }

  private ArrayNode list(String name) {
    if (any(name) instanceof ArrayNode list) {
      return list;
    }
    throw unexpected(name, "a list", any(name).getNodeType().name());
  }

  /// The names of all properties, which count as asked for.
  public List<String> names() {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    known.addAll(names);
    return names;
  }

  /// Refuses properties that nobody asked for.
  public void finish() {
    for (String name : object.properties().stream().map(property -> property.getKey()).toList()) {
      if (!known.contains(name)) {
        throw unexpected(name, "no such property", "one");
      }
    }
  }

  /// What to throw when a property is not as expected.
  public IllegalArgumentException unexpected(String name, String expected, String found) {
    return new IllegalArgumentException(
        place + "/" + name + ": expected " + expected + ", found " + found);
  }
}
