package lv.aprite.engine.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.cell.GroupMarks;
import lv.aprite.engine.cell.NumberForm;
import lv.aprite.engine.contract.FieldType;

/// In which forms all cells of a column are numbers, and how many digits that takes.
///
/// A form is a decimal mark with or without a kind of group mark. Zeros in front, a plus, a minus
/// before zero, an exponent or a unit make a column text in every form.
final class NumberEvidence {
  static final String NO_BREAK_SPACES = "\u00A0\u202F";

  private static final int NO_GROUPS = 0;
  private static final int OTHER_MARK = 1;
  private static final int NO_BREAK_SPACE = 2;
  private static final int ANY_SPACE = 3;
  private static final int FORMS = 8;
  private static final int ALL = (1 << FORMS) - 1;
  private static final int MARKS_MAX = 16;

  private static final byte DOT = '.';
  private static final byte COMMA = ',';
  private static final byte NBSP = 1;
  private static final byte SPACE = ' ';

  private static final NumberForm PLAIN = new NumberForm('.', GroupMarks.NONE);

  /// A form in which the column can be read.
  record Form(FieldType type, char decimalMark, String groupMarks) {}

  private int alive = ALL;
  private boolean plainFitsLong = true;
  private int plainDigits;

  // By form: digits before the mark in cells with marks, digits after it, and which numbers of
  // groups there are: 1 for fewer than two, 2 for more, 4 for some with a fraction.
  private final int[] wholeDigits = new int[FORMS];
  private final int[] fractionDigits = new int[FORMS];
  private final int[] groupings = new int[FORMS];

  // The cell that is being looked at: the marks in it, and how many digits stand before each and
  // after the last.
  private final byte[] marks = new byte[MARKS_MAX];
  private final int[] digits = new int[MARKS_MAX + 1];
  private int marksCount;
  private boolean zeroFirst;
  private final long[] value = new long[1];

  boolean isAlive() {
    return alive != 0;
  }

  void add(byte[] bytes, int start, int end) {
    int first = bytes[start] == '-' ? start + 1 : start;
    int at = first;
    while (at < end && isDigit(bytes[at])) {
      at++;
    }
    if (first > start && isZero(bytes, first, end)) {
      // Numbers are published without the sign of zero.
      alive = 0;
      return;
    }
    int plain = at - first;
    if (at == end && plain > 0) {
      if (plain > 1 && bytes[first] == '0') {
        alive = 0;
        return;
      }
      plainDigits = Math.max(plainDigits, plain);
      if (plain > NumberForm.LONG_DIGITS_MAX) {
        plainFitsLong &= PLAIN.whole(bytes, start, end, value, 0).hasValue();
      }
      return;
    }
    if (!takeApart(bytes, first, end)) {
      alive = 0;
      return;
    }
    for (int form = 0; form < FORMS; form++) {
      if ((alive & 1 << form) != 0 && !fits(form)) {
        alive &= ~(1 << form);
      }
    }
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    boolean zero = true;
    for (int i = from; zero && i < to; i++) {
      zero = !isDigit(bytes[i]) || bytes[i] == '0';
    }
    return zero;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private boolean takeApart(byte[] bytes, int first, int end) {
    marksCount = 0;
    int from = first;
    int at = first;
    while (at < end) {
      if (isDigit(bytes[at])) {
        at++;
        continue;
      }
      byte mark = mark(bytes, at, end);
      if (mark == 0 || marksCount == MARKS_MAX) {
        return false;
      }
      marks[marksCount] = mark;
      digits[marksCount++] = at - from;
      at += markBytes(bytes, at);
      from = at;
    }
    digits[marksCount] = at - from;
    zeroFirst = digits[0] > 0 && bytes[first] == '0';
    return marksCount > 0 && digits[marksCount] > 0 && !(zeroFirst && digits[0] > 1);
  }

  private static byte mark(byte[] bytes, int at, int end) {
    byte b = bytes[at];
    if (b == DOT || b == COMMA || b == SPACE) {
      return b;
    }
    boolean nbsp = b == (byte) 0xC2 && at + 1 < end && bytes[at + 1] == (byte) 0xA0;
    boolean narrow =
        b == (byte) 0xE2
            && at + 2 < end
            && bytes[at + 1] == (byte) 0x80
            && bytes[at + 2] == (byte) 0xAF;
    return nbsp || narrow ? NBSP : 0;
  }

  private static int markBytes(byte[] bytes, int at) {
    return bytes[at] == (byte) 0xC2 ? 2 : bytes[at] == (byte) 0xE2 ? 3 : 1;
  }

  private static byte decimalMark(int form) {
    return form < FORMS / 2 ? DOT : COMMA;
  }

  private static int groupKind(int form) {
    return form % (FORMS / 2);
  }

  private static boolean isGroupMark(int form, byte mark) {
    return switch (groupKind(form)) {
      case OTHER_MARK -> mark == (decimalMark(form) == DOT ? COMMA : DOT);
      case NO_BREAK_SPACE -> mark == NBSP;
      case ANY_SPACE -> mark == NBSP || mark == SPACE;
      default -> false;
    };
  }

  private boolean fits(int form) {
    boolean fraction = marks[marksCount - 1] == decimalMark(form);
    int groups = fraction ? marksCount - 1 : marksCount;
    int whole = digits[0];
    for (int i = 0; i < groups; i++) {
      boolean right = isGroupMark(form, marks[i]) && digits[i + 1] == 3;
      if (!right || i > 0 && marks[i] != marks[0]) {
        return false;
      }
      whole += digits[i + 1];
    }
    if (groups > 0 && (digits[0] == 0 || digits[0] > 3 || zeroFirst)) {
      return false;
    }
    wholeDigits[form] = Math.max(wholeDigits[form], whole);
    if (fraction) {
      fractionDigits[form] = Math.max(fractionDigits[form], digits[marksCount]);
    }
    groupings[form] |= (groups < 2 ? 1 : 2) | (groups > 0 && fraction ? 4 : 0);
    return true;
  }

  void add(NumberEvidence other) {
    alive &= other.alive;
    plainFitsLong &= other.plainFitsLong;
    plainDigits = Math.max(plainDigits, other.plainDigits);
    for (int form = 0; form < FORMS; form++) {
      wholeDigits[form] = Math.max(wholeDigits[form], other.wholeDigits[form]);
      fractionDigits[form] = Math.max(fractionDigits[form], other.fractionDigits[form]);
      groupings[form] |= other.groupings[form];
    }
  }

  /// The decimal mark that the column proves, if it has fractions and can be read in one way only.
  Optional<Character> provenMark() {
    List<Form> forms = forms();
    boolean proven =
        forms.size() == 1
            && forms.getFirst().type() instanceof FieldType.Decimal(int precision, int scale)
            && scale > 0;
    return proven ? Optional.of(forms.getFirst().decimalMark()) : Optional.empty();
  }

  /// The forms in which the column can be read, when these give it different values; none when it
  /// is no column of numbers.
  List<Form> forms() {
    List<Form> forms = new ArrayList<>();
    if (isAlive(form(DOT, NO_GROUPS)) && isAlive(form(COMMA, NO_GROUPS))) {
      // No cell has a mark.
      add(forms, form(DOT, NO_GROUPS), "");
      return forms;
    }
    addMarked(forms, DOT, COMMA);
    addMarked(forms, COMMA, DOT);
    boolean guessed = forms.size() == 1 && isGuess(forms.getFirst());
    return guessed ? List.of() : forms;
  }

  private void addMarked(List<Form> forms, byte decimal, byte other) {
    int spaced = form(decimal, NO_BREAK_SPACE);
    int anySpaced = form(decimal, ANY_SPACE);
    if (isAlive(form(decimal, NO_GROUPS))) {
      add(forms, form(decimal, NO_GROUPS), "");
    } else if (isAlive(form(decimal, OTHER_MARK))) {
      add(forms, form(decimal, OTHER_MARK), String.valueOf((char) other));
    } else if (isAlive(spaced)) {
      // Without a fraction both decimal marks say the same, so one of them is enough.
      boolean same = fractionDigits[spaced] == 0 && isAlive(form(other, NO_BREAK_SPACE));
      if (decimal == DOT || !same) {
        add(forms, spaced, NO_BREAK_SPACES);
      }
    } else if (isAlive(anySpaced) && fractionDigits[anySpaced] > 0) {
      // Plain spaces also stand in phone numbers and codes; only fractions say that these are
      // numbers.
      add(forms, anySpaced, " " + NO_BREAK_SPACES);
    }
  }

  /// Whether dots or commas are taken for group marks though nothing proves it: a fraction in the
  /// same cell, or different numbers of groups. `1.234.567` in every row may be a code.
  private boolean isGuess(Form form) {
    boolean byMark = form.groupMarks().equals(",") || form.groupMarks().equals(".");
    int groupings = this.groupings[form((byte) form.decimalMark(), OTHER_MARK)];
    boolean varied = (groupings & 2) != 0 && ((groupings & 1) != 0 || plainDigits > 0);
    return byMark && !varied && (groupings & 4) == 0;
  }

  private static int form(byte decimal, int kind) {
    return (decimal == DOT ? 0 : FORMS / 2) + kind;
  }

  private boolean isAlive(int form) {
    return (alive & 1 << form) != 0;
  }

  private void add(List<Form> forms, int form, String groupMarks) {
    int whole = Math.max(plainDigits, wholeDigits[form]);
    int scale = fractionDigits[form];
    char mark = (char) decimalMark(form);
    if (scale == 0 && plainFitsLong && wholeDigits[form] <= NumberForm.LONG_DIGITS_MAX) {
      forms.add(new Form(new FieldType.Whole(), mark, groupMarks));
    } else if (whole + scale <= FieldType.PRECISION_MAX) {
      int precision = Math.max(1, whole + scale);
      forms.add(new Form(new FieldType.Decimal(precision, scale), mark, groupMarks));
    }
  }
}
