package lv.aprite.engine.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lv.aprite.engine.guard.TextCell.isAlnum;
import static lv.aprite.engine.guard.TextCell.isDigit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import lv.aprite.engine.guard.Sightings.Form;

/// Looks for personal data in the text of cells. Cells that hold neither seven digits nor an `@`
/// are passed over after one look at each byte. Not for use by two threads at once.
final class CellScan {
  /// No smaller number is looked at.
  private static final long SHORTEST = 1_000_000;

  private static final int PHONE_DIGITS_MIN = 7;
  private static final int PHONE_DIGITS_MAX = 15;
  private static final int IBAN_MAX = 34;
  private static final int EMAIL_MIN = 6;

  /// Longer ones first; compared without regard to case.
  private static final byte[][] PHONE_WORDS =
      Stream.of(
              "telefons",
              "telefonas",
              "telefon",
              "tel",
              "mobilais",
              "mobile",
              "mobil",
              "mob",
              "tālrunis",
              "tālr",
              "TĀLRUNIS",
              "TĀLR",
              "talrunis",
              "talr",
              "phone",
              "fakss",
              "faks",
              "fax",
              "gsm")
          .map(word -> word.getBytes(UTF_8))
          .toArray(byte[][]::new);

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private final Sightings seen;
  private final byte[] digits = new byte[20];
  private final byte[] iban = new byte[IBAN_MAX];
  private final TextCell cell = new TextCell();
  private long row;

  CellScan(Sightings seen) {
    this.seen = seen;
  }

  /// @param atRow what a sighting is noted under
  void scan(byte[] in, int from, int to, long atRow) {
    seen.cells++;
    int length = to - from;
    if (length < EMAIL_MIN) {
      return;
    }
    if (isDigit(in[from]) && TextDate.begins(in, from, to)) {
      seen.see(Form.DATE, true, atRow);
    }
    int count = digits(in, from, to);
    if (count < PHONE_DIGITS_MIN) {
      return;
    }
    row = atRow;
    if (count == length) {
      plain(in, from, length);
    } else {
      cell.set(in, from, to);
      look();
    }
  }

  /// Looks at a whole cell of digits.
  private void plain(byte[] in, int from, int length) {
    if (length == 10) {
      shortened(in, from);
    } else if (length == 11) {
      eleven(in, from, false);
    } else if (length >= 14 && length <= 16) {
      seen.see(Form.CARD, Digits.isCard(in, from, length), row);
    } else if (length == 8 && TextDate.isCompact(in, from)) {
      seen.see(Form.DATE, true, row);
    }
    if (length <= PHONE_DIGITS_MAX) {
      boolean prefixed = length == 13 && in[from] == '0' && Digits.isBalticCall(in, from);
      seen.see(prefixed ? Form.PHONE_ABROAD : Form.PHONE_HERE, true, row);
    }
  }

  /// How many digits there are, eight bytes at a time; more than any number where there is an `@`.
  private static int digits(byte[] in, int from, int to) {
    int digits = 0;
    for (int i = from; i < to; i += Long.BYTES) {
      long word = word(in, i, to);
      long at = word ^ '@' * ONES;
      if ((at - ONES & ~at & HIGH) != 0) {
        return Integer.MAX_VALUE;
      }
      long digit = word ^ '0' * ONES;
      // A byte is 0 to 9 when adding 118 does not carry into its highest bit.
      digits += Long.bitCount(~((digit & ~HIGH) + 0x76 * ONES | digit) & HIGH);
    }
    return digits;
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
    int i = cell.start();
    while (i < cell.end()) {
      byte b = cell.at(i);
      if (isDigit(b)) {
        i = digits(i);
      } else {
        if (b == '@' && !email && isEmail(i)) {
          seen.see(Form.EMAIL, true, row);
          email = true;
        } else if (b == '+') {
          call(i);
        } else if (isLetter(b)) {
          iban(i);
        }
        i++;
      }
    }
    marked();
    phone();
  }

  /// The whole cell is a code with another mark in place of the hyphen.
  private void marked() {
    int from = cell.start();
    byte mark = cell.at(from + 6);
    if (cell.end() - from != 12 || mark != '/' && mark != '.') {
      return;
    }
    for (int i = 0; i < 12; i++) {
      if (i != 6 && !cell.isDigitAt(from + i)) {
        return;
      }
    }
    System.arraycopy(cell.bytes(), from, digits, 0, 6);
    System.arraycopy(cell.bytes(), from + 7, digits, 6, 5);
    seen.see(Form.LATVIAN_MARKED, Digits.isLatvianBorn(digits, 0), row);
  }

  /// Looks at the digits from here on; returns where they end.
  private int digits(int from) {
    int to = from;
    while (cell.isDigitAt(to)) {
      to++;
    }
    int length = to - from;
    if (length == 6) {
      parted(from, from + 6);
    } else if (length == 2) {
      dotted(from);
    }
    if (cell.isWordBefore(from)) {
      return to;
    }
    if (length == 10 && stands(from, to)) {
      shortened(cell.bytes(), from);
    } else if (length == 11 && stands(from, to)) {
      eleven(cell.bytes(), from, cell.hasLetter());
    } else if (length >= 14 && length <= 16 && stands(from, to)) {
      seen.see(Form.CARD, Digits.isCard(cell.bytes(), from, length), row);
    } else if (length == 4) {
      grouped(from);
    }
    return to;
  }

  /// The day of birth in three pairs of digits: `01.01.80-12345`.
  private void dotted(int from) {
    byte mark = cell.at(from + 2);
    boolean pairs =
        (mark == '.' || mark == ' ')
            && cell.at(from + 5) == mark
            && cell.isDigitAt(from + 3)
            && cell.isDigitAt(from + 4)
            && cell.isDigitAt(from + 6)
            && cell.isDigitAt(from + 7);
    if (pairs) {
      parted(from, from + 8);
    }
  }

  /// Six digits, a dash or space, five digits. The check digit tells it from other text, so
  /// whatever stands around it that is no part of a longer number: `p.k.010180-12345`, `„010180
  /// 12345”`.
  ///
  /// @param to where the six digits end
  private void parted(int from, int to) {
    int blank = cell.afterSpaces(to);
    int dash = cell.afterDash(blank);
    int second = dash > blank ? cell.afterSpaces(dash) : blank;
    if (second == to) {
      return;
    }
    for (int i = 0; i < 5; i++) {
      if (!cell.isDigitAt(second + i)) {
        return;
      }
    }
    if (isNumbered(from - 1, -1) || isNumbered(second + 5, 1)) {
      return;
    }
    int step = (to - from - 2) / 2;
    for (int pair = 0; pair < 3; pair++) {
      System.arraycopy(cell.bytes(), from + pair * step, digits, 2 * pair, 2);
    }
    System.arraycopy(cell.bytes(), second, digits, 6, 5);
    seen.see(Form.LATVIAN_PARTED, Digits.isLatvianBorn(digits, 0), row);
    // Without a check digit other pairs of numbers are told by the hyphen only.
    boolean isNew = dash > blank ? Digits.isLatvianNew(digits, 0) : Digits.isLatvianNow(digits, 0);
    seen.see(Form.LATVIAN_NEW_PARTED, isNew, row);
  }

  /// Looks at a number.
  ///
  /// @param unit what stands for one
  void number(long value, long unit, long atRow) {
    seen.cells++;
    if (value / SHORTEST < unit || value % unit != 0) {
      return;
    }
    long number = value / unit;
    row = atRow;
    int from = digits.length;
    for (long rest = number; rest > 0; rest /= 10) {
      digits[--from] = (byte) ('0' + rest % 10);
    }
    plain(digits, from, digits.length - from);
  }

  /// Looks at ten digits, before which a zero may have been.
  private void shortened(byte[] in, int from) {
    System.arraycopy(in, from, digits, 1, 10);
    digits[0] = '0';
    seen.see(Form.LATVIAN_SHORT, Digits.isLatvianBorn(digits, 0), row);
  }

  /// @param amidText whether the cell holds words as well
  private void eleven(byte[] in, int from, boolean amidText) {
    if (Digits.isLatvianCompany(in, from) || Digits.isLatvianPhone(in, from)) {
      return;
    }
    seen.elevens++;
    if (amidText) {
      seen.see(Form.LATVIAN_IN_TEXT, Digits.isLatvianBorn(in, from), row);
    }
    seen.see(Form.LATVIAN, Digits.isLatvianBorn(in, from), row);
    seen.see(Form.LATVIAN_NEW, Digits.isLatvianNow(in, from), row);
    seen.see(Form.ESTONIAN_OR_LITHUANIAN, Digits.isEstonianOrLithuanian(in, from), row);
  }

  /// Four groups of four, or of four, six and five digits, with spaces or a hyphen between.
  private void grouped(int from) {
    int end = groups(from, 4, 4, 4, 4);
    int length = 16;
    if (end < 0) {
      end = groups(from, 4, 6, 5);
      length = 15;
    }
    if (end >= 0 && stands(from, end)) {
      seen.see(Form.CARD_GROUPED, Digits.isCard(digits, 0, length), row);
    }
  }

  /// Takes the digits of such groups.
  ///
  /// @return where they end; -1 when there are no such groups
  private int groups(int from, int... lengths) {
    int n = 0;
    int i = from;
    for (int length : lengths) {
      int start = n == 0 ? i : cell.afterSpaces(cell.afterDash(cell.afterSpaces(i)));
      if (n > 0 && start == i) {
        return -1;
      }
      i = start;
      for (int digit = 0; digit < length; digit++) {
        if (!cell.isDigitAt(i)) {
          return -1;
        }
        digits[n++] = cell.at(i++);
      }
    }
    return cell.isDigitAt(i) ? -1 : i;
  }

  /// A number to be called with the prefix of Latvia, Lithuania or Estonia, whatever stands around
  /// it: `zvanīt +371 29123450`.
  private void call(int from) {
    if (cell.isWordBefore(from)) {
      return;
    }
    digits[0] = '0';
    digits[1] = '0';
    int n = 2;
    int i = from + 1;
    int end = i;
    while (n < 13) {
      if (cell.isDigitAt(i)) {
        digits[n++] = cell.at(i++);
        end = i;
        continue;
      }
      int next = cell.afterSpaces(cell.afterDash(cell.afterSpaces(afterParenthesis(i))));
      if (next == i) {
        break;
      }
      i = afterParenthesis(next);
    }
    // What follows may be another number: the groups of a longer one go on without a letter.
    if (n == 13 && !cell.isDigitAt(end) && !cell.isWordAt(end) && Digits.isBalticCall(digits, 0)) {
      seen.see(Form.PHONE_CALL, true, row);
    }
  }

  private int afterParenthesis(int at) {
    return cell.at(at) == ')' || cell.at(at) == '(' ? at + 1 : at;
  }

  private void iban(int from) {
    if (!isLetter(cell.at(from + 1))
        || !isDigit(cell.at(from + 2))
        || !isDigit(cell.at(from + 3))
        || cell.isWordBefore(from)) {
      return;
    }
    int most =
        switch (upper(cell.at(from)) << 8 | upper(cell.at(from + 1))) {
          case 'L' << 8 | 'V' -> 21;
          case 'L' << 8 | 'T', 'E' << 8 | 'E' -> 20;
          default -> IBAN_MAX;
        };
    int n = 0;
    int i = from;
    while (n < most) {
      byte b = cell.at(i);
      if (isAlnum(b)) {
        iban[n++] = upper(b);
        i++;
        continue;
      }
      int next = cell.afterDash(cell.afterSpaces(i));
      if (next == i || n % 4 != 0) {
        break;
      }
      i = next;
    }
    if (n >= 15 && !cell.isWordAt(i)) {
      seen.see(Form.IBAN, Digits.isIban(iban, n), row);
    }
  }

  private static boolean isLetter(byte b) {
    return isAlnum(b) && !isDigit(b);
  }

  private static byte upper(byte b) {
    return b >= 'a' ? (byte) (b - 'a' + 'A') : b;
  }

  /// Behind the word for phones that the cell begins with, and the marks and spaces after it.
  private int afterPhoneWord() {
    int start = cell.start();
    byte first = cell.at(start);
    if (!isLetter(first)) {
      return start;
    }
    for (byte[] word : PHONE_WORDS) {
      int n = 0;
      while (n < word.length && (cell.at(start + n) | 0x20) == (word[n] | 0x20)) {
        n++;
      }
      int end = start + n;
      if (n == word.length && !cell.isWordAt(end)) {
        while (cell.at(end) == '.' || cell.at(end) == ':' || cell.at(end) == ' ') {
          end++;
        }
        return end;
      }
    }
    return start;
  }

  /// The whole cell is a number to be called, or several.
  private void phone() {
    int count = 0;
    int start = afterPhoneWord();
    boolean zeros = cell.at(start) == '0' && cell.at(start + 1) == '0';
    boolean prefixed =
        zeros && cell.at(start + 2) == '3' && cell.at(start + 3) == '7'
            || cell.at(start) == '+' && cell.isDigitAt(start + 1)
            || cell.at(start) == '(' && cell.at(start + 1) == '+';
    for (int i = start; i < cell.end(); i++) {
      byte b = cell.at(i);
      if (isDigit(b)) {
        count++;
      } else if (b == ',' || b == ';' || b == '/') {
        break;
      } else if (b != ' '
          && b != '-'
          && b != '('
          && b != ')'
          && b != '.'
          && (b != '+' || i > start + 1)) {
        return;
      }
    }
    if (count >= PHONE_DIGITS_MIN && count <= PHONE_DIGITS_MAX) {
      seen.see(prefixed ? Form.PHONE_ABROAD : Form.PHONE_HERE, true, row);
      if (start > cell.start()) {
        seen.see(Form.PHONE_TOLD, true, row);
      }
    }
  }

  /// Something before the `@`, and a host with a dot and letters behind it.
  private boolean isEmail(int at) {
    if (!isLocal(cell.at(at - 1)) && !cell.isWordBefore(at)) {
      return false;
    }
    int last = at + 1;
    while (cell.isWordAt(last) || cell.at(last) == '-' || cell.at(last) == '.') {
      last = cell.next(last);
    }
    // A sentence may end here.
    while ((cell.at(last - 1) == '-' || cell.at(last - 1) == '.') && last > at + 1) {
      last--;
    }
    int dot = last - 1;
    while (dot > at && cell.at(dot) != '.') {
      dot--;
    }
    return dot > at + 1 && last - dot > 2;
  }

  /// Neither part of a longer code nor of a number with decimals, unless these are zeros, as they
  /// are where codes are taken for numbers.
  private boolean stands(int from, int to) {
    byte before = cell.at(from - 1);
    byte after = cell.at(to);
    // `p.k.16117519997`, but not `7.16117519997`
    boolean part = before == '.' && cell.isDigitAt(from - 2);
    boolean parted = before != '-' && before != '/' && before != '_' && !part;
    boolean ends = after != '-' && after != '_' && after != '/' && !cell.isWordAt(to);
    return parted && ends && !hasDecimals(to) && !cell.isWordBefore(from);
  }

  private boolean hasDecimals(int at) {
    byte mark = cell.at(at);
    int i = at + 1;
    while (cell.at(i) == '0') {
      i++;
    }
    return (mark == '.' || mark == ',') && isDigit(cell.at(i));
  }

  /// A digit stands there, or a mark and a digit behind it.
  private boolean isNumbered(int at, int step) {
    byte b = cell.at(at);
    boolean marks = b == '-' || b == '.' || b == '/' || b == '_' || b == ',';
    return isDigit(b) || marks && isDigit(cell.at(at + step));
  }

  private static boolean isLocal(byte b) {
    return isAlnum(b) || b == '_' || b == '-' || b == '+' || b == '.';
  }
}
