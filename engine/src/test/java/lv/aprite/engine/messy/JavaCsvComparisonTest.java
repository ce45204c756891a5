package lv.aprite.engine.messy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// osiegmar/JavaCsvComparison: fragments of one to three records, each with every line end. Records
/// have no header and a table has, so one is put in front: rows are numbered from 2.
class JavaCsvComparisonTest {
  private static final Map<String, String> LINE_ENDS =
      Map.of("CR", "\r", "LF", "\n", "CRLF", "\r\n");

  @Test
  void everyCaseEndsAsTheTableSays() {
    Suite suite = Suite.named("java-csv-comparison");
    Map<String, CaseVerdict> found = new TreeMap<>();
    for (JsonNode entry : suite.entries()) {
      String id = entry.get("id").textValue();
      boolean any = entry.toString().contains("⏎");
      LINE_ENDS.forEach((name, lineEnd) -> {
        if (any || name.equals("CRLF")) {
          found.put(any ? id + " " + name : id, verdict(entry, lineEnd));
        }
      });
    }
    KeptVerdicts.check("java-csv-comparison", found);
  }

  private static CaseVerdict verdict(JsonNode entry, String lineEnd) {
    List<List<String>> records = new ArrayList<>();
    for (JsonNode record : entry.get("expected")) {
      List<String> cells = new ArrayList<>();
      record.forEach(cell -> cells.add(written(cell.textValue(), lineEnd)));
      records.add(cells);
    }
    int width = records.stream().mapToInt(List::size).max().orElse(1);
    List<String> header = IntStream.rangeClosed(1, width).mapToObj(i -> "c" + i).toList();
    records.addFirst(header);
    String input = written(entry.get("input").textValue(), lineEnd);
    String text = String.join(",", header) + lineEnd + input;
    ObjectNode dialect = Reading.dialect(",");
    return Reading.byContract(
            text.getBytes(StandardCharsets.UTF_8), Reading.textContract(header, dialect))
        .expecting(records);
  }

  private static String written(String symbols, String lineEnd) {
    return symbols
        .replace("⏎", lineEnd)
        .replace("␤", "\r\n")
        .replace("␍", "\r")
        .replace("␊", "\n")
        .replace("␠", " ");
  }
}
