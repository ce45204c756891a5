package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.finding.Rule;

/// The tests of a contract, `aprite:tests` of the resource. Names in them are checked, so that a
/// misspelt one is a problem of the contract and not a test that always passes.
final class ContractTestCodec {
  private static final int TESTS_MAX = 1000;
  private static final int ROWS_MAX = 1000;
  private static final int NAME_MAX = 255;
  private static final int CELL_MAX = 10_000;

  private final Schema schema;
  private final List<Layout> layouts;
  private final Set<String> rules = new HashSet<>();
  private final List<ForeignKey> foreignKeys;

  private ContractTestCodec(
      Schema schema, List<Layout> layouts, List<QualityRule> quality, List<ForeignKey> keys) {
    this.schema = schema;
    this.layouts = layouts;
    foreignKeys = keys;
    quality.forEach(rule -> rules.add(rule.name()));
    for (Rule rule : Rule.values()) {
      rules.add(rule.id());
    }
  }

  static List<ContractTest> read(
      Properties from,
      Schema schema,
      List<Layout> layouts,
      List<QualityRule> quality,
      List<ForeignKey> keys) {
    ContractTestCodec codec = new ContractTestCodec(schema, layouts, quality, keys);
    List<ContractTest> tests = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Properties one : from.objects("aprite:tests", 1, TESTS_MAX)) {
      codec
          .test(one)
          .ifPresent(test -> {
            if (!names.add(test.name())) {
              one.problems()
                  .add(
                      Rule.CONTRACT_BAD_VALUE,
                      one.at("name"),
                      "a name that no other test has",
                      test.name());
            }
            tests.add(test);
          });
    }
    return tests;
  }

  private Optional<ContractTest> test(Properties from) {
    int before = from.problems().count();
    Optional<String> name = from.requiredText("name", NAME_MAX);
    Optional<String> id = from.text("layout", NAME_MAX);
    Optional<Layout> layout =
        id.isPresent()
            ? layouts.stream().filter(one -> one.id().equals(id.get())).findFirst()
            : layouts.stream().findFirst();
    if (id.isPresent() && layout.isEmpty()) {
      from.problems()
          .add(Rule.CONTRACT_BAD_VALUE, from.at("layout"), "the id of a layout", id.get());
      // Which columns are right depends on the layout.
      return Optional.empty();
    }
    Set<String> headers = layout.map(one -> Set.copyOf(one.headers())).orElse(Set.of());
    from.required("rows");
    List<Map<String, String>> rows = new ArrayList<>();
    for (Properties row : from.objects("rows", 1, ROWS_MAX)) {
      rows.add(cells(row, headers, "the header of a column of the layout"));
    }
    List<Map<String, String>> last = new ArrayList<>();
    for (Properties row : from.objects("last", 1, ROWS_MAX)) {
      last.add(cells(row, headers, "the header of a column of the layout"));
    }
    Map<String, List<Map<String, String>>> references = references(from);
    Optional<List<Map<String, Optional<String>>>> published = published(from);
    List<ContractTest.Expected> findings = new ArrayList<>();
    for (Properties finding : from.objects("findings", 1, ROWS_MAX)) {
      expected(finding, rows.size(), headers).ifPresent(findings::add);
    }
    if (published.isEmpty() && findings.isEmpty() && from.problems().count() == before) {
      from.problems()
          .add(
              Rule.CONTRACT_MISSING_PROPERTY,
              from.pointer(),
              "published, findings, or both",
              "neither");
    }
    from.finish();
    return name.isPresent() && from.problems().count() == before
        ? Optional.of(new ContractTest(name.get(), id, rows, references, last, published, findings))
        : Optional.empty();
  }

  /// An object of texts, whose names are all among these.
  private static Map<String, String> cells(Properties row, Set<String> known, String what) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (String name : row.names()) {
      if (isKnown(row, name, known, what)) {
        row.any(name)
            .flatMap(value -> text(row, name, value))
            .ifPresent(text -> cells.put(name, text));
      }
    }
    return cells;
  }

  private static boolean isKnown(Properties row, String name, Set<String> known, String what) {
    if (!known.contains(name)) {
      row.problems().add(Rule.CONTRACT_UNKNOWN_FIELD, row.at(name), what, name);
      return false;
    }
    return true;
  }

  private static Optional<String> text(Properties row, String name, JsonNode value) {
    return value.isTextual() && value.textValue().length() <= CELL_MAX
        ? Optional.of(value.textValue())
        : row.bad(row.at(name), "a text of at most " + CELL_MAX + " characters", value);
  }

  private Optional<List<Map<String, Optional<String>>>> published(Properties from) {
    if (!from.has("published")) {
      return Optional.empty();
    }
    Set<String> names = new HashSet<>();
    schema.fields().forEach(field -> names.add(field.name()));
    List<Map<String, Optional<String>>> published = new ArrayList<>();
    for (Properties row : from.objects("published", 0, ROWS_MAX)) {
      Map<String, Optional<String>> cells = new LinkedHashMap<>();
      if (row.names().isEmpty()) {
        row.problems()
            .add(
                Rule.CONTRACT_MISSING_PROPERTY,
                row.pointer(),
                "at least one field, with what is published in it",
                "none");
      }
      for (String name : row.names()) {
        if (isKnown(row, name, names, "the name of a field")) {
          row.any(name).ifPresent(value -> cell(row, name, value, cells));
        }
      }
      published.add(cells);
    }
    return Optional.of(published);
  }

  /// A value of the field's type, or null where there is none.
  private void cell(
      Properties row, String name, JsonNode value, Map<String, Optional<String>> cells) {
    if (value.isNull()) {
      cells.put(name, Optional.empty());
      return;
    }
    FieldType type = schema.fields().get(schema.indexOf(name)).type();
    Optional<String> canonical = CanonicalText.of(type, value);
    if (canonical.isEmpty()) {
      row.problems()
          .add(
              Rule.CONTRACT_VALUE_NOT_OF_TYPE,
              row.at(name),
              CanonicalText.describe(type) + ", or null",
              Properties.found(value));
    }
    canonical.ifPresent(text -> cells.put(name, Optional.of(text)));
  }

  private Map<String, List<Map<String, String>>> references(Properties from) {
    Map<String, List<Map<String, String>>> references = new LinkedHashMap<>();
    from.object("references")
        .ifPresent(inner -> {
          for (String dataset : inner.names()) {
            List<ForeignKey> keys =
                foreignKeys.stream().filter(key -> key.dataset().equals(dataset)).toList();
            if (keys.isEmpty()) {
              inner
                  .problems()
                  .add(
                      Rule.CONTRACT_BAD_VALUE,
                      inner.at(dataset),
                      "a dataset that a foreign key refers to",
                      dataset);
            }
            Set<String> names = new HashSet<>();
            keys.forEach(key -> names.addAll(key.referenced()));
            List<Map<String, String>> rows = new ArrayList<>();
            for (Properties row : inner.objects(dataset, 0, ROWS_MAX)) {
              rows.add(cells(row, names, "a field that a foreign key refers to"));
            }
            references.put(dataset, rows);
          }
        });
    return references;
  }

  private Optional<ContractTest.Expected> expected(Properties from, int rows, Set<String> headers) {
    int before = from.problems().count();
    Optional<String> rule = from.requiredText("rule", NAME_MAX);
    if (rule.isPresent() && !rules.contains(rule.get())) {
      from.problems()
          .add(
              Rule.CONTRACT_BAD_VALUE,
              from.at("rule"),
              "the id of a rule, such as " + Rule.PATTERN.id() + ", or the name of a quality rule",
              rule.get());
    }
    Optional<Integer> row = from.whole("row", 1, Math.max(1, rows));
    Optional<String> column = from.text("column", NAME_MAX);
    if (column.isPresent() && !headers.contains(column.get())) {
      from.problems()
          .add(
              Rule.CONTRACT_UNKNOWN_FIELD,
              from.at("column"),
              "the header of a column of the layout",
              column.get());
    }
    from.finish();
    return rule.isPresent() && from.problems().count() == before
        ? Optional.of(new ContractTest.Expected(rule.get(), row, column))
        : Optional.empty();
  }

  static void write(List<ContractTest> tests, ObjectNode to) {
    if (tests.isEmpty()) {
      return;
    }
    ArrayNode list = to.putArray("aprite:tests");
    for (ContractTest test : tests) {
      ObjectNode node = list.addObject().put("name", test.name());
      test.layout().ifPresent(layout -> node.put("layout", layout));
      rows(test.rows(), node.putArray("rows"));
      if (!test.references().isEmpty()) {
        ObjectNode references = node.putObject("references");
        test.references().forEach((dataset, rows) -> rows(rows, references.putArray(dataset)));
      }
      if (!test.last().isEmpty()) {
        rows(test.last(), node.putArray("last"));
      }
      test.published()
          .ifPresent(rows -> {
            ArrayNode published = node.putArray("published");
            for (Map<String, Optional<String>> row : rows) {
              ObjectNode cells = published.addObject();
              row.forEach((name, value) ->
                  value.ifPresentOrElse(text -> cells.put(name, text), () -> cells.putNull(name)));
            }
          });
      if (!test.findings().isEmpty()) {
        ArrayNode findings = node.putArray("findings");
        for (ContractTest.Expected one : test.findings()) {
          ObjectNode finding = findings.addObject();
          finding.put("rule", one.rule());
          one.row().ifPresent(row -> finding.put("row", row));
          one.column().ifPresent(column -> finding.put("column", column));
        }
      }
    }
  }

  private static void rows(List<Map<String, String>> rows, ArrayNode to) {
    for (Map<String, String> row : rows) {
      ObjectNode node = to.addObject();
      row.forEach(node::put);
    }
  }
}
