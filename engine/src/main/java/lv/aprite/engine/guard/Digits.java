package lv.aprite.engine.guard;

/// Numbers that are known by their check digits. All of them are handed in as ASCII digits from
/// `at` on.
final class Digits {
  private static final int[] LATVIAN = {1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final int[] BALTIC_FIRST = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1};
  private static final int[] BALTIC_SECOND = {3, 4, 5, 6, 7, 8, 9, 1, 2, 3};
  private static final int[] COMPANY = {9, 1, 4, 8, 3, 10, 2, 5, 7, 6};
  private static final int CODE = 11;

  private Digits() {}

  private static int digit(byte[] digits, int at) {
    return digits[at] - '0';
  }

  private static int pair(byte[] digits, int at) {
    return 10 * digit(digits, at) + digit(digits, at + 1);
  }

  private static int weighed(byte[] digits, int at, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * digit(digits, at + i);
    }
    return sum;
  }

  private static boolean isDay(int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= (month == 2 ? 29 : 31);
  }

  /// A Latvian personal code of before 2017, 11 digits: day, month, year, century, number, and a
  /// check digit (Law on the Register of Natural Persons).
  static boolean isLatvianBorn(byte[] digits, int at) {
    return isDay(pair(digits, at + 2), pair(digits, at))
        && digit(digits, at + 6) <= 2
        && (1101 - weighed(digits, at, LATVIAN)) % CODE % 10 == digit(digits, at + 10);
  }

  /// A Latvian personal code of since 2017, 11 digits: 32 to 39 and nine more, without any check.
  static boolean isLatvianNew(byte[] digits, int at) {
    return digit(digits, at) == 3 && digit(digits, at + 1) >= 2;
  }

  /// One of since 2017, as all that were given out so far: it begins with 32.
  static boolean isLatvianNow(byte[] digits, int at) {
    return digit(digits, at) == 3 && digit(digits, at + 1) == 2;
  }

  /// An Estonian or a Lithuanian personal code, 11 digits: century and sex, year, month, day,
  /// number, check digit.
  static boolean isEstonianOrLithuanian(byte[] digits, int at) {
    int century = digit(digits, at);
    if (century < 1 || century > 6 || !isDay(pair(digits, at + 3), pair(digits, at + 5))) {
      return false;
    }
    int check = weighed(digits, at, BALTIC_FIRST) % CODE;
    if (check == 10) {
      check = weighed(digits, at, BALTIC_SECOND) % CODE % 10;
    }
    return check == digit(digits, at + 10);
  }

  /// A number of the Latvian register of enterprises, 11 digits: it begins with 4, 5 or 9 and has a
  /// check digit. One in thirty of them could be an Estonian code as well.
  static boolean isLatvianCompany(byte[] digits, int at) {
    int first = digit(digits, at);
    if (first != 4 && first != 5 && first != 9) {
      return false;
    }
    return (weighed(digits, at, COMPANY) + digit(digits, at + 10)) % CODE == 3;
  }

  /// A Latvian phone number with the country's prefix, 11 digits: 371 and a number that begins with
  /// 2 or 6. No month begins like that, so it is no Estonian code.
  static boolean isLatvianPhone(byte[] digits, int at) {
    int fourth = digit(digits, at + 3);
    return pair(digits, at) == 37 && digit(digits, at + 2) == 1 && (fourth == 2 || fourth == 6);
  }

  /// A number to be called from abroad, 13 digits: `00`, then 371, 370 or 372 and eight more, which
  /// in Latvia begin with 2, 6, 8 or 9.
  static boolean isBalticCall(byte[] digits, int at) {
    if (pair(digits, at) != 0 || pair(digits, at + 2) != 37) {
      return false;
    }
    int first = digit(digits, at + 5);
    return switch (digit(digits, at + 4)) {
      case 0, 2 -> true;
      case 1 -> first == 2 || first == 6 || first == 8 || first == 9;
      default -> false;
    };
  }

  /// A card number of 14 to 16 digits: a scheme's prefix, and Luhn's check digit (ISO/IEC 7812).
  static boolean isCard(byte[] digits, int at, int length) {
    int two = pair(digits, at);
    int four = 100 * two + pair(digits, at + 2);
    boolean scheme =
        switch (length) {
          case 14 -> two == 36 || two == 38 || two == 30;
          case 15 -> two == 34 || two == 37;
          case 16 ->
              two / 10 == 4
                  || two >= 51 && two <= 55
                  || four >= 2221 && four <= 2720
                  || four == 6011
                  || two == 65
                  || two == 67
                  || four >= 3528 && four <= 3589;
          default -> false;
        };
    return scheme && luhn(digits, at, length);
  }

  private static boolean luhn(byte[] digits, int at, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int digit = digit(digits, at + length - 1 - i);
      int twice = 2 * digit;
      sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }

  /// An account number, 15 to 34 letters and digits: country, check digits, account (ISO 13616);
  /// the whole modulo 97 is 1 (ISO/IEC 7064).
  static boolean isIban(byte[] letters, int length) {
    if (length < 15 || length > 34) {
      return false;
    }
    int country = letters[0] << 8 | letters[1];
    boolean known =
        switch (country) {
          case 'L' << 8 | 'V' -> length == 21;
          case 'L' << 8 | 'T', 'E' << 8 | 'E' -> length == 20;
          default -> true;
        };
    if (!known) {
      return false;
    }
    int rest = 0;
    for (int i = 0; i < length; i++) {
      byte letter = letters[(i + 4) % length];
      rest =
          letter >= 'A' ? (rest * 100 + letter - 'A' + 10) % 97 : (rest * 10 + letter - '0') % 97;
    }
    return rest == 1;
  }
}
