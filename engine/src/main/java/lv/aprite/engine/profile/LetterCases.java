package lv.aprite.engine.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

/// How the sampled values of a text column write their letters. Each value counts once.
///
/// @param none values without any letter that has two cases
/// @param upper values in capitals
/// @param lower values in small letters
/// @param mixed values with both
public record LetterCases(long none, long upper, long lower, long mixed) {
  static final LetterCases NONE = new LetterCases(0, 0, 0, 0);
  static final int KINDS = 4;

  /// 0 none, 1 upper, 2 lower, 3 mixed.
  static byte of(byte[] bytes, int start, int end) {
    boolean upper = false;
    boolean lower = false;
    boolean ascii = true;
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      upper |= b >= 'A' && b <= 'Z';
      lower |= b >= 'a' && b <= 'z';
      ascii &= b >= 0;
    }
    if (!ascii) {
      String text = new String(bytes, start, end - start, UTF_8);
      upper |= text.codePoints().anyMatch(Character::isUpperCase);
      lower |= text.codePoints().anyMatch(Character::isLowerCase);
    }
    return (byte) ((upper ? 1 : 0) + (lower ? 2 : 0));
  }
}
