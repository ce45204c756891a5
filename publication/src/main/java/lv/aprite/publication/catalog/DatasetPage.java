package lv.aprite.publication.catalog;

import java.util.Locale;
import java.util.Map;
import lv.aprite.engine.contract.Metadata;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.ReleaseEntry;

/// A dataset's page: what it is, its files, its fields, its history. Of withdrawn data it says that
/// they are gone and why, and nothing else.
final class DatasetPage {
  /// How many log entries the history shows; the log has them all.
  private static final int HISTORY_MAX = 100;

  private final Page page;
  private final Addresses at;
  private final DatasetState dataset;
  private final Markup html;

  private DatasetPage(Hub hub, DatasetState dataset) {
    this.page = new Page(hub, "../../");
    this.at = new Addresses(hub.base());
    this.dataset = dataset;
    String title =
        Wording.preferred(dataset.metadata().title())
            .map(Wording.Spoken::text)
            .orElse(dataset.id().path());
    this.html = page.begin(title, title, at.feed(dataset.id()), dataset.number());
  }

  static byte[] of(Hub hub, DatasetState dataset) {
    DatasetPage page = new DatasetPage(hub, dataset);
    page.title();
    page.dataset.current().ifPresentOrElse(page::current, page::nothing);
    page.history();
    page.about();
    return page.page.end(page.html);
  }

  private void title() {
    Metadata metadata = dataset.metadata();
    html.open("p", "class", "publisher");
    Page.spoken(html, metadata.publisher().name());
    html.closeLine();
    html.open("h1");
    Page.spoken(html, metadata.title());
    html.closeLine();
    html.open("div", "class", "translations").line();
    Page.everyLanguage(html, "p", metadata.title(), false);
    html.closeLine();
    html.open("div", "class", "description").line();
    Page.everyLanguage(html, "p", metadata.description(), true);
    html.closeLine();
  }

  private void nothing() {
    boolean gone = !dataset.fold().withdrawn().isEmpty();
    html.open("section", "class", "notice").line();
    html.element("h2", "No data at present").line();
    html.element(
            "p",
            gone
                ? "The data that served last were withdrawn. The next release will appear here."
                : "Nothing has been released yet. The first release will appear here.")
        .line();
    html.closeLine();
  }

  private void current(DatasetState.Release current) {
    html.open("section").line();
    html.element("h2", "Current release").line();
    html.open("p", "class", "facts");
    html.element("strong", "Release " + current.number()).text(" of ");
    Page.time(html, current.at());
    ReleaseEntry.Data data = current.newestEdition().data();
    html.text(", " + Wording.count(data.rows(), "row"));
    if (data.rowsRejected() > 0) {
      html.text(
          "; "
              + Wording.count(data.rowsRejected(), "row")
              + " left out because they broke a rule of the contract");
    }
    html.text(".").closeLine();
    for (DatasetState.Edition edition : current.editions().reversed()) {
      files(edition, current.editions().size() > 1);
    }
    newest(current.newestEdition());
    html.closeLine();
    FieldsTable.write(html, data.schema());
  }

  private void newest(DatasetState.Edition edition) {
    html.open("p").text("Always the newest: ");
    for (Format format : edition.formats()) {
      page.link(html, at.latest(dataset.id(), format), Wording.name(format));
      html.text(", ");
    }
    page.link(html, at.latest(dataset.id()), "what it is");
    html.text(".").closeLine();
  }

  private void files(DatasetState.Edition edition, boolean several) {
    if (several) {
      html.element("h3", "Contract version " + edition.data().contractVersion()).line();
    }
    html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", "Files");
    html.open("table").line();
    html.element("caption", "Files. Their addresses are permanent.").line();
    Page.head(html, "Format", "Size", "SHA-256");
    html.open("tbody").line();
    for (Format format : edition.formats()) {
      Distribution file = edition.distribution(format);
      html.open("tr").open("th", "scope", "row");
      page.link(html, at.data(dataset.id(), edition, format), Wording.name(format));
      html.close();
      html.element("td", Wording.size(file.sizeBytes()), "class", "number");
      html.open("td").element("code", file.sha256(), "class", "hash").close();
      html.closeLine();
    }
    html.closeLine();
    html.closeLine();
    html.closeLine();
    html.open("p").text("With types and checksums for programs: ");
    page.link(html, at.descriptor(dataset.id(), edition), "datapackage.json");
    html.text(" (Data Package, contract version " + edition.data().contractVersion() + ").");
    html.closeLine();
  }

  private void history() {
    html.open("section").line();
    html.element("h2", "History").line();
    html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", "History");
    html.open("table").line();
    html.element("caption", "What happened to this dataset, the newest first").line();
    Page.head(html, "Number", "When", "What", "Rows", "Files");
    html.open("tbody").line();
    dataset.fold().entries().reversed().stream().limit(HISTORY_MAX).forEach(this::entry);
    html.closeLine();
    html.closeLine();
    html.closeLine();
    html.open("p").text("Feeds: ");
    page.link(html, at.feed(dataset.id()) + ".atom", "Atom");
    html.text(", ");
    page.link(html, at.feed(dataset.id()) + ".json", "JSON Feed");
    html.text(". The log for programs begins at ");
    page.link(html, at.logEntry(dataset.id(), 1), "entry 1");
    html.text("; its end is in ");
    page.link(html, at.head(dataset.id()), "head.json");
    html.text(".").closeLine();
    html.closeLine();
  }

  private void entry(Numbered<ReleaseEntry> numbered) {
    html.open("tr").open("th", "scope", "row");
    page.link(html, at.logEntry(dataset.id(), numbered.number()), Long.toString(numbered.number()));
    html.close().open("td");
    Page.time(html, numbered.at());
    html.close();
    switch (numbered.entry()) {
      case ReleaseEntry.Described described ->
          said("Described by contract version " + described.contractVersion());
      case ReleaseEntry.Released released -> released(numbered.number(), released);
      case ReleaseEntry.RolledBack(long to, var _) ->
          said(
              isGone(to)
                  ? "Went back to a release that is withdrawn now"
                  : "Went back to release " + to);
      case ReleaseEntry.Withdrawn(long release, var reason, var _) ->
          said("Withdrew release " + release + ": " + Wording.reason(reason));
    }
    html.closeLine();
  }

  private void said(String what) {
    html.element("td", what).element("td", "").element("td", "");
  }

  private void released(long number, ReleaseEntry.Released released) {
    if (dataset.fold().isWithdrawn(released)) {
      said("Release " + number + ", withdrawn");
      return;
    }
    boolean serves = dataset.current().filter(current -> current.number() == number).isPresent();
    html.element("td", "Release " + number + (serves ? " (current)" : ""));
    Map.Entry<Integer, ReleaseEntry.Data> newest = released.byMajorVersion().lastEntry();
    DatasetState.Edition edition = new DatasetState.Edition(newest.getKey(), newest.getValue());
    html.element("td", Wording.number(edition.data().rows()), "class", "number");
    html.open("td");
    String comma = "";
    for (Format format : edition.formats()) {
      html.text(comma);
      page.link(html, at.data(dataset.id(), edition, format), Wording.name(format));
      comma = ", ";
    }
    html.close();
  }

  private boolean isGone(long release) {
    return dataset.fold().release(release).stream()
        .anyMatch(released -> dataset.fold().isWithdrawn(released.entry()));
  }

  private void about() {
    Metadata metadata = dataset.metadata();
    html.open("section").line();
    html.element("h2", "About").line();
    html.open("dl").line();
    html.element("dt", "Publisher").open("dd");
    Page.spoken(html, metadata.publisher().name());
    metadata
        .publisher()
        .homepage()
        .ifPresent(homepage -> {
          html.text(", ");
          Page.outside(html, homepage, homepage);
        });
    html.closeLine();
    contact(metadata.contact());
    html.element("dt", "Licence").open("dd");
    Page.outside(html, metadata.licence(), Page.label(metadata.licence()));
    html.closeLine();
    metadata
        .frequency()
        .ifPresent(frequency -> fact("Updated", Page.label(frequency).toLowerCase(Locale.ROOT)));
    if (!metadata.keywords().isEmpty()) {
      html.element("dt", "Keywords").open("dd");
      String comma = "";
      for (var keyword : metadata.keywords()) {
        html.text(comma);
        Page.spoken(html, keyword);
        comma = ", ";
      }
      html.closeLine();
    }
    if (metadata.hvdCategory().isPresent()) {
      fact("High-value dataset", "yes, under Regulation (EU) 2023/138");
    }
    html.element("dt", "Identifier").open("dd").element("code", dataset.id().path()).closeLine();
    html.element("dt", "For catalogs").open("dd");
    page.link(html, at.document(dataset.id()), "DCAT-AP (JSON-LD)");
    html.closeLine();
    html.closeLine();
    html.closeLine();
  }

  private void contact(Metadata.Contact contact) {
    html.element("dt", "Contact").open("dd").text(contact.name());
    contact
        .email()
        .ifPresent(email ->
            html.text(", ").element("a", email, "href", new Term.Iri("mailto:" + email).value()));
    contact
        .page()
        .ifPresent(address -> {
          html.text(", ");
          Page.outside(html, address, address);
        });
    html.closeLine();
  }

  private void fact(String name, String value) {
    html.element("dt", name).element("dd", value).line();
  }
}
