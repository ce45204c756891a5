package lv.aprite.publication.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/// The object of a [Triple]. There are no blank nodes: each thing that we describe has an address,
/// so graphs merge and compare by their text.
public sealed interface Term {
  /// An absolute IRI. What may not stand in one (RFC 3987; Turtle §6.4) is percent-encoded, so that
  /// no contract can break the catalog's syntax.
  record Iri(String value) implements Term {
    public Iri {
      value = encode(value);
    }
  }

  /// Text, in a language (BCP 47) or, when `language` is empty, in none.
  record Text(String value, String language) implements Term {
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");

    public Text {
      value = withoutLoneSurrogates(value);
      language = isLanguage(language) ? language.toLowerCase(Locale.ROOT) : "";
    }
  }

  /// A value of an XML Schema datatype.
  ///
  /// @param datatype IRI
  record Typed(String value, String datatype) implements Term {}

  /// Whether it names a language; `und` says that nobody knows.
  static boolean isLanguage(String tag) {
    return Text.LANGUAGE.matcher(tag).matches() && !tag.equalsIgnoreCase("und");
  }

  static Term plain(String text) {
    return new Text(text, "");
  }

  static Term time(Instant at) {
    return new Typed(at.toString(), Vocabulary.XSD + "dateTime");
  }

  static Term count(long number) {
    return new Typed(Long.toString(number), Vocabulary.XSD + "nonNegativeInteger");
  }

  static Term hexBinary(String hex) {
    return new Typed(hex, Vocabulary.XSD + "hexBinary");
  }

  /// Whether the text is an address that a reader may be led to: absolute, http or https, with a
  /// host.
  static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      return scheme != null
          && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
          && uri.getHost() != null;
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    withoutLoneSurrogates(text)
        .codePoints()
        .forEach(c -> {
          if (c <= ' ' || c == 0x7F || "<>\"{}|^`\\".indexOf(c) >= 0) {
            for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
              encoded.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xFF));
            }
          } else {
            encoded.appendCodePoint(c);
          }
        });
    return encoded.toString();
  }

  /// Half a character is no text: UTF-8 cannot hold it.
  private static String withoutLoneSurrogates(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints().forEach(c -> whole.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
    return whole.toString();
  }
}
