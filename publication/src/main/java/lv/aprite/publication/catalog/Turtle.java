package lv.aprite.publication.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;

/// Writes triples as Turtle (RDF 1.1 Turtle), the same bytes for the same triples.
public final class Turtle {
  public static final String MEDIA_TYPE = "text/turtle";

  private Turtle() {}

  public static byte[] write(Triples triples) {
    StringBuilder out = new StringBuilder();
    Vocabulary.prefixes()
        .forEach((prefix, namespace) ->
            out.append("@prefix ").append(prefix).append(": <").append(namespace).append("> .\n"));
    triples.bySubject().forEach((subject, byPredicate) -> subject(out, subject, byPredicate));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void subject(
      StringBuilder out, String subject, SortedMap<String, SortedSet<Term>> byPredicate) {
    out.append('\n').append('<').append(subject).append('>');
    String separator = "\n    ";
    for (var entry : byPredicate.entrySet()) {
      out.append(separator)
          .append(entry.getKey().equals(Vocabulary.TYPE) ? "a" : iri(entry.getKey()))
          .append(' ');
      String comma = "";
      for (Term object : entry.getValue()) {
        out.append(comma).append(term(object));
        comma = ", ";
      }
      separator = " ;\n    ";
    }
    out.append(" .\n");
  }

  private static String term(Term term) {
    return switch (term) {
      case Term.Iri(String value) -> iri(value);
      case Term.Text(String value, String language) ->
          quoted(value) + (language.isEmpty() ? "" : "@" + language);
      case Term.Typed(String value, String datatype) -> quoted(value) + "^^" + iri(datatype);
    };
  }

  private static String iri(String iri) {
    return Vocabulary.shorten(iri).orElse("<" + iri + ">");
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7F) {
            out.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
