package lv.aprite.engine.read;

import lv.aprite.engine.table.LineEnds;

/// How one record ended.
enum LineEnd {
  /// It did not: the chunk ended first.
  NONE(0),
  LF(1),
  CRLF(2),
  CR(1),
  /// A record that ended with CR, and a blank line that ended with CR LF.
  CRCRLF(3);

  private final int bytes;

  LineEnd(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /// How many row numbers the record takes.
  int records() {
    return this == CRCRLF ? 2 : 1;
  }

  LineEnds count() {
    return switch (this) {
      case NONE -> LineEnds.NONE;
      case LF -> new LineEnds(1, 0, 0, 0);
      case CRLF -> new LineEnds(0, 1, 0, 0);
      case CR -> new LineEnds(0, 0, 1, 0);
      case CRCRLF -> new LineEnds(0, 0, 0, 1);
    };
  }

  /// From where on, up to `end`, there are only blank lines. What stands before is over there: with
  /// a line end, or at `end`.
  static int blankFrom(byte[] bytes, int end) {
    int text = end;
    while (text > 0 && (bytes[text - 1] == '\n' || bytes[text - 1] == '\r')) {
      text--;
    }
    return text == 0 || text == end ? text : text + at(bytes, text, end).bytes();
  }

  /// The line end that begins at `at`, where LF or CR stands; nothing beyond `end` is looked at.
  static LineEnd at(byte[] bytes, int at, int end) {
    if (bytes[at] == '\n') {
      return LF;
    }
    if (at + 1 < end && bytes[at + 1] == '\n') {
      return CRLF;
    }
    boolean twice = at + 2 < end && bytes[at + 1] == '\r' && bytes[at + 2] == '\n';
    return twice ? CRCRLF : CR;
  }
}
