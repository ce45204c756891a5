package lv.aprite.publication.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
  private static final String SCHEMA = "https://example.org/s";

  private static JsonObject parse(String json) {
    return JsonObject.parse(json.getBytes(StandardCharsets.UTF_8), SCHEMA);
  }

  private static JsonObject with(String properties) {
    return parse("{\"$schema\": \"" + SCHEMA + "\", " + properties + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"$schema\": \"https://example.org/s\"} {}",
        "{\"$schema\": \"https://example.org/s\", \"$schema\": \"https://example.org/s\"}",
        "{\"$schema\": \"https://example.org/other\"}",
        "{\"$schema\": 1}"
      })
  void whatIsNotOneDocumentOfItsSchemaIsRefused(String json) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPropertyThatNobodyAskedForIsRefused() {
    JsonObject object = with("\"a\": 1, \"b\": 2");
    assertThat(object.whole("a", 0, 9)).isEqualTo(1);
    assertThatThrownBy(object::finish)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("/b: expected no such property, found one");
  }

  @Test
  void whatIsNotAsExpectedIsNamedWithItsPlace() {
    refused(
        "\"a\": {\"b\": \"x\"}", it -> it.object("a").whole("b", 0, 9), "/a/b: expected a whole");
    refused("\"a\": 10", it -> it.whole("a", 0, 9), "/a: expected 0 to 9, found 10");
    refused("\"a\": 1.5", it -> it.whole("a", 0, 9), "/a: expected a whole number");
    refused("\"a\": 1e30", it -> it.whole("a", 0, 9), "/a: expected a whole number");
    refused("\"a\": 1", it -> it.text("a"), "/a: expected a text");
    refused("\"a\": \"x\"", it -> it.time("a"), "/a: expected a time in UTC");
    refused("\"a\": \"x\"", it -> it.objects("a"), "/a: expected a list");
    refused("\"a\": [1]", it -> it.objects("a"), "/a/0: expected an object");
    refused("\"a\": [\"x\", 1]", it -> it.texts("a"), "/a/1: expected a text");
    refused(
        "\"a\": \"x\"", it -> it.word("a", DerivedDocument.Raised.class), "/a: expected a word");
    refused("\"a\": 1", it -> it.any("b"), "/b: expected a value, found nothing");
  }

  private static void refused(String properties, Consumer<JsonObject> read, String message) {
    assertThatThrownBy(() -> read.accept(with(properties)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aDocumentHasOneFormWhateverTheMachine() {
    byte[] bytes =
        JsonObject.bytes(
            JsonObject.empty()
                .put("b", "ķ")
                .put("a", 1)
                .set("list", JsonObject.empty().arrayNode().add(1).add(2)));
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo("{\n  \"b\": \"ķ\",\n  \"a\": 1,\n  \"list\": [\n    1,\n    2\n  ]\n}\n");
  }
}
