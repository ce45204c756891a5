package lv.aprite.engine.form.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.form.Documents;
import lv.aprite.engine.run.MemorySource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cases of one line: a document, and its rows or what is found. `~` stands for a line end.
class JsonDocumentTest {
  private static final JsonReading FLATTENED =
      new JsonReading(Optional.empty(), Optional.empty(), List.of(), JsonReading.Nested.FLATTENED);

  private static Documents read(String json, JsonReading reading) throws IOException {
    byte[] bytes = json.replace('~', '\n').getBytes(StandardCharsets.UTF_8);
    return Documents.read(JsonDocument.survey(new MemorySource(bytes), reading));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        // The columns are the names of all rows, as they appear first.
        "[{\"a\":1},{\"b\":2,\"a\":3}];\"a\"|\"b\"~1|missing~3|2~",
        "[{\"a\":\"\"},{\"a\":null},{}];\"a\"~\"\"~missing~missing~",
        "[{\"a\":true},{\"a\":false}];\"a\"~true~false~",
        // Numbers are exactly what stands there.
        "[{\"a\":-0,\"b\":1.0,\"c\":123456789012345678901234567890.12}];\"a\"|\"b\"|\"c\"~-0|1.0|123456789012345678901234567890.12~",
        "[{\"a\":1e3,\"b\":-1.5E-7,\"c\":-0e2}];\"a\"|\"b\"|\"c\"~1000|-0.00000015|-0~",
        "[{\"a\":[1, 2.50],\"b\":{ \"c\": \"x\\u0041\" }}];\"a\"|\"b\"~[1,2.50]|{\"c\":\"xA\"}~",
        "[[\"a\",\"b\"],[1,null],[\"x\"]];\"a\"|\"b\"~1|missing~\"x\"~",
        "{\"a\":1}~{\"b\":2}~~{\"a\":3}~;\"a\"|\"b\"~1|missing~missing|2~3|missing~",
        "[\"a\",\"b\"]~[1,2];\"a\"|\"b\"~1|2~",
        "{\"rows\":[{\"a\":1}]};\"a\"~1~",
        "\uFEFF[{\"a\":1}];\"a\"~1~",
      })
  void rowsAreAsTheyStand(String json, String rows) throws IOException {
    assertThat(read(json, JsonReading.byEvidence()).lines()).isEqualTo(rows.replace('~', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[{\"a\":{\"b\":1,\"c\":{\"d\":2}}},{\"a\":null}];\"a.b\"|\"a.c.d\"~1|2~missing|missing~",
        "[{\"a\":{}},{\"a\":{\"b\":[{\"c\":1}]}}];\"a.b\"~missing~[{\"c\":1}]~",
        "[{\"a\":1},{\"a\":{\"b\":2}}];\"a\"|\"a.b\"~1|missing~missing|2~",
      })
  void objectsInRowsBecomeColumnsWhereTheLayoutSaysSo(String json, String rows) throws IOException {
    assertThat(read(json, FLATTENED).lines()).isEqualTo(rows.replace('~', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "` `;file-empty, file",
        "7;document-without-table, file",
        "[1,2];document-without-table, file",
        "[];document-without-table, file",
        "[{},{}];document-without-table, file",
        "{\"a\":[{\"b\":1}],\"c\":[{\"d\":1}]};table-ambiguous, file",
        "{\"a\":1};document-without-table, file",
        "[{\"a\":1},~ 2];document-not-tabular, row 2, byte 11",
        "[{\"a\":1,~\"a\":2}];document-name-twice, row 2, byte 13",
        "[{\"a\":{\"b\":1,\"b\":2}}];document-name-twice, row 1, byte 13",
        "[{\"a\":\"\\ud800\"}];encoding-undecodable, row 1, byte 6",
        "[{\"a\":1}]~x;format-damaged, row 2, byte 10",
        "[{\"a\":1}] [];format-damaged, row 1, byte 10",
        "{\"a\":1}{\"a\":2};format-damaged, row 1, byte 7",
        "[{\"a\":1},];format-damaged, row 1, byte 9",
        "[{\"a\":01}];format-damaged, row 1, byte 7",
        "[{\"a\":1e9999}];format-limit, row 1, byte 6",
        "[{\"a\":1;format-damaged, row 1, byte 7",
      })
  void whatIsNoTableIsRefusedWithItsPlace(String json, String found) throws IOException {
    Documents read = read(json, JsonReading.byEvidence());
    assertThat(read.isRefused()).isTrue();
    assertThat(read.found()).containsExactly(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":7,\"properties\":{\"n\":\"x\"},\"geometry\":{\"type\":"
            + " \"Point\",\"coordinates\":[ 24.10, 57"
            + " ]}}]};\"id\"|\"n\"|\"geometry\"~7|\"x\"|{\"type\":\"Point\",\"coordinates\":[24.10,57]}~",
        "{\"features\":[{\"type\":\"Feature\",\"id\":\"a\",\"properties\":{\"id\":1},\"geometry\":null}],\"type\":\"FeatureCollection\"};\"feature.id\"|\"id\"|\"geometry\"~\"a\"|1|missing~",
        "{\"type\":\"Feature\",\"properties\":null,\"geometry\":null,\"title\":\"t\"};\"feature.title\"|\"geometry\"~\"t\"|missing~",
      })
  void featuresAreRows(String json, String rows) throws IOException {
    assertThat(read(json, JsonReading.byEvidence()).lines()).isEqualTo(rows.replace('~', '\n'));
  }
}
