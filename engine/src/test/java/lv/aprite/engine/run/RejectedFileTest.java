package lv.aprite.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.validate.Verdict;
import org.junit.jupiter.api.Test;

class RejectedFileTest {
  private static final Charset WINDOWS_1257 = Charset.forName("windows-1257");

  static Contract contract(String encoding, String delimiter, String share) {
    return contract(encoding, delimiter, share, "");
  }

  /// @param keys of the schema, each with a comma behind it
  private static Contract contract(String encoding, String delimiter, String share, String keys) {
    String document =
        """
        {"$schema":"https://aprite.lv/schemas/contract-1.0.json","name":"people","version":"1.0.0",
         "title":"People","aprite:titles":{"lv":"Cilvēki","en":"People"},"description":"People.",
         "licenses":[{"path":"http://publications.europa.eu/resource/authority/licence/CC0"}],
         "contributors":[{"title":"Pilsēta","roles":["publisher"],"path":"https://example.lv/"},
                          {"title":"Dati","roles":["contact"],"email":"dati@example.lv"}],
         "aprite:rejectedShareMax":%s,
         "resources":[{"name":"people","type":"table","path":"people.csv",
           "schema":{"$schema":"https://datapackage.org/profiles/2.0/tableschema.json",
             "fields":[{"name":"code","type":"string"},{"name":"name","type":"string"},
                       {"name":"size","type":"integer"}],
             %s"missingValues":[""]},
           "aprite:layouts":[{"id":"1","encoding":"%s","dialect":{"delimiter":"%s","headerRows":[1]},
             "fields":[{"target":"code","source":"Kods"},{"target":"name","source":"Vārds"},
                       {"target":"size","source":"Izmērs"}]}]}]}
        """
            .formatted(share, keys, encoding, delimiter);
    return switch (ContractCodec.decode(document.getBytes(UTF_8))) {
      case Decoding.Decoded<Contract>(Contract contract) -> contract;
      case Decoding.Broken<Contract>(var findings) -> throw new AssertionError(findings);
    };
  }

  private static byte[] rejected(byte[] file, Contract contract) throws IOException {
    byte[] whole = rejected(file, contract, 1 << 20);
    assertThat(rejected(file, contract, 7)).isEqualTo(whole);
    return whole;
  }

  private static byte[] rejected(byte[] file, Contract contract, int chunkBytes)
      throws IOException {
    MemoryOutputs outputs = new MemoryOutputs();
    Report report =
        new Engine(new Settings(2, chunkBytes, 4096), new MemoryScratch(), (done, total) -> true)
            .publish(new MemorySource(file), contract, outputs);
    assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    return outputs.committedRejected().orElseThrow();
  }

  @Test
  void theFileHasEncodingDelimiterLineEndsQuotesAndColumnsOfItsOrigin() throws IOException {
    String file =
        "Kods;Vārds;Izmērs\r\na1;Ādams;1\r\na2;\"Ķēniņš; \"\"jr\"\"\";x\r\n\"a3\";Ēriks;3,5\r\n";
    String rejected =
        new String(
            rejected(file.getBytes(WINDOWS_1257), contract("windows-1257", ";", "0")),
            WINDOWS_1257);
    assertThat(rejected)
        .startsWith("aprite_row;Kods;Vārds;Izmērs;aprite_reason\r\n")
        .contains("\r\ns-1/row-3;'a2;\"Ķēniņš; \"\"jr\"\"\";x;\"column Izmērs: ")
        .contains("\r\ns-1/row-4;\"'a3\";Ēriks;'3,5;\"column Izmērs: ")
        .endsWith("\"\r\n");
  }

  @Test
  void textThatASpreadsheetWouldCalculateOrRewriteStaysText() throws IOException {
    String file =
        """
        Kods,Vārds,Izmērs
        =1+1,"=HYPERLINK(""x"")",x
        007,+20000000,-x
        'a,-,-1.5
        123456789012,@b,=3
        """;
    String rejected =
        new String(rejected(file.getBytes(UTF_8), contract("UTF-8", ",", "0")), UTF_8);
    assertThat(rejected.lines().skip(1).map(line -> line.substring(0, line.indexOf(",\"column"))))
        .containsExactly(
            "s-1/row-2,'=1+1,\"'=HYPERLINK(\"\"x\"\")\",x",
            "s-1/row-3,'007,'+20000000,'-x",
            "s-1/row-4,''a,-,'-1.5",
            "s-1/row-5,'123456789012,'@b,'=3");
  }

  @Test
  void aCharacterOfTheReasonThatTheEncodingLacksBreaksNothing() throws IOException {
    String file = "Kods;Vārds;Izmērs\na1;Ādams;1\ntoo few\n";
    byte[] bytes = file.getBytes(StandardCharsets.UTF_16LE);
    String rejected =
        new String(rejected(bytes, contract("UTF-16LE", ";", "0")), StandardCharsets.UTF_16LE);
    assertThat(rejected)
        .startsWith("\uFEFFaprite_row;Kods;")
        .contains("\ns-1/row-3;too few;;;")
        .endsWith("\n");
    // The finding quotes what stands in the cell, cut with an ellipsis, which ISO-8859-4 lacks.
    String long4 = "Kods;Vārds;Izmērs\na1;Ādams;" + "ā".repeat(100) + "\n";
    Charset iso = Charset.forName("ISO-8859-4");
    String cut = new String(rejected(long4.getBytes(iso), contract("ISO-8859-4", ";", "0")), iso);
    assertThat(cut).contains(";" + "ā".repeat(100) + ";").contains("ā...").doesNotContain("?");
  }

  @Test
  void rowsThatAreDamagedBelowRowsAreNotInIt() throws IOException {
    byte[] file = "Kods,Vārds,Izmērs\na1,Xdams,1\na2,B,x\n".getBytes(UTF_8);
    for (int i = 0; i < file.length; i++) {
      file[i] = file[i] == 'X' ? (byte) 0xFF : file[i];
    }
    String rejected = new String(rejected(file, contract("UTF-8", ",", "0")), UTF_8);
    assertThat(rejected.lines()).hasSize(2).last().asString().startsWith("s-1/row-3,'a2,B,x,");
  }

  @Test
  void rowsWhoseKeysStandInOtherRowsAreInItBehindTheOthers() throws IOException {
    String file =
        """
        Kods,Vārds,Izmērs
        a,Anna,1
        b,Berta,2
        a,Cilda,3
        c,Dina,x
        d,Berta,4
        a,Berta,5
        e,Elza,6
        """;
    String keys = "\"primaryKey\":[\"code\"],\"uniqueKeys\":[[\"name\"]],";
    Contract contract = contract("UTF-8", ",", "0", keys);
    String rejected = new String(rejected(file.getBytes(UTF_8), contract), UTF_8);
    assertThat(rejected.lines().skip(1))
        .containsExactly(
            "s-1/row-5,c,Dina,x,\"column Izmērs: expected a whole number like 1250, found"
                + " \"\"x\"\"\"",
            "s-1/row-2,a,Anna,1,\"column Kods: expected a key that row 4 does not have,"
                + " found \"\"a\"\"\"",
            "s-1/row-3,b,Berta,2,\"column Vārds: expected a key that row 6 does not have,"
                + " found \"\"Berta\"\"\"",
            "s-1/row-4,a,Cilda,3,\"column Kods: expected a key that row 2 does not have,"
                + " found \"\"a\"\"\"",
            "s-1/row-6,d,Berta,4,\"column Vārds: expected a key that row 3 does not have,"
                + " found \"\"Berta\"\"\"",
            "s-1/row-7,a,Berta,5,\"column Kods: expected a key that row 2 does not have,"
                + " found \"\"a\"\"; column Vārds: expected a key that row 3 does not have,"
                + " found \"\"Berta\"\"\"");
  }
}
