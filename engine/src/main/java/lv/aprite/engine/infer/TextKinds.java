package lv.aprite.engine.infer;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lv.aprite.engine.contract.TextFormat;

/// What kind of text every cell of a column is, and what it looks like. Parts of a column are added
/// up.
final class TextKinds {
  private static final List<byte[]> URI_SCHEMES =
      Stream.of("http://", "https://", "ftp://", "urn:", "mailto:", "doi:", "geo:", "tel:")
          .map(scheme -> scheme.getBytes(StandardCharsets.US_ASCII))
          .toList();

  private final EnumSet<TextFormat> formats = EnumSet.allOf(TextFormat.class);
  private final EnumSet<Look> looks = EnumSet.allOf(Look.class);
  private long months;
  private long seasons;

  void add(byte[] bytes, int start, int end) {
    if (isMonth(bytes, start, end)) {
      months++;
      seasons += isSeason(bytes, start) ? 1 : 0;
    }
    if (!formats.isEmpty()) {
      formats.removeIf(format -> !looksLike(format, bytes, start, end));
    }
    Look.retain(looks, bytes, start, end);
  }

  /// `LV:001` is an absolute URI too, and a code; only schemes that are in use are taken for it.
  private static boolean looksLike(TextFormat format, byte[] bytes, int start, int end) {
    boolean named =
        format != TextFormat.URI
            || URI_SCHEMES.stream().anyMatch(scheme -> isAt(scheme, bytes, start, end));
    return named && format.matches(bytes, start, end);
  }

  private static boolean isAt(byte[] lower, byte[] bytes, int start, int end) {
    boolean at = lower.length < end - start;
    for (int i = 0; at && i < lower.length; i++) {
      byte b = bytes[start + i];
      at = lower[i] == (b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b);
    }
    return at;
  }

  private static boolean isMonth(byte[] bytes, int start, int end) {
    if (end - start != 7 || bytes[start + 4] != '-') {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (i != start + 4 && (bytes[i] < '0' || bytes[i] > '9')) {
        return false;
      }
    }
    int month = (bytes[start + 5] - '0') * 10 + bytes[start + 6] - '0';
    return month >= 1 && month <= 12;
  }

  /// `2009-10` may be October, or a season that began in 2009.
  private static boolean isSeason(byte[] bytes, int start) {
    int year = (bytes[start + 2] - '0') * 10 + bytes[start + 3] - '0';
    int next = (bytes[start + 5] - '0') * 10 + bytes[start + 6] - '0';
    return next == (year + 1) % 100;
  }

  void add(TextKinds other) {
    formats.retainAll(other.formats);
    looks.retainAll(other.looks);
    months += other.months;
    seasons += other.seasons;
  }

  /// Of which formats every cell is; of all when there is no cell.
  Set<TextFormat> formats() {
    return Collections.unmodifiableSet(formats);
  }

  /// What every cell looks like; all of it when there is no cell.
  Set<Look> looks() {
    return Collections.unmodifiableSet(looks);
  }

  /// How many cells are a year and a month, `2026-03`.
  long months() {
    return months;
  }

  /// How many of these could be a season as well, `2009-10`.
  long seasons() {
    return seasons;
  }
}
