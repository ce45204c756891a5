package lv.aprite.engine.cell;

/// How the numbers of a column are written: ASCII digits, perhaps a minus in front, perhaps group
/// marks, a decimal mark.
///
/// Everywhere: no plus, no exponent, no zero in front that means nothing; `.5` is a number, `5.` is
/// none. Where a cell breaks several rules, the one that is told is the first of: not a number,
/// misplaced group mark, leading zero, too many digits, too fine.
public final class NumberForm {
  /// Digits that fit in a long whatever they are.
  public static final int LONG_DIGITS_MAX = 18;

  private static final long[] POWERS_OF_TEN = powersOfTen();

  private final byte decimalMark;
  private final GroupMarks groupMarks;

  public NumberForm(char decimalMark, GroupMarks groupMarks) {
    if (decimalMark >= 128) {
      throw new IllegalArgumentException("decimal mark: expected an ASCII character");
    }
    this.decimalMark = (byte) decimalMark;
    this.groupMarks = groupMarks;
  }

  /// Reads a whole number that fits in 64 bits.
  public Parsed whole(byte[] bytes, int start, int end, long[] values, int at) {
    boolean negative = start < end && bytes[start] == '-';
    int first = negative ? start + 1 : start;
    long value = 0;
    int i = first;
    while (i < end && isDigit(bytes[i])) {
      // Downwards, because the negative numbers reach one further.
      value = value * 10 - (bytes[i] - '0');
      i++;
    }
    int digits = i - first;
    if (i != end) {
      return groupedWhole(bytes, start, end, values, at);
    }
    if (digits == 0) {
      return Parsed.MALFORMED;
    }
    if (digits > 1 && bytes[first] == '0') {
      return Parsed.LEADING_ZERO;
    }
    if (digits > LONG_DIGITS_MAX && overflows(digits, value, negative)) {
      return Parsed.OUT_OF_RANGE;
    }
    values[at] = negative ? value : -value;
    return negative && value == 0 ? Parsed.ACCEPTED : Parsed.CANONICAL;
  }

  /// Nineteen digits wrap around at most once, and a number that did has the other sign.
  private static boolean overflows(int digits, long downwards, boolean negative) {
    return digits > LONG_DIGITS_MAX + 1
        || downwards > 0
        || (!negative && downwards == Long.MIN_VALUE);
  }

  private Parsed groupedWhole(byte[] bytes, int start, int end, long[] values, int at) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == decimalMark) {
        return Parsed.MALFORMED;
      }
    }
    byte[] plain = new byte[end - start];
    int length = withoutGroups(bytes, start, end, plain);
    if (length < 0) {
      return length == MISPLACED ? Parsed.MISPLACED_GROUP : Parsed.MALFORMED;
    }
    Parsed parsed = new NumberForm('.', GroupMarks.NONE).whole(plain, 0, length, values, at);
    return parsed == Parsed.CANONICAL ? Parsed.ACCEPTED : parsed;
  }

  /// Reads a decimal number of at most [#LONG_DIGITS_MAX] digits as its unscaled value.
  public Parsed decimal(
      byte[] bytes, int start, int end, int precision, int scale, long[] values, int at) {
    boolean negative = start < end && bytes[start] == '-';
    int first = negative ? start + 1 : start;
    long value = 0;
    int i = first;
    while (i < end && isDigit(bytes[i])) {
      value = value * 10 + (bytes[i] - '0');
      i++;
    }
    int wholeDigits = i - first;
    int fine = 0;
    if (i < end && bytes[i] == decimalMark) {
      i++;
      int fineFirst = i;
      while (i < end && isDigit(bytes[i])) {
        value = value * 10 + (bytes[i] - '0');
        i++;
      }
      fine = i - fineFirst;
      if (fine == 0) {
        return Parsed.MALFORMED;
      }
    }
    if (i != end) {
      return groupedDecimal(bytes, start, end, precision, scale, values, at);
    }
    Parsed fault = faultOf(bytes, first, wholeDigits, fine, precision, scale);
    if (fault != Parsed.CANONICAL) {
      return fault;
    }
    long unscaled = value * POWERS_OF_TEN[scale - fine];
    values[at] = negative ? -unscaled : unscaled;
    boolean canonical =
        fine == scale
            && wholeDigits > 0
            && (fine == 0 || decimalMark == '.')
            && !(negative && value == 0);
    return canonical ? Parsed.CANONICAL : Parsed.ACCEPTED;
  }

  private Parsed groupedDecimal(
      byte[] bytes, int start, int end, int precision, int scale, long[] values, int at) {
    byte[] plain = new byte[end - start];
    int length = withoutGroups(bytes, start, end, plain);
    if (length < 0) {
      return length == MISPLACED ? Parsed.MISPLACED_GROUP : Parsed.MALFORMED;
    }
    Parsed parsed =
        new NumberForm('.', GroupMarks.NONE)
            .decimal(plain, 0, length, precision, scale, values, at);
    return parsed == Parsed.CANONICAL ? Parsed.ACCEPTED : parsed;
  }

  /// Reads a decimal number of any precision as canonical text: appended to `text` when the cell
  /// has a value.
  public Parsed wideDecimal(
      byte[] bytes, int start, int end, int precision, int scale, ByteText text) {
    byte[] plain = new byte[end - start];
    int length = withoutGroups(bytes, start, end, plain);
    if (length < 0) {
      return length == MISPLACED ? Parsed.MISPLACED_GROUP : Parsed.MALFORMED;
    }
    int first = plain[0] == '-' ? 1 : 0;
    int mark = first;
    while (mark < length && plain[mark] != '.') {
      mark++;
    }
    int fine = Math.max(0, length - mark - 1);
    Parsed fault = faultOf(plain, first, mark - first, fine, precision, scale);
    if (fault != Parsed.CANONICAL) {
      return fault;
    }
    int from = text.length();
    if (first == 1 && !isZero(plain, length)) {
      text.append('-');
    }
    if (mark == first) {
      text.append('0');
    }
    text.append(plain, first, mark);
    if (scale > 0) {
      text.append('.');
      text.append(plain, length - fine, length);
      for (int i = fine; i < scale; i++) {
        text.append('0');
      }
    }
    return text.equalsFrom(from, bytes, start, end) ? Parsed.CANONICAL : Parsed.ACCEPTED;
  }

  /// CANONICAL stands for no fault.
  private static Parsed faultOf(
      byte[] bytes, int first, int wholeDigits, int fine, int precision, int scale) {
    if (wholeDigits == 0 && fine == 0) {
      return Parsed.MALFORMED;
    }
    boolean zeroInFront = wholeDigits > 0 && bytes[first] == '0';
    if (zeroInFront && wholeDigits > 1) {
      return Parsed.LEADING_ZERO;
    }
    if (wholeDigits > precision - scale && !zeroInFront) {
      return Parsed.TOO_MANY_DIGITS;
    }
    return fine > scale ? Parsed.TOO_FINE : Parsed.CANONICAL;
  }

  private static final int NOT_A_NUMBER = -1;
  private static final int MISPLACED = -2;

  /// Copies sign, digits and decimal mark (as a point) to `plain`, which has room for the cell.
  ///
  /// @return how many bytes, or one of the two constants above
  private int withoutGroups(byte[] bytes, int start, int end, byte[] plain) {
    int length = 0;
    int i = start;
    if (i < end && bytes[i] == '-') {
      plain[length++] = '-';
      i++;
    }
    int digits = 0;
    int sinceMark = 0;
    boolean grouped = false;
    boolean misplaced = false;
    while (i < end && bytes[i] != decimalMark) {
      if (isDigit(bytes[i])) {
        plain[length++] = bytes[i++];
        digits++;
        sinceMark++;
        continue;
      }
      int width = groupMarks.widthAt(bytes, i, end);
      if (width == 0) {
        return NOT_A_NUMBER;
      }
      misplaced |= digits == 0 || sinceMark > 3 || (grouped && sinceMark != 3);
      grouped = true;
      sinceMark = 0;
      i += width;
    }
    misplaced |= grouped && sinceMark != 3;
    int fine = 0;
    if (i < end) {
      plain[length++] = '.';
      i++;
      while (i < end && isDigit(bytes[i])) {
        plain[length++] = bytes[i++];
        fine++;
      }
      if (i < end || fine == 0) {
        return NOT_A_NUMBER;
      }
    }
    if (digits + fine == 0) {
      return NOT_A_NUMBER;
    }
    return misplaced ? MISPLACED : length;
  }

  private static boolean isZero(byte[] plain, int length) {
    for (int i = 0; i < length; i++) {
      if (plain[i] >= '1' && plain[i] <= '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static long[] powersOfTen() {
    long[] powers = new long[LONG_DIGITS_MAX + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
