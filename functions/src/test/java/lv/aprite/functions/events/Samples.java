package lv.aprite.functions.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The recorded samples of what comes in and goes out, and their schemas.
public final class Samples {
  public static final Path EVENTS = Path.of("../events");
  private static final Path SCHEMAS = Path.of("../schemas");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Samples() {}

  /// Every sample, by its path from `events/`: `aws/sqs-fetch.json`.
  public static List<String> all() {
    try (Stream<Path> files = Files.walk(EVENTS)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(file -> EVENTS.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As it would arrive.
  public static String text(String sample) {
    try {
      return Files.readString(EVENTS.resolve(sample));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode json(String sample) {
    return parse(text(sample));
  }

  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("expected JSON, found " + text, e);
    }
  }

  /// What is wrong with a document by a schema of ours.
  ///
  /// @param schema `message-1.0.json#/$defs/fetch`
  public static List<String> faults(String schema, JsonNode document) {
    int hash = schema.indexOf('#');
    String file = hash < 0 ? schema : schema.substring(0, hash);
    String fragment = hash < 0 ? "" : schema.substring(hash);
    return schema(SCHEMAS.resolve(file), fragment).validate(document).stream()
        .map(Object::toString)
        .toList();
  }

  private static JsonSchema schema(Path file, String fragment) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(SchemaLocation.of(file.toUri() + fragment), config);
  }
}
