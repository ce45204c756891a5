package lv.aprite.publication.catalog;

import static lv.aprite.publication.catalog.Vocabulary.APRITE;
import static lv.aprite.publication.catalog.Vocabulary.DCAT;
import static lv.aprite.publication.catalog.Vocabulary.DCATAP;
import static lv.aprite.publication.catalog.Vocabulary.DCT;
import static lv.aprite.publication.catalog.Vocabulary.FOAF;
import static lv.aprite.publication.catalog.Vocabulary.VCARD;

import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Metadata;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.release.ReleaseEntry;

/// What is said about one dataset: DCAT-AP 3.0.1, and DCAT-AP for high-value datasets 3.0.0 where
/// its contract has a category.
///
/// A dataset is listed while it has current data; without them there is nothing to harvest, and a
/// high-value dataset would break its profile. Every node that a range constraint looks at has its
/// class here, except the concepts of the EU authority tables, which those tables describe.
final class DatasetGraph {
  /// How many earlier releases are listed as versions, the newest first; the log has them all.
  static final int VERSIONS_MAX = 12;

  /// Commission Implementing Regulation (EU) 2023/138: the list of high-value datasets.
  private static final String HVD_REGULATION = "http://data.europa.eu/eli/reg_impl/2023/138/oj";

  private static final String OPENAPI = "https://spec.openapis.org/oas/v3.1.0";

  private static final String VERSION_NOTES = Vocabulary.ADMS + "versionNotes";

  private final Addresses at;
  private final DatasetState dataset;
  private final Metadata metadata;
  private final String subject;
  private final Triples triples = new Triples();

  private DatasetGraph(Addresses at, DatasetState dataset) {
    this.at = at;
    this.dataset = dataset;
    this.metadata = dataset.metadata();
    this.subject = at.datasetSubject(dataset.id());
  }

  /// The statements; none while the dataset has no current data.
  static Triples of(Addresses at, DatasetState dataset) {
    DatasetGraph graph = new DatasetGraph(at, dataset);
    dataset.current().ifPresent(graph::describe);
    return graph.triples;
  }

  private void describe(DatasetState.Release current) {
    describeDataset();
    describeState(current);
    describePublisher();
    describeContact();
    DistributionGraph distributions = new DistributionGraph(at, dataset, triples);
    for (DatasetState.Edition edition : current.editions()) {
      for (Format format : edition.formats()) {
        String distribution = distributions.describe(subject, current, edition, format);
        legal(distribution);
        metadata
            .hvdCategory()
            .ifPresent(category -> link(distribution, DCAT + "accessService", service()));
      }
    }
    dataset.releases().reversed().stream()
        .filter(release -> release.number() != current.number())
        .limit(VERSIONS_MAX)
        .forEach(release -> describeVersion(distributions, release));
    metadata.hvdCategory().ifPresent(this::describeService);
  }

  private void describeDataset() {
    triples.type(subject, DCAT + "Dataset");
    texts(subject, DCT + "title", metadata.title());
    texts(subject, DCT + "description", description());
    subjects(subject);
    metadata
        .frequency()
        .ifPresent(frequency -> {
          link(subject, DCT + "accrualPeriodicity", frequency);
          triples.type(frequency, DCT + "Frequency");
        });
    triples.add(subject, DCT + "identifier", Term.plain(dataset.id().path()));
    String page = at.absolute(at.page(dataset.id()));
    link(subject, DCAT + "landingPage", page);
    triples.type(page, FOAF + "Document");
    link(subject, DCT + "publisher", publisher());
    link(subject, DCAT + "contactPoint", contact());
    highValue(subject);
  }

  private void describeState(DatasetState.Release current) {
    triples.add(subject, DCT + "issued", Term.time(dataset.issuedAt()));
    triples.add(subject, DCT + "modified", Term.time(dataset.modifiedAt()));
    triples.add(subject, DCAT + "version", Term.plain(Long.toString(current.number())));
    for (DatasetState.Edition edition : current.editions()) {
      String schema = at.absolute(at.descriptor(dataset.id(), edition));
      link(subject, DCT + "conformsTo", schema);
      triples.type(schema, DCT + "Standard");
    }
    triples.add(subject, APRITE + "rows", Term.count(current.newestEdition().data().rows()));
    triples.add(
        subject,
        APRITE + "rowsRejected",
        Term.count(current.newestEdition().data().rowsRejected()));
    triples.add(subject, VERSION_NOTES, new Term.Text(notes(current), "en"));
  }

  private static String notes(DatasetState.Release release) {
    ReleaseEntry.Data data = release.newestEdition().data();
    String rows = Wording.count(data.rows(), "row");
    return data.rowsRejected() == 0
        ? rows
        : rows
            + "; "
            + Wording.count(data.rowsRejected(), "row")
            + " that broke a rule of the contract left out";
  }

  private void describePublisher() {
    triples.type(publisher(), FOAF + "Agent");
    texts(publisher(), FOAF + "name", metadata.publisher().name());
    metadata
        .publisher()
        .homepage()
        .filter(Term::isWebAddress)
        .ifPresent(homepage -> {
          link(publisher(), FOAF + "homepage", homepage);
          triples.type(homepage, FOAF + "Document");
        });
  }

  private void describeContact() {
    triples.type(contact(), VCARD + "Kind", VCARD + "Organization");
    triples.add(contact(), VCARD + "fn", Term.plain(metadata.contact().name()));
    metadata
        .contact()
        .email()
        .ifPresent(email -> link(contact(), VCARD + "hasEmail", "mailto:" + email));
    metadata
        .contact()
        .page()
        .filter(Term::isWebAddress)
        .ifPresent(page -> link(contact(), VCARD + "hasURL", page));
  }

  /// An earlier release: a dataset of its own that is a version of this one, with its CSV; the
  /// package descriptor at its access address names the other files.
  private void describeVersion(DistributionGraph distributions, DatasetState.Release release) {
    String version = at.versionSubject(dataset.id(), release.number());
    triples.type(version, DCAT + "Dataset");
    texts(version, DCT + "title", metadata.title());
    texts(version, DCT + "description", metadata.title());
    triples.add(version, DCAT + "version", Term.plain(Long.toString(release.number())));
    triples.add(version, VERSION_NOTES, new Term.Text(notes(release), "en"));
    triples.add(version, DCT + "issued", Term.time(release.at()));
    link(version, DCAT + "isVersionOf", subject);
    link(subject, DCAT + "hasVersion", version);
    link(version, DCT + "publisher", publisher());
    link(version, DCAT + "contactPoint", contact());
    subjects(version);
    highValue(version);
    DatasetState.Edition edition = release.newestEdition();
    if (edition.formats().contains(Format.CSV)) {
      String distribution = distributions.describe(version, release, edition, Format.CSV);
      legal(distribution);
      metadata
          .hvdCategory()
          .ifPresent(category -> link(distribution, DCAT + "accessService", service()));
    }
  }

  /// The interface that the regulation asks of a high-value dataset: its log, what is newest, and
  /// the data themselves, all at addresses that need no key.
  private void describeService(String category) {
    triples.type(service(), DCAT + "DataService");
    texts(service(), DCT + "title", metadata.title());
    triples.add(
        service(),
        DCT + "description",
        new Term.Text(
            "The numbered log of releases, the newest release, and the files of every release, by"
                + " HTTP GET.",
            "en"));
    link(service(), DCAT + "endpointURL", at.absolute(at.head(dataset.id())));
    link(service(), DCAT + "endpointURL", at.absolute(at.latest(dataset.id())));
    link(service(), DCAT + "endpointDescription", at.absolute(Addresses.OPENAPI));
    link(service(), DCAT + "servesDataset", subject);
    link(service(), DCT + "publisher", publisher());
    link(service(), DCAT + "contactPoint", contact());
    link(service(), FOAF + "page", at.absolute(at.page(dataset.id())));
    subjects(service());
    link(service(), DCT + "conformsTo", OPENAPI);
    triples.type(OPENAPI, DCT + "Standard");
    licence(service());
    highValue(service());
  }

  private void subjects(String resource) {
    for (LocalText keyword : metadata.keywords()) {
      texts(resource, DCAT + "keyword", keyword);
    }
    for (String theme : metadata.themes()) {
      link(resource, DCAT + "theme", theme);
    }
  }

  private void highValue(String resource) {
    metadata
        .hvdCategory()
        .ifPresent(category -> {
          link(resource, DCATAP + "hvdCategory", category);
          legislation(resource);
        });
  }

  private void legal(String distribution) {
    licence(distribution);
    metadata.hvdCategory().ifPresent(category -> legislation(distribution));
  }

  private void legislation(String resource) {
    link(resource, DCATAP + "applicableLegislation", HVD_REGULATION);
    triples.type(HVD_REGULATION, Vocabulary.ELI + "LegalResource");
  }

  private void licence(String resource) {
    link(resource, DCT + "license", metadata.licence());
    triples.type(metadata.licence(), DCT + "LicenseDocument");
  }

  /// The profile demands a description; a contract need not have one.
  private LocalText description() {
    return metadata.description().isEmpty() ? metadata.title() : metadata.description();
  }

  private String publisher() {
    return at.publisherSubject(dataset.id().publisher());
  }

  private String contact() {
    return at.subject(dataset.id(), "contact");
  }

  private String service() {
    return at.subject(dataset.id(), "service");
  }

  private void link(String from, String predicate, String to) {
    triples.add(from, predicate, new Term.Iri(to));
  }

  private void texts(String from, String predicate, LocalText text) {
    text.byLanguage()
        .forEach((language, value) -> triples.add(from, predicate, new Term.Text(value, language)));
  }
}
