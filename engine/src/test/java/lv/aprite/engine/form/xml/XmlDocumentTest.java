package lv.aprite.engine.form.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lv.aprite.engine.form.Documents;
import lv.aprite.engine.run.MemorySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cases of one line: a document, and its rows or what is found. `~` stands for a line end.
class XmlDocumentTest {
  private static Documents read(byte[] bytes, XmlReading reading) throws IOException {
    return Documents.read(XmlDocument.survey(new MemorySource(bytes), reading));
  }

  private static List<String> found(String xml, XmlReading reading) {
    try {
      return read(xml.getBytes(StandardCharsets.UTF_8), reading).found();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Documents read(String xml) throws IOException {
    return read(xml.replace('~', '\n').getBytes(StandardCharsets.UTF_8), XmlReading.byEvidence());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "<l><r><a>1</a></r><r><b/><a> 2 </a></r></l>§\"a\"|\"b\"~\"1\"|missing~\" 2 \"|\"\"~",
        "<l><r k='1'>x</r><r>y<!-- c -->z</r></l>§\"text()\"|\"@k\"~\"x\"|\"1\"~\"yz\"|missing~",
        "<l><r><o><n>A</n><p"
            + " c='EUR'>1</p></o></r><r/></l>§\"o/n\"|\"o/p\"|\"o/p/@c\"~\"A\"|\"1\"|\"EUR\"~missing|missing|missing~",
        "<l><r><t>1</t><t>a\"b</t></r><r><t>2</t></r></l>§\"t\"~[\"1\",\"a\\\"b\"]~[\"2\"]~",
        "<l xmlns='u'><h/><i><r><a>1</a></r><r/></i></l>§\"a\"~\"1\"~missing~",
        "<l xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><r><a"
            + " i:nil='true'/></r><r><a/></r></l>§\"a\"~missing~\"\"~",
        "<l><r><a>&lt;&#65;<![CDATA[&x]]></a></r><r/></l>§\"a\"~\"<A&x\"~missing~",
      })
  void rowsAreAsTheyStand(String xml, String rows) throws IOException {
    assertThat(read(xml).lines()).isEqualTo(rows.replace('~', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "<l><a/><a/><b/><b/></l>§table-ambiguous, file",
        "<l><a>1</a></l>§document-without-table, file",
        "<l>~<r><a>x<b>1</b></a></r><r/></l>§document-not-tabular, row 2",
        "<l>~<r><o><a>1</a></o>~<o><a>2</a></o></r><r/></l>§document-not-tabular, row 3",
        "<l><r><a xmlns='u'>1</a></r>~<r><a>2</a></r></l>§document-not-tabular, row 2",
        "<l><r>1</r><r>2</r>~</k>§format-damaged, row 2",
        "<l><r>1</r><r>2</r>§format-damaged, row 1",
        "<l><r>1</r><r>&b.x</r></l>§format-damaged, row 1",
        "<l><r>1</r><r>&nosuch;</r></l>§format-damaged, row 1",
        "<?xml version='1.0' encoding='nonsense'?><l><r>1</r><r/></l>§encoding-undecodable, file",
        "``§format-damaged, row 1",
      })
  void whatIsNoTableIsRefusedWithItsPlace(String xml, String found) throws IOException {
    Documents read = read(xml);
    assertThat(read.isRefused()).isTrue();
    assertThat(read.found()).containsExactly(found);
  }

  @Test
  void theLayoutNamesTheRowsWithTheirNamespace() throws IOException {
    String xml = "<l xmlns='u'><a><n>1</n></a><a><n>2</n></a><b/><b/></l>";
    XmlReading reading = XmlReading.of("/l/{u}a").orElseThrow();
    assertThat(read(xml.getBytes(StandardCharsets.UTF_8), reading).lines())
        .isEqualTo("\"n\"\n\"1\"\n\"2\"\n");
    assertThat(XmlReading.of("/l/{v}a").map(other -> found(xml, other)))
        .hasValue(List.of("table-absent, file"));
    for (String none : List.of("", "l", "/", "/l//a", "/l/y:a", "/{u")) {
      assertThat(XmlReading.of(none)).as(none).isEmpty();
    }
  }

  @Test
  void theDeclaredEncodingDecides() throws IOException {
    String xml =
        "<?xml version=\"1.0\" encoding=\"windows-1257\"?><l><r>Ādaži</r><r>Ķemeri</r></l>";
    assertThat(read(xml.getBytes(Charset.forName("windows-1257")), XmlReading.byEvidence()).lines())
        .isEqualTo("\"text()\"\n\"Ādaži\"\n\"Ķemeri\"\n");
    byte[] belied = xml.replace("windows-1257", "UTF-8").getBytes(Charset.forName("windows-1257"));
    assertThat(read(belied, XmlReading.byEvidence()).found())
        .containsExactly("encoding-undecodable, row 1, byte 45");
    byte[] undefined = xml.replace("Ādaži", "Adazi").getBytes(Charset.forName("windows-1257"));
    undefined[55] = (byte) 0x81;
    assertThat(read(undefined, XmlReading.byEvidence()).found())
        .containsExactly("encoding-undecodable, row 1, byte 55");
  }
}
