package lv.aprite.engine.messy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.form.Documents;
import lv.aprite.engine.form.json.JsonDocument;
import lv.aprite.engine.form.json.JsonReading;
import lv.aprite.engine.run.MemorySource;
import org.junit.jupiter.api.Test;

/// mapbox/geojsonhint: good files are read, bad ones refused or remarked on at each line that the
/// suite gives.
class GeoJsonHintTest {
  @Test
  void everyCaseEndsAsTheTableSays() throws IOException {
    Suite suite = Suite.named("geojson-hint");
    Map<String, CaseVerdict> found = new TreeMap<>();
    for (JsonNode entry : suite.entries()) {
      String name = entry.get("file").textValue();
      Documents read =
          Documents.read(
              JsonDocument.survey(
                  new MemorySource(suite.bytes(name)),
                  JsonReading.byEvidence().as(JsonReading.Form.GEOJSON)));
      found.put(name, name.startsWith("good/") ? good(read) : bad(read, entry));
    }
    KeptVerdicts.check("geojson-hint", found);
  }

  private static CaseVerdict good(Documents read) {
    return read.isRefused() ? CaseVerdict.refused(read.findings().groups()) : CaseVerdict.exact();
  }

  private static CaseVerdict bad(Documents read, JsonNode entry) {
    TreeSet<Long> expected = new TreeSet<>();
    entry.get("expected_messages").forEach(message -> expected.add(message.path("line").asLong(1)));
    TreeSet<Long> lines = new TreeSet<>();
    long all = 0;
    long kept = 0;
    for (Findings.Group group : read.findings().groups()) {
      all += group.count();
      for (Finding finding : group.samples()) {
        kept++;
        if (finding.location() instanceof Location.Byte(long line, _)) {
          lines.add(line);
        }
      }
    }
    if (lines.isEmpty()) {
      return CaseVerdict.differs("nothing was found, lines " + expected);
    }
    // Of many findings only the first are kept with their place.
    if (all > kept) {
      expected.tailSet(lines.last(), false).clear();
    }
    return lines.containsAll(expected)
        ? CaseVerdict.exact()
        : CaseVerdict.differs("lines " + lines + " for " + expected);
  }
}
