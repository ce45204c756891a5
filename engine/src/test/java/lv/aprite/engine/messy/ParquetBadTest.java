package lv.aprite.engine.messy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import lv.aprite.engine.form.Documents;
import lv.aprite.engine.form.parquet.ParquetDocument;
import lv.aprite.engine.run.MemorySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// apache/parquet-testing, `bad_data`: files that crashed readers. Each is refused with a finding.
class ParquetBadTest {
  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void everyCaseEndsAsTheTableSays() throws IOException {
    Suite suite = Suite.named("parquet-bad");
    Map<String, CaseVerdict> found = new TreeMap<>();
    for (JsonNode entry : suite.entries()) {
      String name = entry.get("file").textValue();
      if (!name.endsWith(".parquet")) {
        continue;
      }
      Documents read = Documents.read(ParquetDocument.survey(new MemorySource(suite.bytes(name))));
      found.put(
          name,
          read.isRefused()
              ? CaseVerdict.refused(read.findings().groups())
              : CaseVerdict.differs(read.rows().orElseThrow().size() + " rows"));
    }
    KeptVerdicts.check("parquet-bad", found);
  }
}
