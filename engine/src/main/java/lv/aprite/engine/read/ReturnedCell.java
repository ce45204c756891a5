package lv.aprite.engine.read;

import java.util.List;

/// What a cell of a correction means, beside the cell that was handed out in its place.
sealed interface ReturnedCell {
  /// It came back as it was.
  record Same(String value) implements ReturnedCell {}

  record Changed(String value) implements ReturnedCell {}

  /// The program that saved it lost letters.
  record Lossy() implements ReturnedCell {}

  /// An apostrophe in front that may be the one that was put there, or a new one that is meant.
  record Doubtful() implements ReturnedCell {}

  /// @param handedOut the cells that it may have been, guarded; the first is the one in its place
  static ReturnedCell of(List<String> handedOut, String returned, LostLetters letters) {
    for (String cell : handedOut) {
      String before = RejectedForm.bared(cell);
      // Some programs take the apostrophe for their own sign of text, and leave it out.
      if (isSame(returned, cell) || isSame(returned, before)) {
        return new Same(before);
      }
    }
    String after =
        handedOut.isEmpty() ? returned : withLineBreaksOf(handedOut.getFirst(), returned);
    for (String cell : handedOut) {
      String before = RejectedForm.bared(cell);
      if (letters.isLossOf(before, RejectedForm.bared(after)) || letters.isLossOf(before, after)) {
        return new Lossy();
      }
    }
    String bared = RejectedForm.bared(after);
    boolean hadItsOwn = !handedOut.isEmpty() && handedOut.getFirst().startsWith("''");
    return !bared.equals(after) && (isWord(bared) || hadItsOwn && !bared.startsWith("'"))
        ? new Doubtful()
        : new Changed(bared);
  }

  /// Text that would not have been given an apostrophe, and might have one of its own, as in
  /// `'s-Gravenhage`.
  private static boolean isWord(String text) {
    return !text.isEmpty()
        && !RejectedForm.isEndangered(text)
        && text.codePoints().anyMatch(Character::isLetter);
  }

  /// Spreadsheets write every line break inside a cell as LF, and some as CR LF. One that has only
  /// breaks of one kind keeps that kind.
  private static String withLineBreaksOf(String before, String after) {
    if (after.indexOf('\n') < 0 && after.indexOf('\r') < 0) {
      return after;
    }
    String plain = before.replace("\r\n", "");
    boolean lf = plain.indexOf('\n') >= 0;
    boolean cr = plain.indexOf('\r') >= 0;
    boolean crlf = plain.length() < before.length();
    if ((lf ? 1 : 0) + (cr ? 1 : 0) + (crlf ? 1 : 0) != 1) {
      return after;
    }
    return plainBreaks(after).replace("\n", crlf ? "\r\n" : cr ? "\r" : "\n");
  }

  /// Whether they are alike but for the kind of line breaks.
  static boolean isSame(String one, String other) {
    return plainBreaks(one).equals(plainBreaks(other));
  }

  /// The text with every line break as LF.
  private static String plainBreaks(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
