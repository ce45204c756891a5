package lv.aprite.publication.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.submission.DatasetId;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;

/// The catalog against the official shapes of DCAT-AP 3.0.1 and DCAT-AP for high-value datasets
/// 3.0.0.
class CatalogShapesTest {
  private static final String SH = "http://www.w3.org/ns/shacl#";

  @Test
  void theCatalogBreaksNoShapeOfDcatAp() {
    assertThat(violations(dcatAp(), whole())).isEmpty();
  }

  @Test
  void theHighValueDatasetsBreakNoShapeOfTheirProfile() {
    assertThat(violations(highValue(), highValueDatasets())).isEmpty();
  }

  @Test
  void aMissingTitleIsFound() {
    Model catalog = whole();
    catalog.removeAll(
        catalog.createResource(subject(SampleHub.STOPS)), property(Vocabulary.DCT + "title"), null);
    assertThat(violations(dcatAp(), catalog))
        .singleElement()
        .asString()
        .contains("minCount", "bus-stops.json#dataset", "title");
  }

  @Test
  void aPublisherThatIsNoAgentIsFound() {
    Model catalog = whole();
    catalog.removeAll(
        catalog.createResource("https://data.example.lv/open/#publisher-ur"), RDF.type, null);
    assertThat(violations(dcatAp(), catalog))
        .isNotEmpty()
        .allSatisfy(violation -> assertThat(violation).contains("publisher", "Agent"));
  }

  @Test
  void aSizeThatIsNoNumberIsFound() {
    assertThat(
            violations(
                dcatAp(),
                changed(turtle -> turtle.replaceAll("\"\\d+\"(\\^\\^xsd:nonNeg)", "\"many\"$1"))))
        .isNotEmpty()
        .allSatisfy(violation -> assertThat(violation).contains("byteSize"));
  }

  @Test
  void aFormatThatNoAuthorityKnowsIsFound() {
    assertThat(
            violations(
                dcatAp(), changed(turtle -> turtle.replace("file-type/CSV", "file-type/COMMAS"))))
        .isNotEmpty()
        .allSatisfy(violation -> assertThat(violation).contains("COMMAS"));
  }

  @Test
  void aHighValueDatasetWithoutAnInterfaceIsFound() {
    Model catalog = highValueDatasets();
    catalog.removeAll(null, property(Vocabulary.DCAT + "servesDataset"), null);
    catalog.removeAll(null, property(Vocabulary.DCAT + "accessService"), null);
    assertThat(violations(highValue(), catalog))
        .isNotEmpty()
        .allSatisfy(violation -> assertThat(violation).contains("servesDataset"));
  }

  /// Contracts hold neither place nor time of what the data are about, and no kinds of publishers.
  @Test
  void ofADatasetThatSaysAllItCanTheseRecommendationsAloneAreNotFollowed() {
    Model shapes = ModelFactory.createDefaultModel();
    RDFDataMgr.read(shapes, Shared.standard("dcat-ap/shapes_recommended.ttl").toUri().toString());
    Model register =
        read(
            SampleCatalog.bytes(SampleCatalog.assembled(), "catalog/datasets/ur/register.json"),
            Lang.JSONLD);
    assertThat(reports(shapes, register, Severity.Warning))
        .filteredOn(warning -> warning.contains("data.example.lv"))
        .map(warning -> warning.split(" [|] ", -1)[2])
        .containsOnly(
            "<" + Vocabulary.DCT + "spatial>",
            "<" + Vocabulary.DCT + "temporal>",
            "<" + Vocabulary.DCT + "type>");
  }

  @Test
  void turtleAndJsonLdSayTheSame() {
    MemoryStore store = SampleCatalog.assembled();
    Model turtle = read(SampleCatalog.bytes(store, "catalog/catalog.ttl"), Lang.TURTLE);
    Model jsonLd = read(SampleCatalog.bytes(store, "catalog/catalog.jsonld"), Lang.JSONLD);
    assertThat(turtle.size()).isGreaterThan(300);
    assertThat(turtle.isIsomorphicWith(jsonLd)).isTrue();
  }

  @Test
  void theDocumentOfADatasetIsJsonLdOfItsOwn() {
    MemoryStore store = SampleCatalog.assembled();
    Model document =
        read(SampleCatalog.bytes(store, "catalog/datasets/ur/register.json"), Lang.JSONLD);
    Model whole = whole();
    assertThat(document.size()).isGreaterThan(100);
    assertThat(whole.containsAll(document)).isTrue();
  }

  @Test
  void hostileTextIsTextInBothForms() {
    Model catalog = whole();
    assertThat(
            catalog
                .listObjectsOfProperty(
                    catalog.createResource(subject(SampleHub.HOSTILE)),
                    property(Vocabulary.DCT + "title"))
                .mapWith(title -> title.asLiteral().getLexicalForm())
                .toList())
        .containsExactlyInAnyOrder(SampleHub.HOSTILE_TEXT, SampleHub.HOSTILE_TEXT + "2");
  }

  private static Model whole() {
    return changed(turtle -> turtle);
  }

  private static Model changed(UnaryOperator<String> change) {
    byte[] turtle = SampleCatalog.bytes(SampleCatalog.assembled(), "catalog/catalog.ttl");
    String text = change.apply(new String(turtle, StandardCharsets.UTF_8));
    return read(text.getBytes(StandardCharsets.UTF_8), Lang.TURTLE);
  }

  /// The profile of high-value datasets makes demands of every dataset, so that it is asked about
  /// those alone.
  private static Model highValueDatasets() {
    MemoryStore store = SampleCatalog.assembled();
    Model model = ModelFactory.createDefaultModel();
    for (String key : List.of("ur/register", "csp/monthly-statistics")) {
      model.add(read(SampleCatalog.bytes(store, "catalog/datasets/" + key + ".json"), Lang.JSONLD));
    }
    return model;
  }

  private static Model dcatAp() {
    Model shapes = ModelFactory.createDefaultModel();
    for (String file : List.of("shapes.ttl", "range.ttl", "mdr-vocabularies.shape.ttl")) {
      RDFDataMgr.read(shapes, Shared.standard("dcat-ap/" + file).toUri().toString());
    }
    // A fault of the shapes: SPDX's namespace begins with http, the pattern asks for https.
    shapes
        .listStatements(null, property(SH + "pattern"), "^https://spdx.org/rdf/terms")
        .toList()
        .forEach(pattern -> pattern.changeObject("^http://spdx.org/rdf/terms"));
    return shapes;
  }

  private static Model highValue() {
    Model shapes = ModelFactory.createDefaultModel();
    RDFDataMgr.read(
        shapes, Shared.standard("dcat-ap/hvd-3.0.0/hvd-SHACL-full.ttl").toUri().toString());
    // A fault of the shapes: that a thing is a resource is known by RDFS entailment alone.
    shapes.removeAll(null, property(SH + "class"), RDFS.Resource);
    return shapes;
  }

  /// In words: what is wrong, with which node, by which property, and the value.
  private static List<String> violations(Model shapes, Model data) {
    return reports(shapes, data, Severity.Violation);
  }

  private static List<String> reports(Model shapes, Model data, Severity severity) {
    Model all = ModelFactory.createDefaultModel().add(data);
    RDFDataMgr.read(all, Shared.standard("vocab/eu-vocab.ttl").toUri().toString());
    // The authority table knows Parquet since later than that extract of it.
    all.createResource(Vocabulary.EU + "file-type/PARQUET")
        .addProperty(
            property("http://www.w3.org/2004/02/skos/core#inScheme"),
            all.createResource(Vocabulary.EU + "file-type"));
    Graph graph = all.getGraph();
    List<String> violations = new ArrayList<>();
    for (ReportEntry entry :
        ShaclValidator.get().validate(Shapes.parse(shapes.getGraph()), graph).getEntries()) {
      if (entry.severity().equals(severity)) {
        violations.add(
            entry.message()
                + " | "
                + entry.focusNode()
                + " | "
                + entry.resultPath()
                + " | "
                + entry.value()
                + " | "
                + entry.constraint());
      }
    }
    return violations;
  }

  private static Model read(byte[] bytes, Lang lang) {
    Model model = ModelFactory.createDefaultModel();
    RDFParser.fromString(new String(bytes, StandardCharsets.UTF_8), lang).parse(model);
    return model;
  }

  private static String subject(DatasetId dataset) {
    return new Addresses(SampleHub.HUB.base()).datasetSubject(dataset);
  }

  private static Property property(String iri) {
    return ResourceFactory.createProperty(iri);
  }
}
