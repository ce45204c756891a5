package lv.aprite.publication.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Every page, read as a tree: our pages close what they open, so that a strict reader takes them.
class PagesTest {
  private static final MemoryStore STORE = SampleCatalog.assembled();

  static List<String> pages() {
    List<String> pages = new ArrayList<>(List.of("index.html"));
    STORE.listAll(
        "pages/",
        listed -> {
          if (listed.key().endsWith(".html")) {
            pages.add(listed.key());
          }
        });
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageHasALanguageATitleAndOneMainHeading(String page) throws Exception {
    Element html = read(page);
    assertThat(html.getAttribute("lang")).isEqualTo("en");
    assertThat(elements(html, "title"))
        .singleElement()
        .extracting(Element::getTextContent)
        .asString()
        .isNotBlank();
    assertThat(elements(html, "h1")).hasSize(1);
    assertThat(elements(html, "main")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void headingsLeaveNoLevelOut(String page) throws Exception {
    int level = 0;
    for (Element element : elements(read(page), "*")) {
      if (element.getTagName().matches("h[1-6]")) {
        int next = element.getTagName().charAt(1) - '0';
        assertThat(next).isLessThanOrEqualTo(level + 1);
        assertThat(element.getTextContent()).isNotBlank();
        level = next;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageHoldsNothingThatAStrictContentPolicyForbids(String page) throws Exception {
    for (Element element : elements(read(page), "*")) {
      assertThat(element.getTagName())
          .isNotIn("script", "style", "img", "iframe", "object", "form", "base", "b");
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String name = element.getAttributes().item(i).getNodeName();
        assertThat(name).doesNotStartWith("on").isNotEqualTo("style");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aLinkLeadsIntoTheHubOrToAWebAddress(String page) throws Exception {
    for (String tag : List.of("a", "link")) {
      for (Element link : elements(read(page), tag)) {
        URI to = URI.create("https://hub/" + page).resolve(link.getAttribute("href"));
        assertThat(to.getScheme()).isIn("https", "http", "mailto");
        if ("hub".equals(to.getHost()) && to.getPath().matches("/(index|pages|catalog).*")) {
          assertThat(STORE.stat(to.getPath().substring(1)))
              .as("%s links to %s", page, to)
              .isInstanceOf(ObjectStore.Stats.Present.class);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aTableHasACaptionAndHeadCellsThatSayWhatTheyHead(String page) throws Exception {
    for (Element table : elements(read(page), "table")) {
      assertThat(elements(table, "caption")).hasSize(1);
      assertThat(elements(table, "th"))
          .isNotEmpty()
          .allSatisfy(head -> assertThat(head.getAttribute("scope")).isIn("col", "row"));
      int columns = elements(elements(table, "thead").getFirst(), "th").size();
      for (Element row : elements(elements(table, "tbody").getFirst(), "tr")) {
        assertThat(elements(row, "*").stream().filter(cell -> cell.getTagName().matches("t[hd]")))
            .hasSize(columns);
      }
    }
  }

  private static Element read(String key) throws Exception {
    String html = new String(SampleCatalog.bytes(STORE, key), StandardCharsets.UTF_8);
    assertThat(html).startsWith("<!doctype html>\n");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    byte[] tree = html.substring(html.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(tree)).getDocumentElement();
  }

  private static List<Element> elements(Element parent, String tag) {
    NodeList nodes = parent.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
