package lv.aprite.publication.catalog;

import static lv.aprite.publication.catalog.SampleHub.GONE;
import static lv.aprite.publication.catalog.SampleHub.PLANNED;
import static lv.aprite.publication.catalog.SampleHub.REGISTER;
import static lv.aprite.publication.catalog.SampleHub.STATISTICS;
import static lv.aprite.publication.catalog.SampleHub.STOPS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.submission.DatasetId;
import org.junit.jupiter.api.Test;

class CatalogTest {
  @Test
  void rebuildingFromTheLogsGivesTheSameBytes() {
    assertThat(contents(SampleCatalog.assembled())).isEqualTo(contents(SampleCatalog.assembled()));
  }

  @Test
  void theOrderInWhichDatasetsAreLookedAtDoesNotMatter() {
    SampleHub hub = SampleHub.full();
    Map<String, String> expected = contents(SampleCatalog.assembled(hub));
    for (int seed = 0; seed < 10; seed++) {
      MemoryStore store = SampleCatalog.empty();
      Catalog catalog = new Catalog(store, hub::log, SampleHub.HUB);
      List<DatasetId> looks = new ArrayList<>(hub.datasets());
      looks.addAll(hub.datasets());
      Collections.shuffle(looks, new Random(seed));
      looks.forEach(catalog::lookAtReleases);
      catalog.assemble();
      assertThat(contents(store)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void lookingAgainLeavesTheStoreUnchanged() {
    SampleHub hub = SampleHub.full();
    MemoryStore store = SampleCatalog.assembled(hub);
    Map<String, String> before = versions(store);
    Catalog catalog = new Catalog(store, hub::log, SampleHub.HUB);
    hub.datasets().forEach(catalog::lookAtReleases);
    hub.datasets().forEach(dataset -> catalog.lookAtSubmission(dataset, "s1"));
    catalog.assemble();
    assertThat(versions(store)).isEqualTo(before);
  }

  @Test
  void aLookThatSawAnOlderLogReplacesNothing() {
    SampleHub hub = SampleHub.full();
    MemoryStore store = SampleCatalog.assembled(hub);
    Map<String, String> before = versions(store);
    Catalog late = new Catalog(store, dataset -> hub.log(dataset, 1), SampleHub.HUB);
    hub.datasets().forEach(late::lookAtReleases);
    late.assemble();
    assertThat(versions(store)).isEqualTo(before);
  }

  @Test
  void aDatasetIsListedWhileItHasData() {
    MemoryStore store = SampleCatalog.assembled();
    assertThat(text(store, "catalog/catalog.ttl"))
        .contains("ur/register.json#dataset")
        .doesNotContain("csp/gone", "rs/planned");
    assertThat(text(store, "index.html"))
        .contains("pages/ur/register.html")
        .doesNotContain("csp/gone", "rs/planned");
  }

  @Test
  void aDatasetWithoutDataHasAPageThatSaysSo() {
    MemoryStore store = SampleCatalog.assembled();
    assertThat(text(store, "pages/rs/planned.html")).contains("Nothing has been released yet");
    assertThat(text(store, "pages/csp/gone.html"))
        .contains("The data that served last were withdrawn", "Withdrew release 2: personal data");
  }

  @Test
  void withdrawnDataAreNotMentioned() {
    SampleHub hub = SampleHub.full();
    MemoryStore store = SampleCatalog.assembled(hub);
    assertThat(all(store)).contains("/c1/").doesNotContain("/c2/").doesNotContain("/d1/");
    hub.add(REGISTER, SampleHub.withdrawn(5));
    Catalog catalog = new Catalog(store, hub::log, SampleHub.HUB);
    catalog.lookAtReleases(REGISTER);
    catalog.assemble();
    assertThat(all(store)).doesNotContain("/a3/").doesNotContain("1,300").doesNotContain("1300");
  }

  @Test
  void theRowsThatWereLeftOutAreCounted() {
    MemoryStore store = SampleCatalog.assembled();
    assertThat(text(store, "catalog/datasets/ur/register.json"))
        .contains("1,300 rows; 3 rows that broke a rule of the contract left out");
    assertThat(text(store, "pages/ur/register.html"))
        .contains("1,300 rows; 3 rows left out because they broke a rule");
  }

  @Test
  void afterGoingBackTheEarlierReleaseIsCurrentAndTheNewerAVersion() {
    SampleHub hub = SampleHub.full();
    hub.add(STATISTICS, new ReleaseEntry.RolledBack(2, SampleHub.order("z")));
    DatasetState state = hub.state(STATISTICS);
    Addresses at = new Addresses(SampleHub.HUB.base());
    Triples triples = DatasetGraph.of(at, state);
    String subject = at.datasetSubject(STATISTICS);
    assertThat(triples.objects(subject, Vocabulary.DCAT + "version"))
        .containsExactly(Term.plain("2"));
    assertThat(triples.objects(subject, Vocabulary.DCAT + "hasVersion"))
        .containsExactly(new Term.Iri(at.versionSubject(STATISTICS, 5)));
    assertThat(triples.objects(subject, Vocabulary.DCT + "modified"))
        .containsExactly(Term.time(state.fold().entries().getLast().at()));
  }

  @Test
  void aPublishTouchesTwoObjectsWhateverTheNumberOfDatasets() {
    SampleHub hub = SampleHub.full();
    MemoryStore store = SampleCatalog.assembled(hub);
    Map<String, String> before = versions(store);
    hub.released(STOPS, "b2", 15, 0);
    new Catalog(store, hub::log, SampleHub.HUB).lookAtReleases(STOPS);
    Map<String, String> after = versions(store);
    after.entrySet().removeAll(before.entrySet());
    assertThat(after.keySet())
        .containsExactly("catalog/datasets/rs/bus-stops.json", "pages/rs/bus-stops.html");
  }

  @Test
  void aCatalogThatIsTooLargeIsCutIntoPartsThatNameTheNext() throws Exception {
    SampleHub hub = SampleHub.full();
    MemoryStore store = SampleCatalog.assembled(hub);
    new Catalog(store, hub::log, SampleHub.HUB).assemble(30_000);
    assertThat(text(store, "catalog/catalog.ttl"))
        .contains("hydra:next <https://data.example.lv/open/catalog/catalog-2.ttl>")
        .contains("csp/monthly-statistics.json#dataset")
        .doesNotContain("ur/register.json#dataset");
    List<Term> listed = new ArrayList<>();
    for (int part = 1; exists(store, Addresses.catalogJsonLd(part)); part++) {
      Triples triples =
          JsonLd.read(Json.decode(SampleCatalog.bytes(store, Addresses.catalogJsonLd(part))));
      listed.addAll(
          triples.objects(
              new Addresses(SampleHub.HUB.base()).catalogSubject(), Vocabulary.DCAT + "dataset"));
    }
    assertThat(listed).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void partsThatAreNoLongerNeededAreEmptied() {
    SampleHub hub = SampleHub.full();
    MemoryStore store = SampleCatalog.assembled(hub);
    Catalog catalog = new Catalog(store, hub::log, SampleHub.HUB);
    String whole = text(store, "catalog/catalog.jsonld");
    catalog.assemble(30_000);
    assertThat(text(store, "catalog/catalog-2.jsonld")).contains("dcat:dataset\"");
    catalog.assemble();
    assertThat(text(store, "catalog/catalog.jsonld")).isEqualTo(whole);
    assertThat(text(store, "catalog/catalog-2.jsonld")).doesNotContain("dcat:dataset\"");
  }

  @Test
  void whoeverAssemblesAtOnceTheWholeHoldsWhatEachDocumentSays() throws Exception {
    SampleHub hub = SampleHub.full();
    MemoryStore store = SampleCatalog.empty();
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> done = new ArrayList<>();
      for (DatasetId dataset : hub.datasets()) {
        done.add(
            threads.submit(() -> {
              Catalog catalog = new Catalog(store, hub::log, SampleHub.HUB);
              catalog.lookAtReleases(dataset);
              catalog.assemble();
            }));
      }
      for (Future<?> each : done) {
        each.get();
      }
    }
    assertThat(contents(store)).isEqualTo(contents(SampleCatalog.assembled(hub)));
  }

  @Test
  void aDamagedDocumentIsMadeAnew() {
    SampleHub hub = SampleHub.full();
    MemoryStore store = SampleCatalog.assembled(hub);
    Map<String, String> before = contents(store);
    for (String key : List.of("catalog/datasets/ur/register.json", "pages/ur/register.html")) {
      if (store.stat(key) instanceof ObjectStore.Stats.Present(ObjectStore.Stat stat)) {
        store.replace(key, "{".getBytes(StandardCharsets.UTF_8), "text/plain", stat.etag());
      }
    }
    Catalog catalog = new Catalog(store, hub::log, SampleHub.HUB);
    assertThat(catalog.assemble()).isEqualTo(4);
    catalog.lookAtReleases(REGISTER);
    assertThat(catalog.assemble()).isEqualTo(5);
    assertThat(contents(store)).isEqualTo(before);
  }

  @Test
  void anEmptyHubHasACatalogWithoutDatasets() {
    MemoryStore store = SampleCatalog.empty();
    assertThat(new Catalog(store, new SampleHub()::log, SampleHub.HUB).assemble()).isZero();
    assertThat(text(store, "index.html")).contains("0 datasets");
    assertThat(text(store, "catalog/catalog.ttl")).contains("a dcat:Catalog");
  }

  @Test
  void aDatasetWithoutALogHasNoDocument() {
    MemoryStore store = SampleCatalog.empty();
    new Catalog(store, new SampleHub()::log, SampleHub.HUB).lookAtReleases(PLANNED);
    assertThat(contents(store)).isEmpty();
  }

  @Test
  void onlyTheNewestEarlierReleasesAreVersions() {
    SampleHub hub = SampleHub.full();
    for (int i = 0; i < 30; i++) {
      hub.released(REGISTER, "many" + i, 10, 0);
    }
    Addresses at = new Addresses(SampleHub.HUB.base());
    Triples triples = DatasetGraph.of(at, hub.state(REGISTER));
    assertThat(triples.objects(at.datasetSubject(REGISTER), Vocabulary.DCAT + "hasVersion"))
        .hasSize(DatasetGraph.VERSIONS_MAX)
        .contains(new Term.Iri(at.versionSubject(REGISTER, 34)))
        .doesNotContain(new Term.Iri(at.versionSubject(REGISTER, 35)));
  }

  @Test
  void goneAndCurrentAreToldApart() {
    assertThat(SampleHub.full().state(GONE).current()).isEmpty();
    assertThat(SampleHub.full().state(STATISTICS).releases())
        .extracting(DatasetState.Release::number)
        .containsExactly(2L, 5L);
  }

  private static Map<String, String> contents(MemoryStore store) {
    Map<String, String> contents = new TreeMap<>();
    store.listAll("", listed -> contents.put(listed.key(), text(store, listed.key())));
    return contents;
  }

  private static Map<String, String> versions(MemoryStore store) {
    Map<String, String> versions = new TreeMap<>();
    store.listAll(
        "", listed -> versions.put(listed.key(), store.versions(listed.key()).toString()));
    return versions;
  }

  private static String all(MemoryStore store) {
    return String.join("", contents(store).values());
  }

  private static boolean exists(MemoryStore store, String key) {
    return store.stat(key) instanceof ObjectStore.Stats.Present;
  }

  private static String text(MemoryStore store, String key) {
    return new String(SampleCatalog.bytes(store, key), StandardCharsets.UTF_8);
  }
}
