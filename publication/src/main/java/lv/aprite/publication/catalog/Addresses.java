package lv.aprite.publication.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.release.ReleaseKeys;
import lv.aprite.publication.submission.DatasetId;

/// Where things are in the open store (keys), on the web (addresses), and in the catalog
/// (subjects).
public record Addresses(PublicBase base) {
  static final String CATALOG_JSONLD = "catalog/catalog.jsonld";
  static final String CATALOG_TURTLE = "catalog/catalog.ttl";
  static final String DATASETS = "catalog/datasets/";
  private static final Pattern DOCUMENT = Pattern.compile(DATASETS + "([^/]+)/([^/]+)\\.json");
  static final String OPENAPI = "catalog/openapi.json";
  static final String INDEX = "index.html";
  static final String STYLE = "pages/style.css";

  /// The feed of all datasets, without its ending.
  public static final String FEED_OF_ALL = "feeds/all";

  /// The catalog's part of this number, from 1.
  static String catalogJsonLd(int part) {
    return part == 1 ? CATALOG_JSONLD : "catalog/catalog-" + part + ".jsonld";
  }

  static String catalogTurtle(int part) {
    return part == 1 ? CATALOG_TURTLE : "catalog/catalog-" + part + ".ttl";
  }

  /// The dataset whose catalog document has this key; absent when it is none.
  static Optional<DatasetId> datasetOfDocument(String key) {
    Matcher document = DOCUMENT.matcher(key);
    return document.matches()
            && DatasetId.isSlug(document.group(1))
            && DatasetId.isSlug(document.group(2))
        ? Optional.of(new DatasetId(document.group(1), document.group(2)))
        : Optional.empty();
  }

  /// The address of a key.
  public String absolute(String key) {
    return base.address(key);
  }

  public String document(DatasetId dataset) {
    return DATASETS + dataset.path() + ".json";
  }

  public String page(DatasetId dataset) {
    return "pages/" + dataset.path() + ".html";
  }

  /// The dataset's feed, without its ending.
  public String feed(DatasetId dataset) {
    return "feeds/" + dataset.path();
  }

  public String logEntry(DatasetId dataset, long number) {
    return String.format(Locale.ROOT, "%s/%08d.json", ReleaseKeys.log(dataset), number);
  }

  public String head(DatasetId dataset) {
    return ReleaseKeys.head(dataset);
  }

  public String latest(DatasetId dataset) {
    return ReleaseKeys.latest(dataset);
  }

  /// Where a reader is sent on to the newest release in this format.
  String latest(DatasetId dataset, Format format) {
    return ReleaseKeys.latest(dataset, format);
  }

  public String data(DatasetId dataset, DatasetState.Edition edition, Format format) {
    return ReleaseKeys.distribution(
        dataset, edition.data().attempt(), edition.majorVersion(), format);
  }

  public String descriptor(DatasetId dataset, DatasetState.Edition edition) {
    return ReleaseKeys.descriptor(dataset, edition.data().attempt(), edition.majorVersion());
  }

  String catalogSubject() {
    return base + "#catalog";
  }

  String operatorSubject() {
    return base + "#operator";
  }

  /// The fragment by which the page of all knows a publisher; no publisher's name makes another
  /// one.
  static String publisherId(String publisher) {
    return "publisher-" + publisher;
  }

  String publisherSubject(String publisher) {
    return base + "#" + publisherId(publisher);
  }

  String datasetSubject(DatasetId dataset) {
    return subject(dataset, "dataset");
  }

  String subject(DatasetId dataset, String part) {
    return absolute(document(dataset)) + "#" + part;
  }

  String versionSubject(DatasetId dataset, long release) {
    return absolute(logEntry(dataset, release)) + "#release";
  }
}
