package lv.aprite.engine.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Looks for the one way to read a damaged record as a row of the table: a separator that was lost,
/// added or changed, a quote that was lost, added or changed.
///
/// Of all readings in which each cell looks like its column, the cheapest counts, and only if no
/// other costs as little: where two readings are possible there is none. A quote inside a cell is
/// never explained.
final class Mender {
  /// Longer records are not mended: that would take too long, and what is so long is no row.
  private static final int BYTES_MAX = 1 << 15;

  private static final int WIDTH_MAX = 512;
  private static final int COST_MAX = 2;
  private static final int STEPS_MAX = 200_000;
  private static final byte QUOTE = '"';

  /// A reading: where the cells are, and what had to be supposed.
  ///
  /// @param ends a cell whose quotes are still doubled has `~end`
  @SuppressWarnings("ArrayRecordComponent") // made once, and only read
  record Mended(int[] starts, int[] ends, Fault fault) {}

  /// What was wrong with the record, by the reading that was found.
  enum Fault {
    SEPARATOR_SURPLUS("a separator too many"),
    SEPARATOR_LOST("a separator that is missing"),
    SEPARATOR_OTHER("another separator"),
    DELIMITER_BARE("a cell with the delimiter in it and no quotes around"),
    QUOTE_ALONE("a quote without its partner"),
    QUOTE_OTHER("a quote of another kind");

    private final String words;

    Fault(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private final byte delimiter;
  private final List<ColumnShape> shapes;

  // Of the record that is being read.
  private byte[] bytes = {};
  private int[] tokens = {};
  private int count;
  private int to;
  private int steps;
  private final int[] starts;
  private final int[] ends;
  private final List<Mended> found = new ArrayList<>();
  private int cheapest;

  Mender(char delimiter, List<ColumnShape> shapes) {
    this.delimiter = (byte) delimiter;
    this.shapes = List.copyOf(shapes);
    starts = new int[shapes.size()];
    ends = new int[shapes.size()];
  }

  /// The one reading of the record, if there is one.
  ///
  /// @param end where its line end begins
  Optional<Mended> mend(byte[] text, int from, int end) {
    if (shapes.isEmpty() || shapes.size() > WIDTH_MAX || end - from > BYTES_MAX || end == from) {
      return Optional.empty();
    }
    bytes = text;
    to = end;
    tokenize(from);
    if (count > shapes.size() + 40) {
      return Optional.empty();
    }
    found.clear();
    cheapest = COST_MAX + 1;
    steps = 0;
    read(0, 0, 0, Optional.empty());
    return found.size() == 1 && steps <= STEPS_MAX
        ? Optional.of(found.getFirst())
        : Optional.empty();
  }

  /// Cuts the record at every delimiter: token `i` reaches from `tokens[i]` to before `tokens[i +
  /// 1] - 1`.
  private void tokenize(int from) {
    count = 1;
    for (int i = from; i < to; i++) {
      count += bytes[i] == delimiter ? 1 : 0;
    }
    if (tokens.length < count + 1) {
      tokens = new int[count + 1];
    }
    int token = 0;
    tokens[0] = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == delimiter) {
        tokens[++token] = i + 1;
      }
    }
    tokens[count] = to + 1;
  }

  private int tokenEnd(int token) {
    return tokens[token + 1] - 1;
  }

  /// Reads on from a token, into a column; what was supposed so far has a cost.
  private void read(int token, int column, int cost, Optional<Fault> fault) {
    if (cost > Math.min(cheapest, COST_MAX) || ++steps > STEPS_MAX) {
      return;
    }
    if (column == shapes.size()) {
      if (token == count) {
        take(cost, fault);
      }
      return;
    }
    if (token >= count) {
      return;
    }
    int from = tokens[token];
    for (int last = token; last < count && last - token < 24; last++) {
      cell(from, tokenEnd(last), token, last, column, cost, fault);
    }
    if (from == tokenEnd(token)) {
      read(token + 1, column, cost + 2, Optional.of(Fault.SEPARATOR_SURPLUS));
    }
    if (cost + 1 <= COST_MAX) {
      split(token, column, cost);
    }
  }

  /// Tries the bytes, which are the tokens from one to another, as the cell of a column.
  private void cell(
      int from, int end, int token, int last, int column, int cost, Optional<Fault> fault) {
    boolean several = last > token;
    if (from == end) {
      put(from, end, last, column, cost, fault);
      return;
    }
    boolean opens = bytes[from] == QUOTE;
    boolean closes = bytes[end - 1] == QUOTE && end - 1 > from;
    if (opens && closes && isInside(from + 1, end - 1)) {
      put(from + 1, inside(from + 1, end - 1), last, column, cost, fault);
      return;
    }
    if (opens && isInside(from + 1, end)) {
      int other = otherQuoteBefore(from + 1, end);
      if (other > 0) {
        put(
            from + 1,
            inside(from + 1, other),
            last,
            column,
            cost + 1,
            Optional.of(Fault.QUOTE_OTHER));
      } else {
        put(
            from + 1,
            inside(from + 1, end),
            last,
            column,
            cost + 1,
            Optional.of(Fault.QUOTE_ALONE));
      }
      return;
    }
    if (closes && isInside(from, end - 1)) {
      int other = otherQuoteAt(from, end - 1);
      if (other > 0) {
        put(other, inside(other, end - 1), last, column, cost + 1, Optional.of(Fault.QUOTE_OTHER));
      } else {
        put(from, inside(from, end - 1), last, column, cost + 1, Optional.of(Fault.QUOTE_ALONE));
        if (!several
            && !shapes.get(column).isQuoted()
            && shapes.get(column).fits(bytes, from, end)) {
          put(from, inside(from, end), last, column, cost + 1, Optional.of(Fault.QUOTE_ALONE));
        }
      }
      return;
    }
    if (holdsQuote(from, end)) {
      return;
    }
    if (!several) {
      put(from, end, last, column, cost, fault);
    } else if (last == token + 1) {
      put(from, end, last, column, cost + 2, Optional.of(Fault.DELIMITER_BARE));
    }
  }

  /// Tries to find two cells in one token, whose separator was lost or changed.
  private void split(int token, int column, int cost) {
    if (column + 1 >= shapes.size()) {
      return;
    }
    int from = tokens[token];
    for (int last = token; last < count && last - token < 24; last++) {
      int end = tokenEnd(last);
      int first = last == token ? from : tokens[last];
      for (int at = Math.max(from + 1, first); at < end; at++) {
        byte b = bytes[at];
        boolean other = b != delimiter && (b == ';' || b == ',' || b == '\t' || b == '|');
        if (other) {
          pair(from, at, at + 1, end, last, column, cost + 1, Fault.SEPARATOR_OTHER);
        }
        if (cost == 0 && (b & 0xC0) != 0x80) {
          pair(from, at, at, end, last, column, cost + 2, Fault.SEPARATOR_LOST);
        }
      }
    }
  }

  private void pair(
      int from, int middle, int next, int end, int last, int column, int cost, Fault fault) {
    long left = plain(from, middle);
    long right = plain(next, end);
    if (left < 0 || right < 0) {
      return;
    }
    if (fits(column, left)) {
      set(column, left);
      put((int) (right >>> 32), endOf(right), last, column + 1, cost, Optional.of(fault));
    }
  }

  private boolean fits(int column, long span) {
    int start = (int) (span >>> 32);
    int end = endOf(span);
    return shapes.get(column).fits(bytes, start, end < 0 ? ~end : end);
  }

  private void set(int column, long span) {
    starts[column] = (int) (span >>> 32);
    ends[column] = endOf(span);
  }

  private static int endOf(long span) {
    return (int) span;
  }

  /// The cell that stands here if nothing is wrong with it, or -1.
  private long plain(int from, int end) {
    boolean quoted = end - from >= 2 && bytes[from] == QUOTE && bytes[end - 1] == QUOTE;
    if (quoted && isInside(from + 1, end - 1)) {
      return (long) (from + 1) << 32 | inside(from + 1, end - 1) & 0xFFFFFFFFL;
    }
    boolean bare = !holdsQuote(from, end) && !holds(from, end, delimiter);
    return bare ? (long) from << 32 | end : -1;
  }

  private void put(
      int start, int endOrInverse, int last, int column, int cost, Optional<Fault> fault) {
    int end = endOrInverse < 0 ? ~endOrInverse : endOrInverse;
    if (cost > Math.min(cheapest, COST_MAX) || !shapes.get(column).fits(bytes, start, end)) {
      return;
    }
    int startBefore = starts[column];
    int endBefore = ends[column];
    starts[column] = start;
    ends[column] = endOrInverse;
    read(last + 1, column + 1, cost, fault);
    starts[column] = startBefore;
    ends[column] = endBefore;
  }

  private void take(int cost, Optional<Fault> fault) {
    if (fault.isEmpty()) {
      return;
    }
    if (cost < cheapest) {
      found.clear();
      cheapest = cost;
    }
    Mended mended = new Mended(starts.clone(), ends.clone(), fault.get());
    if (found.stream().noneMatch(other -> isSame(other, mended))) {
      found.add(mended);
    }
  }

  /// Whether two readings give the same row.
  private boolean isSame(Mended one, Mended other) {
    for (int i = 0; i < one.starts.length; i++) {
      if (!Arrays.equals(
          value(one.starts[i], one.ends[i]), value(other.starts[i], other.ends[i]))) {
        return false;
      }
    }
    return true;
  }

  private byte[] value(int start, int endOrInverse) {
    int end = endOrInverse < 0 ? ~endOrInverse : endOrInverse;
    String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    String value = endOrInverse < 0 ? text.replace("\"\"", "\"") : text;
    return value.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Whether this could stand between quotes: every quote is doubled.
  private boolean isInside(int from, int end) {
    for (int i = from; i < end; i++) {
      if (bytes[i] == QUOTE) {
        if (i + 1 >= end || bytes[i + 1] != QUOTE) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /// The end, or its inverse when there are doubled quotes.
  private int inside(int from, int end) {
    return holdsQuote(from, end) ? ~end : end;
  }

  private boolean holdsQuote(int from, int end) {
    return holds(from, end, QUOTE);
  }

  private boolean holds(int from, int end, byte wanted) {
    return end > from && Swar.indexOf(bytes, from, end, wanted) >= 0;
  }

  /// Where a quote of another kind begins that ends the stretch, or 0.
  private int otherQuoteBefore(int from, int end) {
    if (end - from >= 1 && (bytes[end - 1] == '\'' || bytes[end - 1] == '`')) {
      return end - 1;
    }
    return end - from >= 3 && isOtherQuote(end - 3) ? end - 3 : 0;
  }

  /// Where what follows a quote of another kind begins, or 0.
  private int otherQuoteAt(int from, int end) {
    if (bytes[from] == '\'' || bytes[from] == '`') {
      return from + 1;
    }
    return end - from >= 3 && isOtherQuote(from) ? from + 3 : 0;
  }

  /// U+2018 to U+201F.
  private boolean isOtherQuote(int at) {
    return bytes[at] == (byte) 0xE2
        && bytes[at + 1] == (byte) 0x80
        && bytes[at + 2] >= (byte) 0x98
        && bytes[at + 2] <= (byte) 0x9F;
  }
}
