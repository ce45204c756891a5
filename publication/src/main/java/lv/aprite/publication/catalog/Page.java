package lv.aprite.publication.catalog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.finding.Language;

/// What all pages share: frame, languages, times. Plain HTML without scripts that works under
/// `default-src 'none'; style-src 'self'`; links are relative, so a page works at any address and
/// from a folder.
///
/// @param root the way from the page to the top: `` or `../../`
record Page(Hub hub, String root) {
  static final String MEDIA_TYPE = "text/html;charset=utf-8";

  /// Columns that are set to the right.
  private static final Set<String> OF_NUMBERS = Set.of("Size", "Rows");

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// Opens the document up to and with `main`.
  ///
  /// @param number of the log entry that the page was folded from; 0 for a page that was folded
  ///   from no single log
  /// @param feed the feed's key without its ending
  Markup begin(String title, String feedTitle, String feed, long number) {
    Markup html = Markup.html();
    html.open("html", "lang", "en").line();
    html.open("head").line();
    html.lone("meta", "charset", "utf-8");
    html.lone("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.lone("meta", "name", "referrer", "content", "no-referrer");
    html.lone("meta", "name", NUMBER, "content", Long.toString(number));
    html.element("title", title).line();
    html.lone("link", "rel", "stylesheet", "href", root + Addresses.STYLE);
    html.lone(
        "link",
        "rel",
        "alternate",
        "type",
        "application/atom+xml",
        "title",
        feedTitle,
        "href",
        root + feed + ".atom");
    html.lone(
        "link",
        "rel",
        "alternate",
        "type",
        "application/feed+json",
        "title",
        feedTitle,
        "href",
        root + feed + ".json");
    html.closeLine();
    html.open("body").line();
    html.element("a", "Skip to the content", "class", "skip", "href", "#content").line();
    html.open("header").open("p", "class", "hub").open("a", "href", root + Addresses.INDEX);
    spoken(html, hub.title());
    html.close().close().closeLine();
    html.open("main", "id", "content").line();
    return html;
  }

  byte[] end(Markup html) {
    html.closeLine();
    html.open("footer").open("p");
    html.text("Published by ");
    spoken(html, hub.operator());
    html.text(" with Aprite. The whole catalog: ");
    link(html, Addresses.CATALOG_JSONLD, "JSON-LD");
    html.text(", ");
    link(html, Addresses.CATALOG_TURTLE, "Turtle");
    html.text(", ");
    link(html, Addresses.OPENAPI, "OpenAPI");
    html.text(". What files are held to: ");
    link(html, RuleBookPage.key(Language.EN), "the rule book");
    html.text(".");
    html.close().closeLine();
    html.closeLine();
    html.close();
    return html.bytes();
  }

  /// A link to a key of the open store.
  void link(Markup html, String key, String text) {
    html.element("a", text, "href", root + key);
  }

  /// The text in English or else in the first language that there is, marked as such.
  static void spoken(Markup html, LocalText text) {
    Wording.preferred(text)
        .ifPresent(
            spoken -> html.element("span", spoken.text(), "lang", languageOf(spoken.language())));
  }

  /// Each of the texts in an element of its own; the preferred one first.
  static void everyLanguage(Markup html, String tag, LocalText text, boolean withPreferred) {
    Optional<String> preferred = Wording.preferredLanguage(text);
    if (withPreferred) {
      preferred.ifPresent(language -> element(html, tag, text, language));
    }
    for (String language : text.byLanguage().keySet()) {
      if (preferred.filter(language::equals).isEmpty()) {
        element(html, tag, text, language);
      }
    }
  }

  private static void element(Markup html, String tag, LocalText text, String language) {
    html.element(tag, text.in(language), "lang", languageOf(language)).line();
  }

  /// The head row of a table.
  static void head(Markup html, String... names) {
    html.open("thead").open("tr");
    for (String name : names) {
      if (OF_NUMBERS.contains(name)) {
        html.element("th", name, "scope", "col", "class", "number");
      } else {
        html.element("th", name, "scope", "col");
      }
    }
    html.close().closeLine();
  }

  static void time(Markup html, Instant at) {
    html.element("time", MINUTES.format(at) + " UTC", "datetime", at.toString());
  }

  /// An address of somebody else; text only when it is not one that a browser may follow.
  static void outside(Markup html, String address, String text) {
    if (Term.isWebAddress(address)) {
      html.element("a", text, "href", address, "rel", "noopener");
    } else {
      html.text(text);
    }
  }

  /// The name at the end of an authority's IRI: `…/licence/CC_BY_4_0` is `CC BY 4 0`.
  static String label(String iri) {
    String name = iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    return name.isEmpty() ? iri : name.replace('_', ' ');
  }

  private static final String NUMBER = "aprite-log-number";

  /// The number that a page carries; 0 when there is none.
  static long numberOf(byte[] bytes) {
    String page = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    String mark = "<meta name=\"" + NUMBER + "\" content=\"";
    int begin = page.indexOf(mark) + mark.length();
    int end = page.indexOf('"', begin);
    if (begin < mark.length() || end < 0 || !page.substring(begin, end).matches("\\d{1,18}")) {
      return 0;
    }
    return Long.parseLong(page.substring(begin, end));
  }

  /// Empty is how HTML says that the language is not known.
  private static String languageOf(String language) {
    return Term.isLanguage(language) ? language : "";
  }
}
