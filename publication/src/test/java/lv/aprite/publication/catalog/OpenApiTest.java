package lv.aprite.publication.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lv.aprite.engine.write.Format;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final Pattern TEMPLATE = Pattern.compile("\\{([a-z]+)\\}");

  private final JsonNode api = read();
  private final Addresses at = new Addresses(SampleHub.HUB.base());

  @Test
  void everyPathDeclaresEachOfItsParametersOnce() {
    assertThat(api.path("paths")).hasSizeGreaterThan(8);
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      List<String> named = new ArrayList<>();
      Matcher template = TEMPLATE.matcher(path.getKey());
      while (template.find()) {
        named.add("#/components/parameters/" + template.group(1));
      }
      JsonNode get = path.getValue().path("get");
      assertThat(named).doesNotHaveDuplicates();
      assertThat(get.path("parameters").findValuesAsText("$ref"))
          .containsExactlyInAnyOrderElementsOf(named);
      assertThat(get.path("responses")).isNotEmpty();
    }
    assertThat(api.findValuesAsText("operationId")).doesNotHaveDuplicates();
  }

  @Test
  void everyReferenceLeadsToAParameter() {
    for (String reference : api.findValuesAsText("$ref")) {
      assertThat(api.at(reference.substring(1)).path("in").asText()).isEqualTo("path");
    }
  }

  @Test
  void whatTheCatalogPointsToIsDescribed() {
    DatasetState register = SampleHub.full().state(SampleHub.REGISTER);
    DatasetState.Edition edition = register.current().orElseThrow().newestEdition();
    List<String> keys =
        List.of(
            at.logEntry(register.id(), 1),
            at.head(register.id()),
            at.latest(register.id()),
            at.latest(register.id(), Format.CSV),
            at.latest(register.id(), Format.JSON),
            at.data(register.id(), edition, Format.PARQUET),
            at.descriptor(register.id(), edition),
            at.document(register.id()),
            Addresses.CATALOG_TURTLE);
    for (String key : keys) {
      assertThat(api.path("paths").properties())
          .as(key)
          .anyMatch(path -> ("/" + key).matches(pattern(path.getKey())));
    }
  }

  @Test
  void theServerIsTheHub() {
    assertThat(api.path("servers").path(0).path("url").asText())
        .isEqualTo("https://data.example.lv/open/");
  }

  /// The path as a pattern, with what its parameters may be.
  private String pattern(String path) {
    return TEMPLATE
        .matcher(path.replace(".", "[.]"))
        .replaceAll(template ->
            Matcher.quoteReplacement(
                api.at("/components/parameters/" + template.group(1) + "/schema/pattern")
                    .asText()
                    .replaceAll("^\\^|\\$$", "")));
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(OpenApi.of(SampleHub.HUB));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
