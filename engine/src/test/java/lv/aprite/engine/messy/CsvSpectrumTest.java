package lv.aprite.engine.messy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// max-mapper/csv-spectrum: twelve files without a word about them, each with its rows as objects.
class CsvSpectrumTest {
  @Test
  void everyCaseEndsAsTheTableSays() {
    Suite suite = Suite.named("csv-spectrum");
    Map<String, CaseVerdict> found = new TreeMap<>();
    for (JsonNode entry : suite.entries()) {
      String file = entry.get("file").textValue();
      List<List<String>> expected = table(suite.json(entry.get("expected").textValue()));
      found.put(file, Reading.asText(suite.bytes(file)).expecting(expected));
    }
    KeptVerdicts.check("csv-spectrum", found);
  }

  private static List<List<String>> table(JsonNode objects) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>();
    // A file of one row is described by the object alone.
    List<JsonNode> all = new ArrayList<>();
    if (objects.isArray()) {
      objects.forEach(all::add);
    } else {
      all.add(objects);
    }
    all.getFirst().fieldNames().forEachRemaining(header::add);
    rows.add(header);
    for (JsonNode object : all) {
      rows.add(header.stream().map(name -> object.get(name).textValue()).toList());
    }
    return rows;
  }
}
