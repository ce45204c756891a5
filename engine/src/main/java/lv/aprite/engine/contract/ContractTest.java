package lv.aprite.engine.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An example that belongs to the contract: rows as a publisher sends them, and what becomes of
/// them. It shows that the contract means what was meant, and goes on showing it when the contract
/// changes.
///
/// @param layout id of the layout whose columns the rows have; absent for the first one
/// @param rows cells by the header of their column, as they stand in a file; columns that are not
///   named are empty
/// @param references for each dataset that a foreign key refers to, what its release holds
/// @param last rows of the release before, as the publisher sent them; empty when there was none
/// @param published what is published, row by row, in the fields that are named, as canonical text;
///   absent when the test is not about that
/// @param findings exactly what is found, remarks left aside unless they are named
public record ContractTest(
    String name,
    Optional<String> layout,
    List<Map<String, String>> rows,
    Map<String, List<Map<String, String>>> references,
    List<Map<String, String>> last,
    Optional<List<Map<String, Optional<String>>>> published,
    List<Expected> findings) {
  public ContractTest {
    rows = rows.stream().map(ContractTest::copy).toList();
    last = last.stream().map(ContractTest::copy).toList();
    Map<String, List<Map<String, String>>> copied = new LinkedHashMap<>();
    references.forEach(
        (dataset, held) -> copied.put(dataset, held.stream().map(ContractTest::copy).toList()));
    references = Collections.unmodifiableMap(copied);
    published = published.map(all -> all.stream().map(ContractTest::copy).toList());
    findings = List.copyOf(findings);
  }

  /// Columns stay in their order.
  private static <V> Map<String, V> copy(Map<String, V> row) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(row));
  }

  /// One finding.
  ///
  /// @param rule a rule of the rule book by its id (`pattern`), or a rule of the contract by its
  ///   name
  /// @param row of the test, the first is 1; absent when the finding is about the table
  /// @param column by its header; absent when it does not matter
  public record Expected(String rule, Optional<Integer> row, Optional<String> column) {}
}
