package lv.aprite.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Dialect;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Metadata;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import org.junit.jupiter.api.Test;

class LayoutFinderTest {
  private static final Dialect.HeaderRow FIRST = new Dialect.HeaderRow.At(1);
  private static final Dialect.HeaderRow FOUND = new Dialect.HeaderRow.Found();

  /// A contract of the fields `key` and `name` with layouts for them.
  private static Contract contract(Layout... layouts) {
    List<Field> fields = new ArrayList<>();
    for (String name : List.of("key", "name")) {
      FieldType text = new FieldType.Text();
      fields.add(new Field(name, text, false, false, List.of(), LocalText.NONE, LocalText.NONE));
    }
    LocalText title = LocalText.of(Map.of("en", "Names"));
    Metadata metadata =
        new Metadata(
            title,
            title,
            new Metadata.Organisation(title, Optional.empty()),
            new Metadata.Contact("Office", Optional.of("data@example.org"), Optional.empty()),
            List.of(),
            "http://publications.europa.eu/resource/authority/licence/CC0",
            Optional.empty(),
            Optional.empty(),
            List.of());
    return new Contract(
        "names",
        new Contract.Version(1, 0, 0),
        metadata,
        new Schema(fields, List.of()),
        List.of(layouts),
        BigDecimal.ZERO);
  }

  private static Layout.Origin column(String header) {
    return new Layout.Origin.Column(header, Parsing.DEFAULT);
  }

  private static Layout layout(
      String id, Encoding encoding, char delimiter, Dialect.HeaderRow header, String... ignored) {
    return new Layout(
        id,
        new Layout.EncodingRule.Stated(encoding),
        new Dialect(delimiter, header),
        List.of(column("Kods"), column("Vārds")),
        List.of(ignored).stream().map(name -> new Layout.Ignored(name, "internal")).toList());
  }

  private static Match find(Contract contract, byte[] bytes) {
    try {
      return LayoutFinder.find(new BytesSource(bytes), contract);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  private static Match find(Contract contract, String text) {
    return find(contract, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Match.Matched matched(Match match) {
    assertThat(match).isInstanceOf(Match.Matched.class);
    return (Match.Matched) match;
  }

  private static List<Finding> findings(Match match) {
    assertThat(match).isInstanceOf(Match.Unmatched.class);
    List<Finding> findings = new ArrayList<>();
    ((Match.Unmatched) match).findings().groups().forEach(g -> findings.addAll(g.samples()));
    return findings;
  }

  private static List<Rule> rules(Match match) {
    return findings(match).stream().map(Finding::rule).toList();
  }

  private static final Contract ONE = contract(layout("1", Encoding.UTF_8, ';', FIRST, "X"));

  @Test
  void columnsAreFoundByNameInWhateverOrder() {
    Match.Matched match = matched(find(ONE, "X;Vārds;Kods\n1;2;3\n"));
    assertThat(match.fields())
        .isEqualTo(
            List.of(
                new FieldSource.Column(2, "Kods", Parsing.DEFAULT),
                new FieldSource.Column(1, "Vārds", Parsing.DEFAULT)));
    assertThat(match.framing().columns()).isEqualTo(List.of("X", "Vārds", "Kods"));
  }

  @Test
  void namesAreTheSameInUnicodesCommonFormAndWithoutSpaceAround() {
    String decomposed = "X; Va\u0304rds\u00A0;Kods\n1;2;3\n";
    assertThat(matched(find(ONE, decomposed)).fields().get(1))
        .isEqualTo(new FieldSource.Column(1, "Vārds", Parsing.DEFAULT));
  }

  @Test
  void missingAndUnexpectedColumnsAreNamedAndWhatStandsInTheirPlace() {
    Match match = find(ONE, "X;vārds;Kods;Y\n1;2;3;4\n");
    assertThat(rules(match))
        .containsExactly(Rule.COLUMN_MISSING, Rule.COLUMN_UNEXPECTED, Rule.COLUMN_UNEXPECTED);
    assertThat(findings(match).getFirst().found()).contains("vārds", "letter case");
  }

  @Test
  void theHeaderIsTheFirstRowThatNamesEveryColumnUnlessItsRowIsStated() {
    Contract found = contract(layout("1", Encoding.UTF_8, ';', FOUND, "X"));
    String text = "A title;;\nKods\n\n\"two\nlines\"\nX;Vārds;Kods\n1;2;3\n";
    assertThat(matched(find(found, text)).framing().headerRow()).isEqualTo(5);
    assertThat(rules(find(ONE, text))).contains(Rule.COLUMN_MISSING);
    Contract fifth = contract(layout("1", Encoding.UTF_8, ';', new Dialect.HeaderRow.At(5), "X"));
    assertThat(matched(find(fifth, text)).framing().headerRow()).isEqualTo(5);
    assertThat(rules(find(found, "nothing\nlike\nit\n"))).containsExactly(Rule.HEADER_MISSING);
    assertThat(rules(find(fifth, "X;Vārds;Kods\n"))).containsExactly(Rule.HEADER_MISSING);
  }

  @Test
  void theNearestOfSeveralLayoutsIsNamed() {
    Contract two =
        contract(
            layout("old", Encoding.UTF_8, ',', FIRST),
            layout("new", Encoding.UTF_8, ';', FIRST, "X"));
    Match match = find(two, "Vārds;Kods;Z\n1;2;3\n");
    assertThat(rules(match))
        .containsExactly(Rule.LAYOUT_UNKNOWN, Rule.COLUMN_MISSING, Rule.COLUMN_UNEXPECTED);
    assertThat(findings(match).getFirst().found()).contains("new");
  }

  @Test
  void columnsTwiceOrWithoutNameOrTooManyAreFindings() {
    assertThat(rules(find(ONE, "X;Vārds;Kods;Kods\n"))).containsExactly(Rule.HEADER_DUPLICATE);
    assertThat(rules(find(ONE, "X;;Vārds;Kods\n"))).containsExactly(Rule.HEADER_UNNAMED_COLUMN);
    assertThat(rules(find(ONE, "X;Vārds;Kods" + ";c".repeat(20_000) + "\n")))
        .containsExactly(Rule.COLUMNS_TOO_MANY);
  }

  @Test
  void trailingColumnsWithoutNameAreDroppedWithARemark() {
    Match.Matched match = matched(find(ONE, "X;Vārds;Kods;;\n1;2;3;;\n"));
    assertThat(match.framing().unnamedColumns()).isEqualTo(2);
    assertThat(match.notes().groups().getFirst().rule()).isEqualTo(Rule.TRAILING_COLUMNS_DROPPED);
  }

  @Test
  void anotherEncodingsMarkBeliesTheStatedOne() {
    assertThat(rules(find(contract(layout("1", Encoding.WINDOWS_1257, ';', FIRST)), "\uFEFFKods")))
        .containsExactly(Rule.ENCODING_BELIED);
  }

  @Test
  void aHeadThatIsNotInTheStatedEncodingSaysWhere() {
    byte[] page = BytesSource.of("Kods;Vārds\n1;2\n", "windows-1257").bytes();
    Match match = find(contract(layout("1", Encoding.UTF_8, ';', FIRST)), page);
    assertThat(rules(match)).containsExactly(Rule.ENCODING_UNDECODABLE);
    assertThat(findings(match).getFirst().location()).isEqualTo(new Location.Byte(1, 6));
  }

  /// Two layouts whose headers are ASCII, so that only the data tell their encodings apart.
  private static final Contract PAGES =
      contract(
          ascii("page", new Layout.EncodingRule.Stated(Encoding.WINDOWS_1257)),
          ascii("utf8", new Layout.EncodingRule.Stated(Encoding.UTF_8)));

  private static Layout ascii(String id, Layout.EncodingRule encoding) {
    return new Layout(
        id, encoding, new Dialect(';', FIRST), List.of(column("a"), column("b")), List.of());
  }

  @Test
  void theWholeFileDecidesBetweenLayoutsThatDifferInEncoding() {
    String text = "a;b\n" + "1;2\n".repeat(100_000) + "3;ķēde\n";
    assertThat(matched(find(PAGES, text)).layout().id()).isEqualTo("utf8");
    byte[] page = BytesSource.of(text, "windows-1257").bytes();
    assertThat(matched(find(PAGES, page)).layout().id()).isEqualTo("page");
    byte[] damaged = (text + "4;ķēdes ķēdes ķēdes\n").getBytes(StandardCharsets.UTF_8);
    damaged[damaged.length - 3] = (byte) 0xE2;
    assertThat(matched(find(PAGES, damaged)).layout().id()).isEqualTo("utf8");
  }

  @Test
  void layoutsThatReadTheFileAlikeAreNoDoubtAndOthersAre() {
    assertThat(matched(find(PAGES, "a;b\n1;2\n")).layout().id()).isEqualTo("page");
    Layout.EncodingRule utf8 = new Layout.EncodingRule.Stated(Encoding.UTF_8);
    Layout swapped =
        new Layout(
            "swapped", utf8, new Dialect(';', FIRST), List.of(column("b"), column("a")), List.of());
    assertThat(rules(find(contract(ascii("straight", utf8), swapped), "a;b\n1;2\n")))
        .containsExactly(Rule.LAYOUT_AMBIGUOUS);
  }

  @Test
  void anEncodingThatIsNotStatedIsFoundInTheWholeFile() {
    Contract open = contract(ascii("open", new Layout.EncodingRule.ByEvidence()));
    String text = "a;b\n" + "1;2\n".repeat(100_000) + "3;Ķēniņa šķūņi\n4;Mūžības ģērbšana\n";
    byte[] page = BytesSource.of(text, "windows-1257").bytes();
    assertThat(matched(find(open, page)).framing().encoding()).isEqualTo(Encoding.WINDOWS_1257);
    assertThat(matched(find(open, text)).framing().encoding()).isEqualTo(Encoding.UTF_8);
    byte[] doubtful = BytesSource.of("a;b\nR\u012Bga;2\n", "windows-1257").bytes();
    assertThat(rules(find(open, doubtful))).containsExactly(Rule.ENCODING_AMBIGUOUS);
  }

  @Test
  void whatIsEmptyOrNoTextOrNeverClosedIsSaid() {
    assertThat(rules(find(ONE, ""))).containsExactly(Rule.FILE_EMPTY);
    assertThat(rules(find(ONE, "\uFEFF\n\r\n"))).containsExactly(Rule.FILE_EMPTY);
    assertThat(rules(find(ONE, "%PDF-1.7"))).containsExactly(Rule.FORMAT_NOT_TEXT);
    Contract found = contract(layout("1", Encoding.UTF_8, ';', FOUND, "X"));
    assertThat(rules(find(found, "\"title\nX;Vārds;Kods\n1;2;3\n")))
        .containsExactly(Rule.QUOTE_UNCLOSED);
    assertThat(rules(find(found, "x".repeat(17 << 20)))).containsExactly(Rule.RECORD_TOO_LONG);
  }

  @Test
  void aByteInDoubtIsNamedByItsRowWhateverLayoutIsTriedFirst() {
    Layout comma = byEvidence("comma", ',');
    Layout semicolon = byEvidence("semicolon", ';');
    byte[] bytes = BytesSource.of("Kods;Vards\n1;\"x\ny\"\n2;āb\n", "windows-1257").bytes();
    for (Contract contract :
        List.of(contract(semicolon), contract(comma, semicolon), contract(semicolon, comma))) {
      Match match = find(contract, bytes);
      assertThat(match).isInstanceOf(Match.Unmatched.class);
      assertThat(((Match.Unmatched) match).findings().groups())
          .flatExtracting(group -> group.samples())
          .extracting(Finding::location)
          .contains(new Location.Byte(3, 21));
    }
  }

  private static Layout byEvidence(String id, char delimiter) {
    return new Layout(
        id,
        new Layout.EncodingRule.ByEvidence(),
        new Dialect(delimiter, FIRST),
        List.of(column("Kods"), column("Vards")),
        List.of());
  }
}
