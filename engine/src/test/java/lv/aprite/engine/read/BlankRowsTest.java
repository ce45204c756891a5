package lv.aprite.engine.read;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.read.Framing.EmptyRows;
import lv.aprite.engine.table.RawBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of blank lines and of rows of empty cells, however the file is cut into chunks.
class BlankRowsTest {
  private static final List<String> ONE = List.of("v");
  private static final List<String> TWO = List.of("v", "w");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 1000})
  void aBlankLineInATableOfTwoColumnsIsNoRow(int chunkBytes) {
    List<String> read = read("v,w\n\na,b\n\r\n\nc,d\n\n", TWO, EmptyRows.ARE_ROWS, chunkBytes);
    assertThat(read).containsExactly("3: a|b", "6: c|d", "skipped: row 2, row 4, row 5, row 7");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 1000})
  void aRowOfEmptyCellsIsARowWhereNothingIsAskedFor(int chunkBytes) {
    List<String> read = read("v,w\n,\na,b\n\"\",\"\"\n,\n", TWO, EmptyRows.ARE_ROWS, chunkBytes);
    assertThat(read).containsExactly("2: |", "3: a|b", "4: |", "5: |");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 1000})
  void aRowOfEmptyCellsIsNoRowWhereAValueIsAskedFor(int chunkBytes) {
    List<String> read = read("v,w\n,\na,\n\"\",\"\"\n,,,\n", TWO, EmptyRows.ARE_BLANK, chunkBytes);
    assertThat(read).containsExactly("3: a|", "skipped: row 2, row 4, row 5");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 1000})
  void aBlankLineInATableOfOneColumnIsARowAsLongAsRowsFollow(int chunkBytes) {
    List<String> read = read("v\n\na\r\n\r\n\nb\n\n\n", ONE, EmptyRows.ARE_ROWS, chunkBytes);
    assertThat(read).containsExactly("2: ", "3: a", "4: ", "5: ", "6: b", "skipped: row 7, row 8");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 1000})
  void aBlankLineInATableOfOneColumnThatAsksForAValueIsNoRow(int chunkBytes) {
    List<String> read = read("v\n\na\n\nb\n", ONE, EmptyRows.ARE_BLANK, chunkBytes);
    assertThat(read).containsExactly("3: a", "5: b", "skipped: row 2, row 4");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 1000})
  void aQuotedEmptyCellIsARowAlsoAtTheEnd(int chunkBytes) {
    List<String> read = read("v\na\n\n\"\"\n\n", ONE, EmptyRows.ARE_ROWS, chunkBytes);
    assertThat(read).containsExactly("2: a", "3: ", "4: ", "skipped: row 5");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 1000})
  void blankLinesAreFoundInUtf16Too(int chunkBytes) {
    byte[] bytes = "v\n\n\n\u0a0a\n\n\n".getBytes(UTF_16LE);
    Framing framing = new Framing(Encoding.UTF_16LE, ',', 1, ONE, 0);
    assertThat(read(bytes, framing, chunkBytes))
        .containsExactly("2: ", "3: ", "4: \u0a0a", "skipped: row 5, row 6");
  }

  private static List<String> read(
      String text, List<String> columns, EmptyRows emptyRows, int chunkBytes) {
    Framing framing = new Framing(Encoding.UTF_8, ',', 1, columns, 0, emptyRows, Mending.NOTHING);
    return read(text.getBytes(UTF_8), framing, chunkBytes);
  }

  private static List<String> read(byte[] bytes, Framing framing, int chunkBytes) {
    List<String> read = new ArrayList<>();
    Findings findings = new Findings();
    ChunkParser parser = new ChunkParser(framing);
    try (Chunks chunks = Chunks.open(new InMemory(bytes), framing, chunkBytes)) {
      long firstRow = chunks.firstRow();
      while (true) {
        Optional<Chunk> next = chunks.next();
        if (next.isEmpty()) {
          break;
        }
        RawBatch batch = parser.parse(next.get());
        for (int row = 0; row < batch.rows(); row++) {
          read.add(firstRow + batch.rowNumbers()[row] + ": " + cells(batch, row));
        }
        findings.absorb(batch.findings(), firstRow);
        firstRow += batch.records();
        chunks.recycle(next.get());
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    findings.groups().forEach(group -> read.add("skipped: " + where(group)));
    return read;
  }

  private static String cells(RawBatch batch, int row) {
    List<String> cells = new ArrayList<>();
    for (int at = row * batch.columns(); at < (row + 1) * batch.columns(); at++) {
      int length = batch.ends()[at] - batch.starts()[at];
      cells.add(new String(batch.bytes(), batch.starts()[at], length, UTF_8));
    }
    return String.join("|", cells);
  }

  private static String where(Findings.Group group) {
    return String.join(
        ", ",
        group.samples().stream().map(sample -> FindingText.where(sample.location())).toList());
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record InMemory(byte[] bytes) implements Source {
    @Override
    public String name() {
      return "table.csv";
    }

    @Override
    public long sizeBytes() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
