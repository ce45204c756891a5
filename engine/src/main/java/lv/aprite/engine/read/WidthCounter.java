package lv.aprite.engine.read;

import java.util.Arrays;

/// How wide the records of a file are if this is the delimiter: by the exact grammar, over the
/// whole file, chunk after chunk. A chunk may end anywhere in a record of this dialect.
final class WidthCounter {
  private static final byte QUOTE = '"';
  private static final int FIRST_WIDTHS = 32;

  private final byte delimiter;
  private final long delimiters;
  private long[] counts = new long[64];
  private final int[] firstWidths = new int[FIRST_WIDTHS];
  private long records;
  private boolean occurs;

  // Of the record that is being counted. Positions are those in the file.
  private long base;
  private long recordStart;
  private long cellStart;
  private long closed = -1;
  private boolean inQuotes;
  private long lines;
  private long openedInRow;
  private int width = 1;
  private byte last;

  WidthCounter(char delimiter) {
    this.delimiter = (byte) delimiter;
    delimiters = Swar.repeat(delimiter);
  }

  char delimiter() {
    return (char) delimiter;
  }

  /// Adds the next bytes; a block of room stands after them.
  void add(byte[] bytes, int length) {
    for (int at = 0; at < length; at += Swar.BLOCK) {
      long marks = Swar.marks(bytes, at, delimiters);
      if (at + Swar.BLOCK > length) {
        marks &= (1L << length - at) - 1;
      }
      while (marks != 0) {
        int p = at + Long.numberOfTrailingZeros(marks);
        marks &= marks - 1;
        mark(bytes[p], base + p, p == 0 ? last : bytes[p - 1]);
      }
    }
    base += length;
    last = length == 0 ? last : bytes[length - 1];
  }

  private void mark(byte b, long at, byte before) {
    if (b == QUOTE) {
      if (inQuotes) {
        inQuotes = false;
        closed = at + 1;
      } else if (at == closed || at == cellStart) {
        inQuotes = true;
        openedInRow = at == closed ? openedInRow : lines + 1;
      }
    } else if (inQuotes) {
      return;
    } else if (b == delimiter) {
      occurs = true;
      width++;
      cellStart = at + 1;
    } else if (b == '\n' && before == '\r') {
      // The CR has ended the record.
      recordStart = at + 1;
      cellStart = recordStart;
    } else if (b == '\n' || b == '\r') {
      lines++;
      end(at);
    }
  }

  private void end(long at) {
    if (at > recordStart) {
      count();
    }
    width = 1;
    recordStart = at + 1;
    cellStart = recordStart;
  }

  private void count() {
    int kept = Math.min(width, Framing.COLUMNS_MAX + 1);
    if (kept >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(kept + 1, 2 * counts.length));
    }
    counts[kept]++;
    if (records < FIRST_WIDTHS) {
      firstWidths[(int) records] = kept;
    }
    records++;
  }

  /// Counts the last record, when it has no line end. Called once.
  void finish() {
    end(base);
  }

  /// The row in which a quote opens that is never closed, 0 when there is none.
  long openQuoteRow() {
    return inQuotes ? openedInRow : 0;
  }

  /// Whether the delimiter stands anywhere outside quotes.
  boolean occurs() {
    return occurs;
  }

  /// Records that are not blank.
  long records() {
    return records;
  }

  /// The width that most records have.
  int modalWidth() {
    int modal = 1;
    for (int i = 2; i < counts.length; i++) {
      if (counts[i] > counts[modal]) {
        modal = i;
      }
    }
    return modal;
  }

  /// The share of the records that have this width, of those after at most `titlesMax` others at
  /// the beginning.
  double share(int width, int titlesMax) {
    int titles = 0;
    while (titles < Math.min(records, FIRST_WIDTHS) && firstWidths[titles] != width) {
      titles++;
    }
    long counted = records - Math.min(titles, titlesMax);
    long right = width < counts.length ? counts[width] : 0;
    return counted <= 0 ? 0 : (double) right / counted;
  }
}
