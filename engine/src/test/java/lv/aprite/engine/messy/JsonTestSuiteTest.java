package lv.aprite.engine.messy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.Documents;
import lv.aprite.engine.form.json.JsonDocument;
import lv.aprite.engine.form.json.JsonReading;
import lv.aprite.engine.run.MemorySource;
import org.junit.jupiter.api.Test;

/// nst/JSONTestSuite. A document is accepted as JSON when it is a table, or when all that is wrong
/// with it is that it is none; what is no JSON is refused by the rule on its grammar, its
/// characters, or a bound. What parsers may do as they like (`i_`) is kept as it is.
class JsonTestSuiteTest {
  @Test
  void everyCaseEndsAsTheTableSays() throws IOException {
    Suite suite = Suite.named("json-test-suite");
    Map<String, CaseVerdict> found = new TreeMap<>();
    for (String name : suite.files(".json")) {
      Documents read =
          Documents.read(
              JsonDocument.survey(new MemorySource(suite.bytes(name)), JsonReading.byEvidence()));
      boolean accepted =
          !read.isRefused()
              || read.breaks(Rule.DOCUMENT_WITHOUT_TABLE)
              || read.breaks(Rule.DOCUMENT_NOT_TABULAR);
      CaseVerdict verdict =
          accepted ? CaseVerdict.exact() : CaseVerdict.refused(read.findings().groups());
      if (name.startsWith("n_")) {
        assertThat(accepted).as(name + " is no JSON").isFalse();
      }
      found.put(name, verdict);
    }
    KeptVerdicts.check("json-test-suite", found);
  }
}
