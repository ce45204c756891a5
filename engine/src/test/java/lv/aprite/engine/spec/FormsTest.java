package lv.aprite.engine.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.aprite.engine.write.Format;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The table `spec/forms.json`: one table, written down in every encoding, with every delimiter and
/// every line end, is published as one file.
class FormsTest {
  /// One way to write a table down.
  private record Form(String encoding, String delimiter, String lineEnd) {
    String words() {
      return encoding + ", delimiter " + visible(delimiter) + ", line end " + visible(lineEnd);
    }

    private static String visible(String text) {
      return text.replace("\t", "TAB").replace("\r", "CR").replace("\n", "LF");
    }
  }

  @TestFactory
  Stream<DynamicTest> oneTableIsPublishedAsOneFile() {
    return SpecObject.of(SpecObject.table("forms")).objects("cases").stream()
        .map(one -> DynamicTest.dynamicTest(one.text("name"), () -> check(one)));
  }

  private static void check(SpecObject one) {
    List<List<String>> table = new ArrayList<>();
    one.node("table").forEach(row -> table.add(SpecObject.texts(row)));
    String csv =
        one.texts("csv").stream().map(record -> record + "\r\n").collect(Collectors.joining());
    List<Form> forms = forms(one);
    one.finish();
    SpecRun first = run(table, forms.getFirst());
    ReadBack.assertAlike(first);
    for (Form form : forms) {
      SpecRun run = run(table, form);
      assertThat(run.report().findings()).as(form.words()).isEmpty();
      assertThat(new String(run.published().getOrDefault(Format.CSV, new byte[0]), UTF_8))
          .as(form.words())
          .isEqualTo(csv);
      assertThat(run.published())
          .as(form.words())
          .usingRecursiveComparison()
          .isEqualTo(first.published());
    }
  }

  private static List<Form> forms(SpecObject one) {
    List<Form> forms = new ArrayList<>();
    for (String encoding : one.texts("encodings")) {
      for (String delimiter : one.texts("delimiters")) {
        for (String lineEnd : one.texts("lineEnds")) {
          forms.add(new Form(encoding, delimiter, lineEnd));
        }
      }
    }
    return forms;
  }

  private static SpecRun run(List<List<String>> table, Form form) {
    String text = SpecInput.delimited(table, form.delimiter().charAt(0), form.lineEnd());
    byte[] bytes = SpecInput.encode(text, Charset.forName(form.encoding()));
    return SpecRun.of(
        SpecSource.of(bytes),
        new SpecCase.Basis.ByContract(SpecContract.contract(contract(table.getFirst(), form))),
        SpecRun.CRUMBLED);
  }

  /// All fields are texts, but the first is a whole number.
  private static ObjectNode contract(List<String> header, Form form) {
    ObjectNode contract = SpecObject.MAPPER.createObjectNode();
    var fields = contract.putArray("fields");
    for (String name : header) {
      fields.addObject().put("name", name).put("type", fields.size() == 1 ? "integer" : "string");
    }
    ObjectNode layout = contract.putArray("layouts").addObject().put("encoding", form.encoding());
    layout.putObject("dialect").put("delimiter", form.delimiter()).putArray("headerRows").add(1);
    return contract;
  }
}
