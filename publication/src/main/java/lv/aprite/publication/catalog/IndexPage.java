package lv.aprite.publication.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lv.aprite.engine.contract.LocalText;

/// The page of all datasets that have data, by publisher.
final class IndexPage {
  /// How much of a description is shown, in code points.
  private static final int DESCRIPTION_MAX = 240;

  private final Page page;
  private final Addresses at;
  private final Markup html;

  private IndexPage(Hub hub) {
    this.page = new Page(hub, "");
    this.at = new Addresses(hub.base());
    String title =
        Wording.preferred(hub.title()).map(Wording.Spoken::text).orElse(hub.base().toString());
    this.html = page.begin(title, title, Addresses.FEED_OF_ALL, 0);
  }

  static byte[] of(Hub hub, List<Listing> datasets) {
    IndexPage index = new IndexPage(hub);
    index.title(hub, datasets.size());
    SortedMap<String, List<Listing>> byPublisher = new TreeMap<>();
    for (Listing dataset : datasets) {
      byPublisher
          .computeIfAbsent(dataset.id().publisher(), absent -> new ArrayList<>())
          .add(dataset);
    }
    byPublisher.forEach(index::publisher);
    return index.page.end(index.html);
  }

  private void title(Hub hub, int datasets) {
    html.open("h1");
    Page.spoken(html, hub.title());
    html.closeLine();
    html.open("div", "class", "description").line();
    Page.everyLanguage(html, "p", hub.description(), true);
    html.closeLine();
    html.open("p", "class", "facts");
    html.element("strong", Wording.count(datasets, "dataset")).text(". News of all: ");
    page.link(html, Addresses.FEED_OF_ALL + ".atom", "Atom");
    html.text(", ");
    page.link(html, Addresses.FEED_OF_ALL + ".json", "JSON Feed");
    html.text(".").closeLine();
  }

  private void publisher(String publisher, List<Listing> datasets) {
    html.open("section", "id", Addresses.publisherId(publisher)).line();
    html.open("h2");
    Page.spoken(html, named(datasets.getFirst().publisher(), publisher));
    html.closeLine();
    html.open("ul", "class", "datasets").line();
    datasets.forEach(this::dataset);
    html.closeLine();
    html.closeLine();
  }

  private void dataset(Listing dataset) {
    html.open("li").open("h3").open("a", "href", at.page(dataset.id()));
    Page.spoken(html, named(dataset.title(), dataset.id().path()));
    html.close().closeLine();
    html.open("p");
    Wording.preferred(dataset.description())
        .map(spoken -> LocalText.of(Map.of(spoken.language(), shortened(spoken.text()))))
        .ifPresent(description -> Page.spoken(html, description));
    html.closeLine();
    html.open("p", "class", "facts");
    html.text("Release " + dataset.release() + ", " + Wording.count(dataset.rows(), "row"));
    html.text(", changed ");
    Page.time(html, dataset.modified());
    html.close().closeLine();
  }

  private static LocalText named(LocalText text, String otherwise) {
    return text.isEmpty() ? LocalText.of(Map.of("", otherwise)) : text;
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= DESCRIPTION_MAX
        ? text
        : text.substring(0, text.offsetByCodePoints(0, DESCRIPTION_MAX - 1)) + "…";
  }
}
