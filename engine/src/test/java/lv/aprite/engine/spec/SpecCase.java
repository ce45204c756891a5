package lv.aprite.engine.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.run.Typing;
import lv.aprite.engine.validate.Verdict;

/// One case of a table: what a file holds, and what becomes of it.
///
/// @param basis what the file is read by
/// @param openings what it holds when it is opened first, secondly, …
/// @param claimsBytes what the file says of its size, if that is not true
/// @param readsAtMostBytes how much of it may be read, if that is part of the specification
record SpecCase(
    String name,
    Basis basis,
    List<List<Part>> openings,
    Optional<Long> claimsBytes,
    Optional<Long> readsAtMostBytes,
    Expected expected) {
  sealed interface Basis {
    record ByContract(Contract contract) implements Basis {}

    record Without(Typing typing) implements Basis {}
  }

  /// What becomes of it. What is absent is not part of the specification.
  ///
  /// @param csv the whole published file
  /// @param json the whole published file
  /// @param reading how the file was read, as a JSON object of the report's words
  /// @param layout by which it was read
  /// @param types of the published columns
  /// @param rejectedRows the whole file of them
  record Expected(
      Verdict verdict,
      ExpectedFindings findings,
      Optional<String> csv,
      Optional<String> json,
      Optional<JsonNode> reading,
      Optional<String> layout,
      Optional<List<String>> types,
      Optional<Rows> rows,
      Optional<String> rejectedRows) {}

  record Rows(long read, long rejected) {}

  /// The cases of a table, all of which have this verdict.
  static List<SpecCase> table(String name, Verdict verdict) {
    SpecObject table = SpecObject.of(SpecObject.table(name));
    List<SpecCase> cases = new ArrayList<>();
    for (SpecObject one : table.objects("cases")) {
      cases.add(of(one, verdict));
      one.finish();
    }
    table.finish();
    return cases;
  }

  private static SpecCase of(SpecObject one, Verdict verdict) {
    List<List<Part>> openings = openings(one);
    Expected expected =
        new Expected(
            verdict,
            ExpectedFindings.of(one.node("findings")),
            one.optional("csv").map(records -> lines(records, "\r\n")),
            one.optional("json").map(lines -> lines(lines, "\n")),
            one.optional("reading"),
            one.optional("layout").map(JsonNode::textValue),
            one.optional("types").map(SpecObject::texts),
            one.optional("rows").map(SpecCase::rows),
            one.optional("rejectedRows").map(records -> "\uFEFF" + lines(records, "\n")));
    return new SpecCase(
        one.text("name"),
        basis(one.node("contract")),
        openings,
        one.optional("claimsBytes").map(JsonNode::longValue),
        one.optional("readsAtMostBytes").map(JsonNode::longValue),
        expected);
  }

  /// `input`, always the same; or `inputEachTime`, in which each `{}` is another number of two
  /// digits whenever the file is opened.
  private static List<List<Part>> openings(SpecObject one) {
    if (!one.has("inputEachTime")) {
      return List.of(SpecInput.parts(one.node("input")));
    }
    String text = one.text("inputEachTime");
    return IntStream.range(10, 100)
        .mapToObj(number -> List.<Part>of(new Part.Numbered(text, number, 1)))
        .toList();
  }

  /// A contract written out, the name of a shared one, or `inferred`, or `text mode`.
  private static Basis basis(JsonNode contract) {
    if (contract.isObject()) {
      return new Basis.ByContract(SpecContract.contract(contract));
    }
    return switch (contract.textValue()) {
      case "inferred" -> new Basis.Without(Typing.INFERRED);
      case "text mode" -> new Basis.Without(Typing.TEXT);
      case String name -> new Basis.ByContract(SpecContract.shared(name));
    };
  }

  private static Rows rows(JsonNode node) {
    SpecObject rows = SpecObject.of(node);
    Rows counts = new Rows(rows.number("read"), rows.number("rejected"));
    rows.finish();
    return counts;
  }

  private static String lines(JsonNode lines, String end) {
    return SpecObject.texts(lines).stream().map(line -> line + end).collect(Collectors.joining());
  }

  SpecSource source() {
    long sizeBytes =
        claimsBytes.orElseGet(() -> openings.getFirst().stream().mapToLong(Part::sizeBytes).sum());
    return new SpecSource(openings, sizeBytes);
  }

  /// Names of the rules that the case speaks of, as `Rule` has them.
  List<String> rules() {
    return expected
        .findings()
        .rules()
        .map(id -> id.toUpperCase(Locale.ROOT).replace('-', '_'))
        .toList();
  }
}
