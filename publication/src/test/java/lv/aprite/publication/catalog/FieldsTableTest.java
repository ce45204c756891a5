package lv.aprite.publication.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.JsonKind;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.contract.TextFormat;
import org.junit.jupiter.api.Test;

class FieldsTableTest {
  @Test
  void itNamesEveryKey() {
    String page =
        page(
            new Schema(
                List.of(
                    field("a", new FieldType.Whole()),
                    field("b", new FieldType.Date()),
                    field("c", new FieldType.Text())),
                List.of("a"),
                List.of(List.of("b", "c"))));
    assertThat(page)
        .contains("<p>No two rows are alike in <code>a</code>.</p>")
        .contains(
            "<p>Where no value is missing, no two rows are alike in <code>b</code>,"
                + " <code>c</code>.</p>");
  }

  @Test
  void aTableWithoutKeysPromisesNone() {
    assertThat(page(new Schema(List.of(field("a", new FieldType.Whole())), List.of())))
        .doesNotContain("alike");
  }

  @Test
  void itSaysWhatAFieldHolds() {
    String page =
        page(
            new Schema(
                List.of(
                    field("walk", new FieldType.Duration(), new Constraint.Maximum("PT2H", false)),
                    field("place", new FieldType.GeoPoint()),
                    field("area", new FieldType.JsonText(JsonKind.GEOJSON)),
                    field(
                        "seats",
                        new FieldType.JsonText(JsonKind.ARRAY),
                        new Constraint.MinItems(1),
                        new Constraint.MaxItems(4)),
                    field("more", new FieldType.JsonText(JsonKind.OBJECT)),
                    field(
                        "mail", new FieldType.Text(), new Constraint.Formatted(TextFormat.EMAIL))),
                List.of()));
    assertThat(page)
        .contains("<td>duration</td>", "<div>at most PT2H</div>")
        .contains("<td>longitude, latitude</td>")
        .contains("<td>GeoJSON</td>", "<td>JSON array</td>", "<td>JSON object</td>")
        .contains("<div>at least 1 element</div><div>at most 4 elements</div>")
        .contains("<div>an e-mail address like name@example.lv</div>");
  }

  private static Field field(String name, FieldType type, Constraint... constraints) {
    return new Field(
        name, type, false, false, List.of(constraints), LocalText.NONE, LocalText.NONE);
  }

  private static String page(Schema schema) {
    Markup html = Markup.html();
    FieldsTable.write(html, schema);
    return new String(html.bytes(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
