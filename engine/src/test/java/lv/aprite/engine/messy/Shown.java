package lv.aprite.engine.messy;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lv.aprite.engine.form.Cell;

/// Whether a spreadsheet shows a value as this text, be it in some number format.
enum Shown {
  EQUAL,
  FORMATTED,
  OTHER;

  private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+)?");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static Shown of(Cell cell, String text) {
    return switch (cell) {
      case Cell.Missing() -> text.isBlank() ? EQUAL : OTHER;
      case Cell.Text(String value) -> text(value, text);
      case Cell.Number(String value) -> number(new BigDecimal(value), text);
      case Cell.Truth(boolean value) -> text.equals(value ? "TRUE" : "FALSE") ? EQUAL : OTHER;
      case Cell.Moment(String iso) -> moment(iso, text);
      case Cell.Structure _ -> OTHER;
    };
  }

  /// The code page of the text has no other letters; it shows `_` for them.
  private static Shown text(String value, String text) {
    String one = value.replace("\r\n", "\n").replace('\r', '\n').replace('\u00A0', ' ');
    String other = text.replace("\r\n", "\n").replace('\r', '\n').replace('\u00A0', ' ');
    if (one.equals(other)) {
      return EQUAL;
    }
    return one.strip().equals(other.strip()) ? FORMATTED : lossy(one, other);
  }

  private static Shown lossy(String one, String other) {
    int[] ours = one.codePoints().toArray();
    int[] theirs = other.codePoints().toArray();
    if (ours.length != theirs.length) {
      return OTHER;
    }
    for (int i = 0; i < ours.length; i++) {
      if (ours[i] != theirs[i] && !(theirs[i] == '_' || theirs[i] == '?')) {
        return OTHER;
      }
    }
    return FORMATTED;
  }

  private static Shown number(BigDecimal value, String text) {
    if (text.equals(value.toPlainString())) {
      return EQUAL;
    }
    if (text.isBlank() || text.matches("#+")) {
      // Formats such as `;;;` show nothing, narrow columns only hashes.
      return FORMATTED;
    }
    boolean negative = text.contains("-") || text.contains("(");
    Matcher scientific = Pattern.compile("(\\d+(?:\\.\\d*)?)E([+-]?\\d+)").matcher(text);
    String plain = text.replace(",", "");
    boolean percent = text.contains("%");
    BigDecimal magnitude = value.abs().multiply(percent ? HUNDRED : BigDecimal.ONE);
    if (scientific.find()) {
      BigDecimal shown = new BigDecimal(scientific.group());
      return near(value.abs(), shown) ? FORMATTED : OTHER;
    }
    Matcher fraction = Pattern.compile("(?:(\\d+) +)?(\\d+)/(\\d+)").matcher(plain);
    if (fraction.find()) {
      double whole = fraction.group(1) == null ? 0 : Double.parseDouble(fraction.group(1));
      double shown =
          whole + Double.parseDouble(fraction.group(2)) / Double.parseDouble(fraction.group(3));
      return Math.abs(magnitude.doubleValue() - shown) < 0.06 ? FORMATTED : OTHER;
    }
    if (value.signum() == 0 && !plain.matches(".*\\d.*")) {
      // Accounts show `-` for nothing.
      return FORMATTED;
    }
    Matcher numbers = NUMBERS.matcher(plain);
    while (numbers.find()) {
      if (near(magnitude.movePointLeft(3), new BigDecimal(numbers.group()))
          || near(magnitude.movePointLeft(6), new BigDecimal(numbers.group()))) {
        // Commas behind the digits of a format count thousands.
        return FORMATTED;
      }
      BigDecimal shown = new BigDecimal(numbers.group());
      if (near(magnitude, shown)
          && (negative == value.signum() < 0 || shown.signum() == 0 || value.signum() < 0)) {
        return FORMATTED;
      }
    }
    return OTHER;
  }

  /// Within half a unit of the last digit that is shown.
  private static boolean near(BigDecimal value, BigDecimal shown) {
    BigDecimal unit = BigDecimal.ONE.movePointLeft(shown.scale());
    return value.subtract(shown).abs().multiply(BigDecimal.TWO).compareTo(unit) <= 0;
  }

  /// Every number that is shown has to be one of the moment's parts.
  private static Shown moment(String iso, String text) {
    if (iso.equals(text)) {
      return EQUAL;
    }
    Set<Integer> parts = new HashSet<>();
    Matcher ours = Pattern.compile("\\d+").matcher(iso);
    while (ours.find()) {
      int part = Integer.parseInt(ours.group());
      parts.add(part);
      parts.add(part % 100);
      parts.add(part % 12);
      parts.add(part % 12 == 0 ? 12 : part % 12);
      // Seconds and minutes are rounded where fractions are not shown.
      parts.add(part + 1);
      parts.add(0);
    }
    Matcher shown = Pattern.compile("\\d+").matcher(text.toLowerCase(Locale.ROOT));
    boolean any = false;
    while (shown.find()) {
      any = true;
      if (!parts.contains(Integer.parseInt(shown.group()))) {
        return OTHER;
      }
    }
    return any ? FORMATTED : OTHER;
  }
}
