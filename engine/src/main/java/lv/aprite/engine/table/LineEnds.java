package lv.aprite.engine.table;

/// How many records ended in which way, outside quotes.
///
/// CR CR LF, which a Windows program writes when it is handed CR LF as text, is one line end here;
/// a strict reader sees a record and a blank line in it, so it counts two row numbers.
public record LineEnds(long lf, long crlf, long cr, long crcrlf) {
  public static final LineEnds NONE = new LineEnds(0, 0, 0, 0);

  public LineEnds plus(LineEnds other) {
    return new LineEnds(lf + other.lf, crlf + other.crlf, cr + other.cr, crcrlf + other.crcrlf);
  }

  /// How many records ended.
  public long total() {
    return lf + crlf + cr + crcrlf;
  }

  /// More than one kind occurs.
  public boolean mixed() {
    return kinds() > 1;
  }

  private int kinds() {
    return (lf > 0 ? 1 : 0) + (crlf > 0 ? 1 : 0) + (cr > 0 ? 1 : 0) + (crcrlf > 0 ? 1 : 0);
  }

  /// `LF`, `CRLF`, `CR`, `CRCRLF`, `mixed`, or `none` when no record was ended.
  public String label() {
    if (mixed()) {
      return "mixed";
    }
    if (lf > 0) {
      return "LF";
    }
    if (crlf > 0) {
      return "CRLF";
    }
    if (cr > 0) {
      return "CR";
    }
    return crcrlf > 0 ? "CRCRLF" : "none";
  }
}
