package lv.aprite.engine.read;

import java.util.Arrays;

/// How wide the records of a file are if this is the delimiter: by the exact grammar, over the
/// whole file, chunk after chunk. A chunk may end anywhere in a record of this dialect.
///
/// Lines inside quotes are counted by themselves as well: if the quotes turn out to be at fault,
/// these lines are the records, as everywhere (see [RecordCells]).
final class WidthCounter {
  private static final byte QUOTE = '"';
  private static final int FIRST_WIDTHS = 32;

  // More lines in one cell, and their widths count no more.
  private static final int SWALLOWED_MAX = 1 << 16;

  private final byte delimiter;
  private final long delimiters;
  private long[] counts = new long[64];
  private long[] firstRows = new long[64];
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

  // Of the lines inside the quotes that are open, or were closed last.
  private int[] swallowed = new int[16];
  private int swallowedLines;
  private int swallowedWidth;
  private long swallowedStart;

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
    if (swallowedLines > 0 && !inQuotes) {
      if (at > closed) {
        // Text after the closing quote.
        takeApart();
      } else if (b != QUOTE) {
        swallowedLines = 0;
      }
    }
    if (b == QUOTE) {
      if (inQuotes) {
        inQuotes = false;
        closed = at + 1;
      } else if (at == closed || at == cellStart) {
        inQuotes = true;
        if (at != closed) {
          openedInRow = lines + 1;
          swallowedLines = 0;
          swallowedWidth = width;
        }
      }
    } else if (inQuotes) {
      swallow(b, at, before);
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

  private void swallow(byte b, long at, byte before) {
    if (b == delimiter) {
      swallowedWidth++;
    } else if ((b == '\n' && before != '\r') || b == '\r') {
      if (swallowedLines == swallowed.length) {
        if (swallowedLines == SWALLOWED_MAX) {
          return;
        }
        swallowed = Arrays.copyOf(swallowed, 2 * swallowedLines);
      }
      // A blank line is no record.
      boolean blank = swallowedLines > 0 && at == swallowedStart;
      swallowed[swallowedLines++] = blank ? 0 : swallowedWidth;
      swallowedWidth = 1;
      swallowedStart = at + 1;
    } else if (b == '\n') {
      swallowedStart = at + 1;
    }
  }

  /// Counts the lines that stood in quotes which are at fault; the last of them goes on.
  private void takeApart() {
    for (int i = 0; i < swallowedLines; i++) {
      lines++;
      if (swallowed[i] > 0) {
        width = swallowed[i];
        count();
      }
    }
    width = swallowedWidth;
    recordStart = swallowedStart;
    swallowedLines = 0;
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
      firstRows = Arrays.copyOf(firstRows, counts.length);
    }
    if (counts[kept] == 0) {
      firstRows[kept] = Math.max(1, lines);
    }
    counts[kept]++;
    if (records < FIRST_WIDTHS) {
      firstWidths[(int) records] = kept;
    }
    records++;
  }

  /// Counts the last record, when it has no line end. Called once.
  void finish() {
    if (swallowedLines > 0 && (inQuotes || base > closed)) {
      takeApart();
    }
    lines++;
    end(base);
  }

  /// The row of the first record that is of another width than most, and not among the titles; 0
  /// when there is none.
  long firstOddRow() {
    int modal = modalWidth();
    long first = 0;
    for (int width = 1; width < counts.length; width++) {
      boolean later = firstRows[width] > firstRows[modal];
      if (width != modal
          && counts[width] > 0
          && later
          && (first == 0 || firstRows[width] < first)) {
        first = firstRows[width];
      }
    }
    return first;
  }

  /// How many records are of another width, those of at most `titlesMax` others at the beginning
  /// left out.
  long odd(int width, int titlesMax) {
    return counted(width, titlesMax) - right(width);
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
    long counted = counted(width, titlesMax);
    return counted <= 0 ? 0 : (double) right(width) / counted;
  }

  private long right(int width) {
    return width < counts.length ? counts[width] : 0;
  }

  private long counted(int width, int titlesMax) {
    int titles = 0;
    while (titles < Math.min(records, FIRST_WIDTHS) && firstWidths[titles] != width) {
      titles++;
    }
    return records - Math.min(titles, titlesMax);
  }
}
