package lv.aprite.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import org.junit.jupiter.api.Test;

class ChunksTest {
  @Test
  void cutsOfOneToSixtyFourBytesGiveWhatOneChunkGives() {
    String text =
        """
        a;"b;1";c
        "a ""quoted"" cell";"two
        lines";c\r
        \r
        x;y;z\r\r
        1;2\r3;4;5
        stray"quote;2;3
        "after"text;2;3
        ;"";
        "ā\r\nē";ū;last\
        """;
    for (String encoding : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1257")) {
      Encoding by =
          Arrays.stream(Encoding.values())
              .filter(e -> e.label().equals(encoding))
              .findFirst()
              .orElseThrow();
      Framing framing = ReadOut.framing(by, ';', 0, 3);
      ReadOut whole = ReadOut.of(BytesSource.of(text, encoding), framing, 1 << 20);
      assertThat(whole.rows()).hasSize(6);
      assertThat(whole.damaged()).hasSize(3);
      for (int chunkBytes = 1; chunkBytes <= 64; chunkBytes++) {
        assertThat(ReadOut.of(BytesSource.of(text, encoding), framing, chunkBytes))
            .as("chunks of %d", chunkBytes)
            .isEqualTo(whole);
      }
    }
  }

  @Test
  void theDataBeginAfterTheHeaderRowWhichMayHaveTitlesAboveIt() {
    String text = "\"A title\nin two lines\"\n\na,b\n1,2\n3,4\n";
    Framing framing = new Framing(Encoding.UTF_8, ',', 3, List.of("a", "b"), 0);
    for (int chunkBytes = 1; chunkBytes < 50; chunkBytes++) {
      ReadOut read = ReadOut.of(BytesSource.of(text), framing, chunkBytes);
      assertThat(read.rows())
          .isEqualTo(
              List.of(
                  new ReadOut.Row(4, List.of("1", "2"), false),
                  new ReadOut.Row(5, List.of("3", "4"), false)));
      assertThat(read.lineEnds().lf()).isEqualTo(5);
    }
  }

  @Test
  void carriageReturnTwiceAndLineFeedIsOneLineEndAndTwoRowNumbers() {
    ReadOut read = ReadOut.of("a,b\r\r\n1,2\r\r\n3,4\r\r\n", ',', 2, 5);
    assertThat(read.rows().stream().map(ReadOut.Row::number).toList())
        .isEqualTo(List.of(1L, 3L, 5L));
    assertThat(read.lineEnds().label()).isEqualTo("CRCRLF");
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void theHashIsThatOfTheBytesOfTheFile() throws NoSuchAlgorithmException {
    byte[] bytes = "\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE);
    Framing framing = ReadOut.framing(Encoding.UTF_16LE, ',', 1, 2);
    String expected = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    assertThat(ReadOut.of(new BytesSource(bytes), framing, 4).sha256()).isEqualTo(expected);
  }

  private static Finding only(ReadOut read) {
    assertThat(read.findings()).hasSize(1);
    return read.findings().getFirst();
  }

  @Test
  void anUnclosedQuoteIsFoundWhereItOpensHoweverTheFileIsCut() {
    String text = "a,b\n\"x\ny\",2\nc,\"open\nd,e\n";
    for (int chunkBytes = 1; chunkBytes < 40; chunkBytes++) {
      ReadOut read = ReadOut.of(text, ',', 2, chunkBytes);
      assertThat(read.cells())
          .containsExactly(List.of("a", "b"), List.of("x\ny", "2"), List.of("d", "e"));
      Finding finding = only(read);
      assertThat(finding.rule()).isEqualTo(Rule.QUOTE_UNCLOSED);
      assertThat(finding.location()).isEqualTo(new Location.Cell(3, "c2"));
      assertThat(finding.found()).startsWith("\"open");
    }
  }

  @Test
  void aRecordBeyondTheLimitEndsTheReadingAndIsNotHeldInMemoryWhole() {
    String line = "x,".repeat(1 << 10);
    String head = "a,b\n1,2\n";
    String text = head + line.repeat(9 << 10);
    ReadOut read = ReadOut.of(text, ',', 2, 1000);
    assertThat(read.rows()).hasSize(2);
    Finding finding = only(read);
    assertThat(finding.rule()).isEqualTo(Rule.RECORD_TOO_LONG);
    assertThat(finding.location()).isEqualTo(new Location.Row(3));
    assertThat(read.sha256()).isEmpty();
  }

  @Test
  void aQuoteThatIsOpenBeyondTheLimitIsFoundWhereItOpens() {
    String text = "a,b\n1,\"" + "long\n".repeat(4 << 20);
    Finding finding = only(ReadOut.of(text, ',', 2, 1000));
    assertThat(finding.rule()).isEqualTo(Rule.QUOTE_UNCLOSED);
    assertThat(finding.location()).isEqualTo(new Location.Cell(2, "c2"));
  }

  @Test
  void aRecordOfExactlyTheLimitIsReadAndOneByteMoreIsNot() {
    int cell = (1 << 20) - 1;
    String longest = ("x".repeat(cell) + ",").repeat(16);
    for (int surplus = 0; surplus < 2; surplus++) {
      String record = longest + "y".repeat(surplus);
      for (int chunkBytes : new int[] {1 << 16, 1 << 25}) {
        ReadOut read = ReadOut.of(record + "\r\n" + ",".repeat(16) + "\n", ',', 17, chunkBytes);
        assertThat(read.rows()).hasSize(2 - surplus);
        assertThat(read.rules())
            .isEqualTo(surplus == 0 ? List.of() : List.of(Rule.RECORD_TOO_LONG));
      }
    }
  }

  @Test
  void aCellBeyondItsLimitIsADamagedRow() {
    String text = "a,b\n" + "x".repeat((1 << 20) + 1) + ",2\n" + "x".repeat(1 << 20) + ",2\n";
    ReadOut read = ReadOut.of(text, ',', 2, 1 << 16);
    assertThat(read.rows()).hasSize(2);
    assertThat(only(read).rule()).isEqualTo(Rule.CELL_TOO_LONG);
    assertThat(only(read).location()).isEqualTo(new Location.Cell(2, "c1"));
  }

  @Test
  void aFileThatEndsExactlyAtAChunksEndIsReadWhole() {
    for (int rows = 1; rows < 40; rows++) {
      String text = "ab,c\n".repeat(rows);
      for (int chunkBytes : IntStream.of(5, 10, 25, 64).toArray()) {
        assertThat(ReadOut.of(text, ',', 2, chunkBytes).rows()).hasSize(rows);
      }
    }
  }
}
