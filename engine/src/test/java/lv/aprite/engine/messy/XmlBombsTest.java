package lv.aprite.engine.messy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.Documents;
import lv.aprite.engine.form.xml.XmlDocument;
import lv.aprite.engine.form.xml.XmlReading;
import lv.aprite.engine.run.MemorySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// tiran/defusedxml: no entity is expanded and nothing is fetched. A document type ends the reading
/// before the first element, so neither time nor memory can grow.
class XmlBombsTest {
  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void everyCaseEndsAsTheTableSays() throws IOException {
    Suite suite = Suite.named("xml-bombs");
    Map<String, CaseVerdict> found = new TreeMap<>();
    for (JsonNode entry : suite.entries()) {
      String name = entry.get("file").textValue();
      Documents read =
          Documents.read(
              XmlDocument.survey(new MemorySource(suite.bytes(name)), XmlReading.byEvidence()));
      boolean harmless = entry.get("expected").textValue().equals("read");
      assertThat(read.breaks(Rule.DOCUMENT_TYPE_DECLARED)).as(name).isNotEqualTo(harmless);
      found.put(
          name,
          read.isRefused() ? CaseVerdict.refused(read.findings().groups()) : CaseVerdict.exact());
    }
    KeptVerdicts.check("xml-bombs", found);
  }
}
