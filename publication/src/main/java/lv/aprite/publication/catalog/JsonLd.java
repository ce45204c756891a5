package lv.aprite.publication.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/// Triples as JSON-LD 1.1 and back: one flat node object for each subject under `@graph`, names
/// shortened by prefixes alone.
///
/// Reads only the form that it writes; JSON-LD in general needs a library that is too heavy for
/// what we ship.
public final class JsonLd {
  public static final String MEDIA_TYPE = "application/ld+json";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonLd() {}

  /// A document with `@context` and `@graph`. Members added to it under names that the context
  /// lacks are not statements.
  static ObjectNode write(Triples triples) {
    ObjectNode document = NODES.objectNode();
    ObjectNode context = document.putObject("@context");
    Vocabulary.prefixes().forEach(context::put);
    ArrayNode graph = document.putArray("@graph");
    triples.bySubject().forEach((subject, byPredicate) -> graph.add(node(subject, byPredicate)));
    return document;
  }

  static Triples read(JsonNode document) {
    Triples triples = new Triples();
    for (JsonNode node : document.path("@graph")) {
      String subject = node.path("@id").asText();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        switch (member.getKey()) {
          case "@id" -> {}
          case "@type" ->
              member
                  .getValue()
                  .forEach(type -> triples.type(subject, Vocabulary.expand(type.asText())));
          default ->
              member
                  .getValue()
                  .forEach(value ->
                      triples.add(subject, Vocabulary.expand(member.getKey()), term(value)));
        }
      }
    }
    return triples;
  }

  private static ObjectNode node(String subject, SortedMap<String, SortedSet<Term>> byPredicate) {
    ObjectNode node = NODES.objectNode();
    node.put("@id", subject);
    byPredicate.forEach((predicate, objects) -> {
      boolean types = predicate.equals(Vocabulary.TYPE);
      ArrayNode values = node.putArray(types ? "@type" : name(predicate));
      for (Term object : objects) {
        values.add(types ? NODES.textNode(className(object)) : value(object));
      }
    });
    return node;
  }

  private static String className(Term object) {
    return switch (object) {
      case Term.Iri(String value) -> name(value);
      case Term.Text text ->
          throw new IllegalArgumentException("class: expected an IRI, found " + text);
      case Term.Typed typed ->
          throw new IllegalArgumentException("class: expected an IRI, found " + typed);
    };
  }

  private static JsonNode value(Term term) {
    return switch (term) {
      case Term.Iri(String value) -> NODES.objectNode().put("@id", value);
      case Term.Text(String value, String language) ->
          language.isEmpty()
              ? NODES.textNode(value)
              : NODES.objectNode().put("@language", language).put("@value", value);
      case Term.Typed(String value, String datatype) ->
          NODES.objectNode().put("@type", name(datatype)).put("@value", value);
    };
  }

  private static Term term(JsonNode value) {
    if (value.isTextual()) {
      return Term.plain(value.asText());
    }
    if (value.has("@id")) {
      return new Term.Iri(value.path("@id").asText());
    }
    String text = value.path("@value").asText();
    return value.has("@type")
        ? new Term.Typed(text, Vocabulary.expand(value.path("@type").asText()))
        : new Term.Text(text, value.path("@language").asText());
  }

  private static String name(String iri) {
    return Vocabulary.shorten(iri).orElse(iri);
  }
}
