package lv.aprite.engine.guard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import lv.aprite.engine.guard.Sightings.Form;

/// Looks for personal data in the text of cells. Cells that hold neither seven digits nor an `@`
/// are passed over after one look at each byte. Not for use by two threads at once.
final class CellScan {
  private static final int PHONE_DIGITS_MIN = 7;
  private static final int PHONE_DIGITS_MAX = 15;
  private static final int IBAN_MAX = 34;
  private static final int EMAIL_MIN = 6;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private final Sightings seen;
  private final byte[] digits = new byte[20];
  private final byte[] iban = new byte[IBAN_MAX];
  private byte[] bytes = {};
  private int start;
  private int end;
  private long row;

  CellScan(Sightings seen) {
    this.seen = seen;
  }

  /// @param atRow what a sighting is noted under
  void scan(byte[] in, int from, int to, long atRow) {
    seen.cells++;
    if (to - from < EMAIL_MIN || !mayHold(in, from, to)) {
      return;
    }
    bytes = in;
    start = from;
    end = to;
    row = atRow;
    look();
  }

  /// Whether there are seven digits, or an `@`; eight bytes at a time.
  private static boolean mayHold(byte[] in, int from, int to) {
    int digits = 0;
    for (int i = from; i < to; i += Long.BYTES) {
      long word = word(in, i, to);
      long at = word ^ '@' * ONES;
      if ((at - ONES & ~at & HIGH) != 0) {
        return true;
      }
      long digit = word ^ '0' * ONES;
      // A byte is 0 to 9 when adding 118 does not carry into its highest bit.
      digits += Long.bitCount(~((digit & ~HIGH) + 0x76 * ONES | digit) & HIGH);
    }
    return digits >= PHONE_DIGITS_MIN;
  }

  /// Eight bytes; those from `to` on are 0.
  private static long word(byte[] in, int at, int to) {
    if (at + Long.BYTES <= in.length) {
      long word = (long) LONGS.get(in, at);
      int left = to - at;
      return left >= Long.BYTES ? word : word & -1L >>> Long.SIZE - Byte.SIZE * left;
    }
    long word = 0;
    for (int i = to - 1; i >= at; i--) {
      word = word << Byte.SIZE | in[i] & 0xFF;
    }
    return word;
  }

  private void look() {
    boolean email = false;
    int i = start;
    while (i < end) {
      byte b = bytes[i];
      if (isDigit(b)) {
        i = digits(i);
      } else {
        if (b == '@' && !email && isEmail(i)) {
          seen.see(Form.EMAIL, true, row);
          email = true;
        } else if (b >= 'A' && b <= 'Z' && !isWord(i - 1)) {
          iban(i);
        }
        i++;
      }
    }
    phone();
  }

  /// Looks at the digits from here on; returns where they end.
  private int digits(int from) {
    int to = from;
    while (to < end && isDigit(bytes[to])) {
      to++;
    }
    int length = to - from;
    if (length == 6) {
      hyphenated(from, to + dash(to));
    }
    if (isWord(from - 1)) {
      return to;
    }
    if (length == 11 && stands(from, to)) {
      System.arraycopy(bytes, from, digits, 0, 11);
      eleven(seen, digits, row);
    } else if (length >= 14 && length <= 16 && stands(from, to)) {
      seen.see(Form.CARD, Digits.isCard(bytes, from, length), row);
    } else if (length == 4) {
      grouped(from);
    }
    return to;
  }

  /// The bytes of a hyphen or dash, U+002D or U+2010 to U+2015, that stands there; else 0.
  private int dash(int at) {
    if (byteAt(at) == '-') {
      return 1;
    }
    boolean isDash =
        byteAt(at) == (byte) 0xE2
            && byteAt(at + 1) == (byte) 0x80
            && byteAt(at + 2) >= (byte) 0x90
            && byteAt(at + 2) <= (byte) 0x95;
    return isDash ? 3 : 0;
  }

  /// Six digits, a dash, five digits. The check digit tells it from other text, so whatever stands
  /// around it that is no part of a longer number: `p.k.010180-12345`, `„010180-12345”`.
  ///
  /// @param second where the five begin
  private void hyphenated(int from, int second) {
    if (second == from + 6) {
      return;
    }
    for (int i = 0; i < 5; i++) {
      if (!isDigit(byteAt(second + i))) {
        return;
      }
    }
    if (isNumbered(from - 1, -1) || isNumbered(second + 5, 1)) {
      return;
    }
    System.arraycopy(bytes, from, digits, 0, 6);
    System.arraycopy(bytes, second, digits, 6, 5);
    seen.see(Form.LATVIAN_HYPHEN, Digits.isLatvianBorn(digits, 0), row);
    seen.see(Form.LATVIAN_NEW_HYPHEN, Digits.isLatvianNew(digits, 0), row);
  }

  /// @param digits eleven of them
  static void eleven(Sightings seen, byte[] digits, long row) {
    if (Digits.isLatvianCompany(digits, 0)) {
      return;
    }
    seen.elevens++;
    seen.see(Form.LATVIAN, Digits.isLatvianBorn(digits, 0), row);
    seen.see(Form.LATVIAN_NEW, digits[0] == '3' && digits[1] == '2', row);
    seen.see(Form.ESTONIAN_OR_LITHUANIAN, Digits.isEstonianOrLithuanian(digits, 0), row);
  }

  /// Four groups of four with the same space or hyphen between.
  private void grouped(int from) {
    byte mark = byteAt(from + 4);
    if (mark != ' ' && mark != '-' || !stands(from, from + 19) || from + 19 > end) {
      return;
    }
    int n = 0;
    for (int i = 0; i < 19; i++) {
      byte b = bytes[from + i];
      if (i % 5 == 4 ? b != mark : !isDigit(b)) {
        return;
      }
      if (i % 5 != 4) {
        digits[n++] = b;
      }
    }
    seen.see(Form.CARD_GROUPED, Digits.isCard(digits, 0, n), row);
  }

  private void iban(int from) {
    if (!isUpper(byteAt(from + 1)) || !isDigit(byteAt(from + 2)) || !isDigit(byteAt(from + 3))) {
      return;
    }
    int most =
        switch (bytes[from] << 8 | bytes[from + 1]) {
          case 'L' << 8 | 'V' -> 21;
          case 'L' << 8 | 'T', 'E' << 8 | 'E' -> 20;
          default -> IBAN_MAX;
        };
    int n = 0;
    int i = from;
    while (i < end && n < most) {
      byte b = bytes[i];
      if (isDigit(b) || isUpper(b)) {
        iban[n++] = b;
      } else if (b != ' ' || n % 4 != 0) {
        break;
      }
      i++;
    }
    if (n >= 15 && !isWord(i)) {
      seen.see(Form.IBAN, Digits.isIban(iban, n), row);
    }
  }

  /// The whole cell is a number to be called, or several.
  private void phone() {
    int count = 0;
    boolean prefixed = bytes[start] == '+' && isDigit(bytes[start + 1]);
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      if (isDigit(b)) {
        count++;
      } else if (b == ',' || b == ';' || b == '/') {
        break;
      } else if (b != ' '
          && b != '-'
          && b != '('
          && b != ')'
          && b != '.'
          && (b != '+' || i > start)) {
        return;
      }
    }
    if (count >= PHONE_DIGITS_MIN && count <= PHONE_DIGITS_MAX) {
      seen.see(prefixed ? Form.PHONE_ABROAD : Form.PHONE_HERE, true, row);
    }
  }

  /// Something before the `@`, and a host with a dot and letters behind it.
  private boolean isEmail(int at) {
    if (!isLocal(byteAt(at - 1)) || at == start) {
      return false;
    }
    int last = at + 1;
    while (last < end && (isAlnum(bytes[last]) || bytes[last] == '-' || bytes[last] == '.')) {
      last++;
    }
    // A sentence may end here.
    while (!isAlnum(bytes[last - 1]) && last > at + 1) {
      last--;
    }
    int dot = last - 1;
    while (dot > at && bytes[dot] != '.') {
      dot--;
    }
    return dot > at + 1 && last - dot > 2;
  }

  /// Neither part of a longer code nor of a number with decimals.
  private boolean stands(int from, int to) {
    byte before = byteAt(from - 1);
    byte after = byteAt(to);
    boolean parted = before != '-' && before != '.' && before != '/' && before != '_';
    boolean ends = after != '-' && after != '_' && after != '/' && !isAlnum(after) && after >= 0;
    boolean decimals = (after == '.' || after == ',') && isDigit(byteAt(to + 1));
    return parted && ends && !decimals && !isWord(from - 1);
  }

  /// A digit stands there, or a mark and a digit behind it.
  private boolean isNumbered(int at, int step) {
    byte b = byteAt(at);
    boolean marks = b == '-' || b == '.' || b == '/' || b == '_' || b == ',';
    return isDigit(b) || marks && isDigit(byteAt(at + step));
  }

  /// A letter or digit stands there.
  private boolean isWord(int at) {
    byte b = byteAt(at);
    return isAlnum(b) || b < 0;
  }

  /// 0 outside the cell.
  private byte byteAt(int at) {
    return at >= start && at < end ? bytes[at] : 0;
  }

  private static boolean isLocal(byte b) {
    return isAlnum(b) || b == '_' || b == '-' || b == '+' || b == '.';
  }

  private static boolean isAlnum(byte b) {
    return isDigit(b) || isUpper(b) || b >= 'a' && b <= 'z';
  }

  private static boolean isUpper(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
