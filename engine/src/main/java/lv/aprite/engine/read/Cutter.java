package lv.aprite.engine.read;

/// Finds the last end of a record in a buffer that begins with a record and grows at its end.
///
/// Only quotes matter on the way: a quote opens a cell directly after a delimiter or at the
/// beginning of a record, and in such a cell nothing but the next single quote does. Elsewhere a
/// quote is just a character (the parser reports it). Line ends are looked for only between quoted
/// cells.
final class Cutter {
  private static final byte QUOTE = '"';

  private final byte delimiter;
  private int at;
  private boolean inQuotes;

  // Where the stretch outside quotes began in which `at` is.
  private int outsideFrom;
  private int cut;

  Cutter(byte delimiter) {
    this.delimiter = delimiter;
  }

  /// Where the last record ends, its line end included, as far as that is certain; 0 when no record
  /// does.
  ///
  /// @param ended nothing follows after `length`
  int cut(byte[] bytes, int length, boolean ended) {
    while (at < length) {
      int quote = Swar.indexOf(bytes, at, length, QUOTE);
      if (quote < 0) {
        at = length;
      } else if (!inQuotes) {
        at = quote + 1;
        if (opens(bytes, quote)) {
          cut = Math.max(cut, lastEnd(bytes, outsideFrom, quote, length, ended));
          inQuotes = true;
        }
      } else if (quote + 1 < length) {
        boolean doubled = bytes[quote + 1] == QUOTE;
        at = doubled ? quote + 2 : quote + 1;
        if (!doubled) {
          inQuotes = false;
          outsideFrom = at;
        }
      } else {
        // Whether it is doubled is not to be seen yet.
        at = quote;
        break;
      }
    }
    return inQuotes ? cut : Math.max(cut, lastEnd(bytes, outsideFrom, length, length, ended));
  }

  private boolean opens(byte[] bytes, int quote) {
    if (quote == 0) {
      return true;
    }
    byte before = bytes[quote - 1];
    return before == delimiter || before == '\n' || before == '\r';
  }

  private static int lastEnd(byte[] bytes, int from, int to, int length, boolean ended) {
    for (int i = to - 1; i >= from; i--) {
      if (bytes[i] == '\n' || bytes[i] == '\r' && endsAfter(bytes, i, length, ended)) {
        return i + 1;
      }
    }
    return 0;
  }

  /// Whether the CR ends a record by itself, for certain.
  private static boolean endsAfter(byte[] bytes, int cr, int length, boolean ended) {
    if (cr + 1 >= length) {
      return ended;
    }
    if (bytes[cr + 1] == '\n') {
      return false;
    }
    if (bytes[cr + 1] != '\r') {
      return true;
    }
    return cr + 2 < length ? bytes[cr + 2] != '\n' : ended;
  }
}
