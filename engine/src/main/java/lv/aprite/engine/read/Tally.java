package lv.aprite.engine.read;

import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.table.Letters;
import lv.aprite.engine.table.LineEnds;
import lv.aprite.engine.table.RawBatch;

/// What the batches of one file amount to when they are added in the file's order. Not for use by
/// two threads at once.
public final class Tally {
  private final Encoding encoding;
  private long nextRow;
  private LineEnds lineEnds;
  private Letters letters = Letters.NONE;

  public Tally(Framing framing, Chunks chunks) {
    encoding = framing.encoding();
    nextRow = chunks.firstRow();
    lineEnds = chunks.headLineEnds();
  }

  /// Row number of the next batch's first record: add it to that batch's own row numbers.
  public long nextRow() {
    return nextRow;
  }

  public LineEnds lineEnds() {
    return lineEnds;
  }

  /// Adds the next batch, and what was found in reading it to the findings about the file.
  public void absorb(RawBatch batch, Findings findings) {
    findings.absorb(batch.findings(), nextRow);
    nextRow += batch.records();
    lineEnds = lineEnds.plus(batch.lineEnds());
    letters = letters.plus(batch.letters());
  }

  /// Adds what is to be said of the file as a whole, after its last batch.
  public void finish(Findings findings) {
    if (encoding.isSingleByte() && letters.isUtf8()) {
      findings.add(
          new Finding(
              Rule.ENCODING_BELIED,
              new Location.File(),
              "text in " + encoding.label(),
              "UTF-8: %d well-formed sequences, %d other bytes beyond ASCII"
                  .formatted(letters.sequences(), letters.malformed())));
    }
    if (lineEnds.mixed()) {
      findings.add(
          new Finding(
              Rule.LINE_ENDS_MIXED, new Location.File(), "one kind of line end", counts(lineEnds)));
    }
  }

  private static String counts(LineEnds ends) {
    return "LF %d, CRLF %d, CR %d, CRCRLF %d"
        .formatted(ends.lf(), ends.crlf(), ends.cr(), ends.crcrlf());
  }
}
