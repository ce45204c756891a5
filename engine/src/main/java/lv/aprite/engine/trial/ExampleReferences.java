package lv.aprite.engine.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractTest;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.ForeignKey;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.quality.References;

/// What a test says that other datasets hold: releases of the fields that foreign keys refer to,
/// which have the types of this contract's fields. A dataset that the test does not speak of is not
/// checked.
record ExampleReferences(Contract contract, ContractTest test) implements References {
  @Override
  public Held current(String dataset) {
    List<Map<String, String>> rows = test.references().getOrDefault(dataset, List.of());
    if (!test.references().containsKey(dataset)) {
      return new Held.Unknown();
    }
    List<Field> fields = new ArrayList<>(fields(dataset).values());
    StringBuilder csv = new StringBuilder();
    csv.append(record(fields.stream().map(Field::name).toList()));
    for (Map<String, String> row : rows) {
      csv.append(record(fields.stream().map(field -> row.getOrDefault(field.name(), "")).toList()));
    }
    return new Held.Release(1, new Schema(fields, List.of()), ExampleFile.of(csv.toString()));
  }

  private Map<String, Field> fields(String dataset) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (ForeignKey key : contract.quality().foreignKeys()) {
      for (int i = 0; key.dataset().equals(dataset) && i < key.fields().size(); i++) {
        String name = key.referenced().get(i);
        Field ours = contract.schema().fields().get(contract.schema().indexOf(key.fields().get(i)));
        fields.putIfAbsent(
            name,
            new Field(name, ours.type(), false, false, List.of(), LocalText.NONE, LocalText.NONE));
      }
    }
    return fields;
  }

  private static String record(List<String> cells) {
    return cells.stream()
            .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining(","))
        + "\r\n";
  }
}
