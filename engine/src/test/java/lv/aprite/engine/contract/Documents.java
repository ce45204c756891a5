package lv.aprite.engine.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The documents that the tests of this room read: schemas, sample contracts, official schemas.
final class Documents {
  private static final Path SCHEMAS = Path.of("../schemas");

  private Documents() {}

  static List<Path> samples() {
    try (Stream<Path> files = Files.list(SCHEMAS.resolve("samples"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(byte[] bytes) {
    try {
      return new ObjectMapper().readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonSchema contractSchema() {
    return schema(SCHEMAS.resolve("contract-1.0.json"), SpecVersion.VersionFlag.V202012);
  }

  static JsonSchema draftSchema() {
    return schema(SCHEMAS.resolve("contract-draft-1.0.json"), SpecVersion.VersionFlag.V202012);
  }

  /// An official schema of Data Package 2.0; where it is not at hand the test is skipped and says
  /// so.
  static JsonSchema dataPackage(String name) {
    Path file =
        Path.of(
            System.getProperty("aprite.shared", "../../shared"), "standards/datapackage/2.0", name);
    assumeTrue(Files.exists(file), () -> "skipped: " + file + " is not at hand");
    return schema(file, SpecVersion.VersionFlag.V7);
  }

  private static JsonSchema schema(Path file, SpecVersion.VersionFlag draft) {
    return JsonSchemaFactory.getInstance(draft).getSchema(json(bytes(file)));
  }

  static List<String> faults(JsonSchema schema, JsonNode document) {
    return schema.validate(document).stream().map(ValidationMessage::getMessage).toList();
  }
}
