package lv.aprite.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/// Sizes and times as people read them.
public final class Words {
  private Words() {}

  /// `512 bytes`, `1.5 MB`: decimal units, as file managers show.
  public static String bytes(long bytes) {
    if (bytes < 1_000) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    String[] units = {"kB", "MB", "GB", "TB", "PB", "EB"};
    double value = bytes;
    int unit = -1;
    do {
      value /= 1_000;
      unit++;
    } while (value >= 999.5 && unit < units.length - 1);
    return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, units[unit]);
  }

  /// `0.42 s`, `12 s`, `3 min 4 s`.
  public static String time(Duration time) {
    double seconds = time.toNanos() / 1e9;
    if (seconds < 9.995) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  /// The text with everything that a terminal would obey, or not show, replaced: names of files
  /// come from anywhere.
  public static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(codePoint -> {
          switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR,
                Character.SURROGATE,
                Character.UNASSIGNED ->
                visible.append('\uFFFD');
            default -> visible.appendCodePoint(codePoint);
          }
        });
    return visible.toString();
  }

  /// `1 row`, `5,000 rows`.
  public static String count(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }
}
