package lv.aprite.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Format;
import org.junit.jupiter.api.Test;

class ConvertTest {
  private record Converted(Report report, MemoryOutputs outputs) {
    String csv() {
      return new String(outputs.committed(Format.CSV).orElseThrow(), UTF_8);
    }

    List<Rule> rules() {
      return report.findings().stream().map(Findings.Group::rule).toList();
    }
  }

  private static Converted convert(byte[] file, Typing typing) throws IOException {
    MemoryOutputs outputs = new MemoryOutputs();
    Engine engine =
        new Engine(new Settings(2, 10_000, 4096), new MemoryScratch(), (done, total) -> true);
    return new Converted(engine.convert(new MemorySource(file), typing, outputs), outputs);
  }

  @Test
  void aFileWithoutContractIsPublishedInTheTypesThatAllItsCellsHave() throws IOException {
    String file =
        """
        Uzņēmumu saraksts;;;;
        Kods;Nosaukums;Summa;Dibināts;Aktīvs
        007;Bērzs, SIA;1\u00A0250,5;31.12.2025;true
        120;Ķīļa Ļaudis;-3,25;01.02.2024;false
        300;;;;
        """;
    Converted converted = convert(file.getBytes(Charset.forName("windows-1257")), Typing.INFERRED);
    assertThat(converted.report.verdict())
        .as("%s", converted.report)
        .isEqualTo(Verdict.PUBLISHABLE);
    assertThat(converted.csv().replace("\r\n", "\n"))
        .isEqualTo(
            """
            Kods,Nosaukums,Summa,Dibināts,Aktīvs
            007,"Bērzs, SIA",1250.50,2025-12-31,true
            120,Ķīļa Ļaudis,-3.25,2024-02-01,false
            300,,,,
            """);
  }

  @Test
  void asTextEveryCellStaysAsItIs() throws IOException {
    String file = "a;b\n1,50;31.12.2025\n2,5;x\n";
    Converted converted = convert(file.getBytes(UTF_8), Typing.TEXT);
    assertThat(converted.csv().replace("\r\n", "\n"))
        .isEqualTo("a,b\n\"1,50\",31.12.2025\n\"2,5\",x\n");
  }

  @Test
  void aDamagedRowRefusesTheFile() throws IOException {
    String file = "a,b,c,d\n1,2,3,4\n1,2,3\n1,2,3,4\n1,2,3,4\n";
    Converted converted = convert(file.getBytes(UTF_8), Typing.INFERRED);
    assertThat(converted.report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(converted.rules()).contains(Rule.ROW_TOO_NARROW);
    assertThat(converted.outputs.committed(Format.CSV)).isEmpty();
  }

  @Test
  void aFileWhoseHeaderCannotBeToldIsRefused() throws IOException {
    Converted converted = convert("1,2\n3,4\n5,6\n".getBytes(UTF_8), Typing.INFERRED);
    assertThat(converted.report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(converted.rules()).containsExactly(Rule.HEADER_MISSING);
  }
}
