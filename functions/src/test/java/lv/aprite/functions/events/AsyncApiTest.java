package lv.aprite.functions.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import lv.aprite.publication.catalog.Shared;
import lv.aprite.publication.notice.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// `events/asyncapi.yaml`: what consumers receive, in the words of AsyncAPI 3.
class AsyncApiTest {
  private static final Path FILE = Samples.EVENTS.resolve("asyncapi.yaml");
  private static final JsonNode DOCUMENT = read();

  @Test
  void itIsOfAsyncApi() throws IOException {
    // The schema at hand is that of 3.1, which adds to 3.0 and takes nothing away.
    ObjectNode document = DOCUMENT.deepCopy();
    document.put("asyncapi", "3.1.0");
    SchemaLocation standard =
        SchemaLocation.of(Shared.standard("asyncapi/3.1.0.json").toUri().toString());
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(standard)
                .validate(document))
        .isEmpty();
    document.put("channels", "none");
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(standard)
                .validate(document))
        .isNotEmpty();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = new ArrayList<>();
    each(
        DOCUMENT,
        node -> {
          if (node.has("$ref")) {
            references.add(node.path("$ref").asText());
          }
        });
    assertThat(references).hasSizeGreaterThan(40);
    assertThat(references)
        .allSatisfy(
            reference -> assertThat(target(reference).isMissingNode()).as(reference).isFalse());
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfNoticeHasItsMessageAndItsSampleFits(Notice.Kind kind) throws IOException {
    assertThat(message(kind).path("name").asText()).isEqualTo(kind.type());
    assertThat(faults(kind, "payload", Samples.json(kind.type() + ".json"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theSampleOfAnotherKindDoesNotFit(Notice.Kind kind) throws IOException {
    for (Notice.Kind other : Notice.Kind.values()) {
      if (other != kind) {
        assertThat(faults(kind, "payload", Samples.json(other.type() + ".json")))
            .as(other.type())
            .isNotEmpty();
      }
    }
  }

  @Test
  void everyMessageIsAKindOfNotice() {
    assertThat(DOCUMENT.at("/components/messages").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Notice.Kind.values()).map(Notice.Kind::id).toList());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPublicGoesToThePublicTopicAndAllElseToThePublisherAlone(Notice.Kind kind) {
    boolean open = kind.type().startsWith("lv.aprite.dataset.");
    assertThat(DOCUMENT.at("/channels/public/messages").has(kind.id())).isEqualTo(open);
    assertThat(DOCUMENT.at("/channels/publisher/messages").has(kind.id())).isEqualTo(!open);
  }

  @ParameterizedTest
  @CsvSource({"public, sendPublic", "publisher, sendPublisher"})
  void anOperationSendsEveryMessageOfItsChannel(String channel, String operation) {
    List<String> sent = new ArrayList<>();
    DOCUMENT
        .at("/operations/" + operation + "/messages")
        .forEach(each -> sent.add(each.path("$ref").asText()));
    List<String> expected = new ArrayList<>();
    DOCUMENT
        .at("/channels/" + channel + "/messages")
        .fieldNames()
        .forEachRemaining(id -> expected.add("#/channels/" + channel + "/messages/" + id));
    assertThat(sent).containsExactlyElementsOf(expected);
  }

  /// What SNS says of a list is the list as text.
  @ParameterizedTest
  @CsvSource({"public, RELEASED", "publisher, REFUSED"})
  void theAttributesOfASampleAreTheHeadersOfItsMessage(String topic, Notice.Kind kind)
      throws IOException {
    ObjectNode headers = JsonNodeFactory.instance.objectNode();
    Samples.json("aws/sqs-subscriber-" + topic + "-raw.json")
        .at("/Records/0/messageAttributes")
        .properties()
        .forEach(each -> {
          String value = each.getValue().path("stringValue").asText();
          boolean list = each.getValue().path("dataType").asText().equals("String.Array");
          headers.set(
              each.getKey(),
              list ? Samples.parse(value) : JsonNodeFactory.instance.textNode(value));
        });
    assertThat(faults(kind, "headers", headers)).isEmpty();
    headers.put("kind", "another");
    assertThat(faults(kind, "headers", headers)).isNotEmpty();
  }

  /// Readers by an older JSON Schema pass over what stands beside a reference.
  @Test
  void nothingThatBindsStandsBesideAReference() throws IOException {
    for (JsonNode document :
        List.of(DOCUMENT, Samples.parse(Files.readString(Path.of("../schemas/notice-1.0.json"))))) {
      each(
          document,
          node -> {
            if (node.has("$ref")) {
              assertThat(node.fieldNames()).toIterable().isSubsetOf("$ref", "description");
            }
          });
    }
  }

  private static JsonNode message(Notice.Kind kind) {
    return DOCUMENT.at("/components/messages/" + kind.id());
  }

  /// What is wrong by a schema in the document, whose references lead from where it stands.
  private static List<String> faults(Notice.Kind kind, String part, JsonNode value)
      throws IOException {
    ObjectNode schema = DOCUMENT.deepCopy();
    schema.put("$ref", "#/components/messages/" + kind.id() + "/" + part);
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(SchemaLocation.of(FILE.toUri().toString()), schema, config)
        .validate(value)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static JsonNode target(String reference) {
    int hash = reference.indexOf('#');
    String pointer = reference.substring(hash + 1);
    if (hash == 0) {
      return DOCUMENT.at(pointer);
    }
    try {
      Path file = FILE.resolveSibling(reference.substring(0, hash));
      return Samples.parse(Files.readString(file)).at(pointer);
    } catch (IOException e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }

  private static void each(JsonNode node, Consumer<JsonNode> look) {
    if (node.isObject()) {
      look.accept(node);
    }
    node.forEach(child -> each(child, look));
  }

  private static JsonNode read() {
    try {
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
      return new ObjectMapper().valueToTree(tree);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
