package lv.aprite.engine.contract;

import java.util.List;

/// What was agreed on for the table as a whole and for its rows, beyond what each cell must be.
///
/// @param rules in the contract's order; each has a name of its own
/// @param foreignKeys to the current releases of other datasets
/// @param tests what shows that the contract means what was meant
public record Quality(
    List<QualityRule> rules, List<ForeignKey> foreignKeys, List<ContractTest> tests) {
  public static final Quality NONE = new Quality(List.of(), List.of(), List.of());

  public Quality {
    rules = List.copyOf(rules);
    foreignKeys = List.copyOf(foreignKeys);
    tests = List.copyOf(tests);
  }
}
