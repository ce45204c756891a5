package lv.aprite.publication.notice;

import static lv.aprite.publication.catalog.SampleHub.GONE;
import static lv.aprite.publication.catalog.SampleHub.HOSTILE;
import static lv.aprite.publication.catalog.SampleHub.HOSTILE_TEXT;
import static lv.aprite.publication.catalog.SampleHub.REGISTER;
import static lv.aprite.publication.catalog.SampleHub.STATISTICS;
import static lv.aprite.publication.catalog.SampleHub.STOPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import lv.aprite.publication.catalog.SampleHub;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.Stores;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FeedsTest {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final SampleHub hub = SampleHub.full();
  private final MemoryStore open = new MemoryStore(() -> Instant.parse("2026-02-01T00:00:00Z"));

  @Test
  void anAtomFeedHasWhatTheFormatDemands() throws Exception {
    look();
    for (String key : List.of("feeds/ur/register.atom", "feeds/all.atom", "feeds/x/hostile.atom")) {
      Element feed = atom(key);
      assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
      assertThat(feed.getLocalName()).isEqualTo("feed");
      assertThat(child(feed, "id")).isEqualTo("https://data.example.lv/open/" + key);
      assertThat(child(feed, "title")).isNotBlank();
      assertThat(Instant.parse(child(feed, "updated"))).isAfter("2026-01-01T00:00:00Z");
      assertThat(children(feed, "author")).hasSize(1);
      List<String> ids = new ArrayList<>();
      for (Element entry : children(feed, "entry")) {
        ids.add(child(entry, "id"));
        assertThat(child(entry, "title")).isNotBlank();
        assertThat(Instant.parse(child(entry, "updated"))).isNotNull();
        assertThat(children(entry, "link")).hasSize(1);
      }
      assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  @Test
  void aJsonFeedHasWhatTheFormatDemands() throws Exception {
    look();
    for (String key : List.of("feeds/ur/register.json", "feeds/all.json")) {
      JsonNode feed = json(key);
      assertThat(feed.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
      assertThat(feed.path("title").asText()).isNotBlank();
      assertThat(feed.path("feed_url").asText()).isEqualTo("https://data.example.lv/open/" + key);
      assertThat(feed.path("items")).isNotEmpty();
      for (JsonNode item : feed.path("items")) {
        assertThat(item.path("id").asText()).startsWith("https://data.example.lv/open/log/");
        assertThat(item.path("content_text").asText()).isNotBlank();
      }
    }
  }

  @Test
  void hostileTextIsTextInBothForms() throws Exception {
    look();
    String title = HOSTILE_TEXT.replace('\u0000', '\uFFFD').replace('\u0007', '\uFFFD');
    assertThat(child(atom("feeds/x/hostile.atom"), "title")).isEqualTo(title);
    assertThat(json("feeds/x/hostile.json").path("title").asText()).isEqualTo(HOSTILE_TEXT);
    assertThat(text("feeds/x/hostile.atom")).doesNotContain("<script>", "]]>");
  }

  @Test
  void theNewestIsFirst() throws Exception {
    look();
    assertThat(titles("feeds/ur/register.json"))
        .containsExactly(
            "Company register: release 5",
            "Company register: description changed",
            "Company register: release 3",
            "Company register: release 2",
            "Company register: described");
  }

  @Test
  void whatIsAboutWithdrawnDataIsLeftOutSaveThatTheyAreGone() throws Exception {
    look();
    assertThat(titles("feeds/csp/gone.json"))
        .containsExactly(
            "Monthly statistics: release 2 withdrawn", "Monthly statistics: described");
    assertThat(titles("feeds/csp/monthly-statistics.json"))
        .containsExactly(
            "Monthly statistics: release 3 withdrawn",
            "Monthly statistics: release 5",
            "Monthly statistics: back to release 2",
            "Monthly statistics: release 2",
            "Monthly statistics: described");
    hub.add(STATISTICS, SampleHub.withdrawn(2));
    look();
    assertThat(titles("feeds/csp/monthly-statistics.json"))
        .startsWith("Monthly statistics: release 2 withdrawn")
        .doesNotContain("Monthly statistics: back to release 2", "Monthly statistics: release 2");
    assertThat(titles("feeds/all.json"))
        .doesNotContain("Monthly statistics: back to release 2", "Monthly statistics: release 2");
  }

  @Test
  void aFeedHasAtMostFiftyItemsTheNewest() throws Exception {
    for (int i = 0; i < 80; i++) {
      hub.released(STOPS, "many" + i, 10, 0);
    }
    look();
    assertThat(titles("feeds/rs/bus-stops.json"))
        .hasSize(50)
        .startsWith("Autobusu pieturas: release 82");
    assertThat(children(atom("feeds/rs/bus-stops.atom"), "entry")).hasSize(50);
    assertThat(titles("feeds/all.json")).hasSize(50).startsWith("Autobusu pieturas: release 82");
  }

  @Test
  void theFeedOfAllIsInOneOrderOfTime() throws Exception {
    look();
    List<String> times = new ArrayList<>();
    List<String> scopes = new ArrayList<>();
    for (JsonNode item : json("feeds/all.json").path("items")) {
      times.add(item.path("date_published").asText());
      scopes.add(item.path("_aprite").path("scope").asText().replaceAll("/\\d+$", ""));
    }
    assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(scopes)
        .contains(REGISTER.path(), STATISTICS.path(), STOPS.path(), GONE.path(), HOSTILE.path());
  }

  @Test
  void aLookThatSawAnOlderLogReplacesNoFeed() throws Exception {
    look();
    String atom = text("feeds/ur/register.atom");
    String json = text("feeds/ur/register.json");
    notices(dataset -> hub.log(dataset, 2)).lookAtReleases(REGISTER);
    assertThat(text("feeds/ur/register.atom")).isEqualTo(atom);
    assertThat(text("feeds/ur/register.json")).isEqualTo(json);
  }

  @Test
  void aHubWithoutNewsHasAFeedOfAll() throws Exception {
    notices(new SampleHub()::log).assemble();
    assertThat(children(atom("feeds/all.atom"), "entry")).isEmpty();
    assertThat(json("feeds/all.json").path("items")).isEmpty();
  }

  private void look() {
    Notices notices = notices(hub::log);
    hub.datasets().forEach(notices::lookAtReleases);
    notices.assemble();
  }

  private Notices notices(
      java.util.function.Function<
              lv.aprite.publication.submission.DatasetId, lv.aprite.publication.release.ReleaseFold>
          logs) {
    return new Notices(new Stores(open, open, open), logs, SampleSubmissions::log, SampleHub.HUB);
  }

  private List<String> titles(String key) throws Exception {
    List<String> titles = new ArrayList<>();
    json(key).path("items").forEach(item -> titles.add(item.path("title").asText()));
    return titles;
  }

  private JsonNode json(String key) throws Exception {
    return new ObjectMapper().readTree(text(key));
  }

  private Element atom(String key) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text(key).getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static String child(Element parent, String name) {
    return children(parent, name).getFirst().getTextContent();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element && name.equals(element.getLocalName())) {
        children.add(element);
      }
    }
    return children;
  }

  private String text(String key) {
    return switch (open.read(key)) {
      case ObjectStore.Lookup.Found(var _, byte[] bytes) ->
          new String(bytes, StandardCharsets.UTF_8);
      case ObjectStore.Lookup.Absent() -> throw new AssertionError(key + " is absent");
    };
  }
}
