package lv.aprite.publication.catalog;

import java.util.Optional;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.finding.RuleBook;
import lv.aprite.engine.finding.RuleText;
import lv.aprite.engine.receipt.ReceiptWords;

/// The public rule book in one language: every rule with what it asks for, an example, and what to
/// do. Made from the code alone; each rule has its id for an anchor.
public final class RuleBookPage {
  private RuleBookPage() {}

  /// The key of the page: `rules/index.html` is in English, as the other pages are.
  public static String key(Language language) {
    return switch (language) {
      case EN -> "rules/index.html";
      case LV -> "rules/lv.html";
    };
  }

  /// The address of one rule.
  public static String address(PublicBase base, Language language, Rule rule) {
    return base.address(key(language)) + "#" + rule.id();
  }

  static byte[] of(Hub hub, Language language) {
    ReceiptWords words = ReceiptWords.in(language);
    Page page = new Page(hub, "../");
    String feedTitle = Wording.preferred(hub.title()).map(Wording.Spoken::text).orElse("");
    Markup html = page.begin(words.ruleBook(), feedTitle, Addresses.FEED_OF_ALL, 0);
    html.open("div", "lang", language.tag()).line();
    html.element("h1", words.ruleBook()).line();
    html.element("p", words.ruleBookAbout()).line();
    Language other =
        switch (language) {
          case EN -> Language.LV;
          case LV -> Language.EN;
        };
    html.open("p", "class", "facts", "lang", other.tag());
    page.link(html, key(other), words.otherLanguage());
    html.closeLine();
    contents(html, words);
    Optional<String> chapter = Optional.empty();
    for (Rule rule : Rule.values()) {
      String name = words.chapter(rule);
      if (chapter.filter(name::equals).isEmpty()) {
        html.element("h2", name).line();
        chapter = Optional.of(name);
      }
      rule(html, words, rule);
    }
    html.closeLine();
    return page.end(html);
  }

  private static void contents(Markup html, ReceiptWords words) {
    html.open("details").open("summary").text(words.contents(Rule.values().length)).closeLine();
    html.open("ul").line();
    for (Rule rule : Rule.values()) {
      html.open("li")
          .element("a", RuleBook.in(words.language()).text(rule).title(), "href", "#" + rule.id())
          .closeLine();
    }
    html.closeLine();
    html.closeLine();
  }

  private static void rule(Markup html, ReceiptWords words, Rule rule) {
    RuleText text = RuleBook.in(words.language()).text(rule);
    html.open("section", "id", rule.id()).line();
    html.open("h3").element("a", text.title(), "href", "#" + rule.id()).closeLine();
    html.open("p", "class", "facts").element("code", rule.id());
    html.text(" · " + words.consequence(rule.effect())).closeLine();
    html.open("p").prose(text.cause()).closeLine();
    html.open("dl").line();
    html.element("dt", words.example()).open("dd").element("code", text.example()).closeLine();
    html.element("dt", words.whatToDo()).open("dd").prose(text.advice()).closeLine();
    html.closeLine();
    html.closeLine();
  }
}
