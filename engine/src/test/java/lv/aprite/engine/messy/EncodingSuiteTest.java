package lv.aprite.engine.messy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Ousret/charset_normalizer: texts of many languages in many encodings, with what they say. They
/// are no tables, so each is put into one column, line by line, in its own encoding: all of these
/// agree with ASCII, and no line has a quote in front.
class EncodingSuiteTest {
  @Test
  void everyCaseEndsAsTheTableSays() {
    Suite suite = Suite.named("enc-charset-normalizer");
    Map<String, CaseVerdict> found = new TreeMap<>();
    for (JsonNode entry : suite.entries()) {
      String file = entry.get("file").textValue();
      String text =
          new String(
              suite.bytes(entry.get("expected_text_utf8").textValue()), StandardCharsets.UTF_8);
      found.put(file, Reading.asText(table(suite.bytes(file))).expecting(expected(text)));
    }
    KeptVerdicts.check("enc-charset-normalizer", found);
  }

  /// A header, and each line that is not blank as a numbered row, quoted.
  private static byte[] table(byte[] raw) {
    // In this charset every byte is a character, so that bytes stay as they are.
    String text = new String(raw, StandardCharsets.ISO_8859_1);
    String mark = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(0, 3) : "";
    StringBuilder table = new StringBuilder(mark + "id,text\n");
    int id = 1;
    for (String line : lines(text.substring(mark.length()))) {
      table.append(id++).append(",\"").append(line.replace("\"", "\"\"")).append("\"\n");
    }
    return table.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<List<String>> expected(String text) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("id", "text"));
    for (String line : lines(text)) {
      rows.add(List.of(Integer.toString(rows.size()), line));
    }
    return rows;
  }

  private static List<String> lines(String text) {
    return List.of(text.split("\r\n|\n|\r", -1)).stream()
        .filter(line -> !line.chars().allMatch(c -> c == ' ' || c == '\t'))
        .toList();
  }
}
