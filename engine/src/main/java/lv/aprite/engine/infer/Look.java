package lv.aprite.engine.infer;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.regex.Pattern;

/// Forms of dates and times that a cell looks like, and that no layout can state, or that are a
/// number as well. They are only asked about.
enum Look {
  /// `20260331`, or a number of eight digits.
  COMPACT_DATE("(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])", Term.COMPACT),
  SHORT_YEAR("\\d{1,2}([./-])\\d{1,2}\\1\\d\\d(?: \\d{1,2}:.*)?", Term.SHORT_YEAR),
  TWELVE_HOURS("(?:.*[ T])?\\d{1,2}:\\d\\d(?::\\d\\d)? ?[AaPp]\\.?[Mm]\\.?", Term.TWELVE_HOURS),
  MONTH_NAME(
      "(?iu)(?=.*(?:19|20)\\d\\d)[\\d.,/ -]*(?:gada )?[\\d."
          + " ]*(?:jan|jaan|feb|veebr|mar|mär|apr|mai|maj|may|jun|jūn|juun|jul|jūl|juul|aug|sep|okt|oct|nov|dec|dez|det)\\p{L}*[\\d.,'"
          + " /-]*",
      Term.MONTH_NAME),
  MONTH_AND_YEAR("(?:0?[1-9]|1[0-2])[./-](?:19|20)\\d\\d", Term.MONTH_FIRST);

  private static final int BYTES_MAX = 40;

  private final Pattern pattern;
  private final Term words;

  Look(String pattern, Term words) {
    this.pattern = Pattern.compile(pattern);
    this.words = words;
  }

  Term words() {
    return words;
  }

  /// Takes away the looks that the cell has not.
  static void retain(EnumSet<Look> looks, byte[] bytes, int start, int end) {
    if (looks.isEmpty()) {
      return;
    }
    if (end - start > BYTES_MAX) {
      looks.clear();
      return;
    }
    String cell = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    looks.removeIf(look -> !look.pattern.matcher(cell).matches());
  }
}
