package lv.aprite.publication.catalog;

import static lv.aprite.publication.catalog.Vocabulary.DCAT;
import static lv.aprite.publication.catalog.Vocabulary.DCT;
import static lv.aprite.publication.catalog.Vocabulary.FOAF;
import static lv.aprite.publication.catalog.Vocabulary.HYDRA;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.finding.Language;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.submission.DatasetId;

/// One try at putting the catalog of all datasets together from their documents, with the page of
/// all and what the pages share.
///
/// A part holds documents of at most `partBytesMax` together, so that it stays a document that is
/// written whole: `catalog.jsonld`, then `catalog-2.jsonld`, …, linked as Hydra pages, which
/// harvesters follow. Most hubs have the one part.
final class WholeCatalog {
  /// Half of what a document may have: the whole says things about itself too.
  static final long PART_BYTES_MAX = ObjectStore.DOCUMENT_BYTES_MAX / 2;

  private static final String THEMES = Vocabulary.EU + "data-theme";

  private final ObjectStore store;
  private final Hub hub;
  private final long partBytesMax;
  private final Addresses at;
  private final List<Part> parts = new ArrayList<>();
  private final List<Listing> listings = new ArrayList<>();

  private record Part(SeenDocument jsonLd, SeenDocument turtle) {}

  private WholeCatalog(ObjectStore store, Hub hub, long partBytesMax) {
    this.store = store;
    this.partBytesMax = partBytesMax;
    this.hub = hub;
    this.at = new Addresses(hub.base());
  }

  /// The datasets that are listed now; absent when another writer was in between.
  static Optional<List<Listing>> assemble(ObjectStore store, Hub hub, long partBytesMax) {
    return new WholeCatalog(store, hub, partBytesMax).assemble();
  }

  private Optional<List<Listing>> assemble() {
    SeenDocument index = SeenDocument.look(store, Addresses.INDEX, Page.MEDIA_TYPE);
    SeenDocument style = SeenDocument.look(store, Addresses.STYLE, "text/css");
    SeenDocument openApi = SeenDocument.look(store, Addresses.OPENAPI, "application/json");
    List<SeenDocument> rules =
        Arrays.stream(Language.values())
            .map(language -> SeenDocument.look(store, RuleBookPage.key(language), Page.MEDIA_TYPE))
            .toList();
    lookAtParts();
    List<List<DatasetId>> cut = datasets();
    while (parts.size() < cut.size()) {
      lookAtPart(parts.size() + 1);
    }
    // The first part is the last to be written: it says when the newest change was, in whichever
    // part that is.
    boolean alone = true;
    for (int part = parts.size(); part >= 1 && alone; part--) {
      alone = put(part, cut.size(), part <= cut.size() ? cut.get(part - 1) : List.of());
    }
    listings.sort(Comparator.comparing(listing -> listing.id().path()));
    return alone
            && style.put(Stylesheet.bytes())
            && openApi.put(OpenApi.of(hub))
            && putRules(rules)
            && index.put(IndexPage.of(hub, listings))
        ? Optional.of(List.copyOf(listings))
        : Optional.empty();
  }

  private boolean putRules(List<SeenDocument> rules) {
    boolean alone = true;
    for (Language language : Language.values()) {
      alone &= rules.get(language.ordinal()).put(RuleBookPage.of(hub, language));
    }
    return alone;
  }

  /// All parts that are there, at least the first: one that is no longer needed is emptied.
  private void lookAtParts() {
    do {
      lookAtPart(parts.size() + 1);
    } while (!parts.getLast().jsonLd().isAbsent());
    if (parts.size() > 1) {
      parts.removeLast();
    }
  }

  private void lookAtPart(int part) {
    parts.add(
        new Part(
            SeenDocument.look(store, Addresses.catalogJsonLd(part), JsonLd.MEDIA_TYPE),
            SeenDocument.look(store, Addresses.catalogTurtle(part), Turtle.MEDIA_TYPE)));
  }

  /// The datasets that have a document, cut into parts; at least one part.
  private List<List<DatasetId>> datasets() {
    List<List<DatasetId>> cut = new ArrayList<>();
    cut.add(new ArrayList<>());
    long[] bytes = {0};
    store.listAll(
        Addresses.DATASETS,
        listed ->
            Addresses.datasetOfDocument(listed.key())
                .ifPresent(dataset -> {
                  bytes[0] += listed.sizeBytes();
                  if (bytes[0] > partBytesMax && !cut.getLast().isEmpty()) {
                    cut.add(new ArrayList<>());
                    bytes[0] = listed.sizeBytes();
                  }
                  cut.getLast().add(dataset);
                }));
    return cut;
  }

  private boolean put(int part, int partsNow, List<DatasetId> datasets) {
    Triples triples = new Triples();
    describeCatalog(triples);
    for (DatasetId dataset : datasets) {
      read(dataset).ifPresent(document -> add(triples, dataset, document));
    }
    if (part == 1) {
      listings.stream()
          .map(Listing::modified)
          .max(Instant::compareTo)
          .ifPresent(
              modified -> triples.add(at.catalogSubject(), DCT + "modified", Term.time(modified)));
    }
    Part seen = parts.get(part - 1);
    String next = part < partsNow ? Addresses.catalogJsonLd(part + 1) : "";
    String nextTurtle = part < partsNow ? Addresses.catalogTurtle(part + 1) : "";
    return seen.jsonLd()
            .put(
                JsonObject.bytes(
                    JsonLd.write(linked(triples, Addresses.catalogJsonLd(part), next))))
        && seen.turtle()
            .put(Turtle.write(linked(triples, Addresses.catalogTurtle(part), nextTurtle)));
  }

  /// The statements, and that this part is followed by that one.
  private Triples linked(Triples triples, String key, String nextKey) {
    if (nextKey.isEmpty()) {
      return triples;
    }
    return new Triples()
        .addAll(triples.all())
        .type(at.absolute(key), HYDRA + "PartialCollectionView")
        .add(at.absolute(key), HYDRA + "next", new Term.Iri(at.absolute(nextKey)));
  }

  private void add(Triples triples, DatasetId dataset, DatasetDocument document) {
    Listing.of(at, dataset, document.triples())
        .ifPresent(listing -> {
          listings.add(listing);
          triples.addAll(document.triples().all());
          triples.add(
              at.catalogSubject(), DCAT + "dataset", new Term.Iri(at.datasetSubject(dataset)));
          for (String service : document.triples().instances(DCAT + "DataService")) {
            triples.add(at.catalogSubject(), DCAT + "service", new Term.Iri(service));
          }
        });
  }

  /// A document that cannot be read is left out until it is made anew.
  private Optional<DatasetDocument> read(DatasetId dataset) {
    return switch (store.read(at.document(dataset))) {
      case ObjectStore.Lookup.Absent() -> Optional.empty();
      case ObjectStore.Lookup.Found(var stat, byte[] bytes) -> {
        try {
          yield Optional.of(DatasetDocument.decode(bytes));
        } catch (IOException damaged) {
          yield Optional.empty();
        }
      }
    };
  }

  private void describeCatalog(Triples triples) {
    String catalog = at.catalogSubject();
    triples.type(catalog, DCAT + "Catalog");
    texts(triples, catalog, DCT + "title", hub.title());
    texts(triples, catalog, DCT + "description", hub.description());
    triples.add(catalog, DCT + "publisher", new Term.Iri(at.operatorSubject()));
    triples.type(at.operatorSubject(), FOAF + "Agent");
    texts(triples, at.operatorSubject(), FOAF + "name", hub.operator());
    triples.add(catalog, FOAF + "homepage", new Term.Iri(hub.base().toString()));
    triples.type(hub.base().toString(), FOAF + "Document");
    triples.add(catalog, DCAT + "themeTaxonomy", new Term.Iri(THEMES));
  }

  private static void texts(Triples triples, String subject, String predicate, LocalText text) {
    text.byLanguage()
        .forEach(
            (language, value) -> triples.add(subject, predicate, new Term.Text(value, language)));
  }
}
