package lv.aprite.engine.run;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Makes up what is about persons, and what only looks so. Nothing of it is anybody's.
final class Planted {
  private static final int[] LATVIAN = {1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final int[] COMPANY = {9, 1, 4, 8, 3, 10, 2, 5, 7, 6};

  private Planted() {}

  /// One kind of personal data, and whether a single cell of it is enough.
  record Kind(String name, String column, boolean single, Function<Random, String> value) {}

  static final List<Kind> KINDS =
      List.of(
          new Kind("Latvian code", "kods", true, r -> hyphenated(latvian(r))),
          new Kind(
              "Latvian code of since 2017", "kods", true, r -> hyphenated("32" + digits(r, 9))),
          new Kind(
              "Latvian code of since 2017 with a space",
              "kods",
              true,
              r -> "32%s %s".formatted(digits(r, 4), digits(r, 5))),
          new Kind(
              "Latvian code in a sentence",
              "piezīmes",
              true,
              r -> "apgādnieks " + hyphenated(latvian(r)) + ", sk. lietu"),
          new Kind(
              "Latvian code with a space",
              "kods",
              true,
              r -> hyphenated(latvian(r)).replace('-', r.nextBoolean() ? ' ' : '\u00A0')),
          new Kind(
              "Latvian code with a dash",
              "kods",
              true,
              r -> hyphenated(latvian(r)).replace('-', (char) (0x2010 + r.nextInt(6)))),
          new Kind(
              "Latvian code without hyphen in a sentence",
              "piezīmes",
              true,
              r -> "apgādnieks " + latvian(r) + ", sk. lietu"),
          new Kind("Latvian code without hyphen", "kods", false, Planted::latvian),
          new Kind(
              "Latvian code of since 2017 without hyphen", "kods", false, r -> "32" + digits(r, 9)),
          new Kind("Estonian code", "isikukood", false, r -> baltic(r, 3 + r.nextInt(4))),
          new Kind("Lithuanian code", "asmens_kodas", false, r -> baltic(r, 3 + r.nextInt(4))),
          new Kind("Latvian account", "konts", true, r -> iban("LV", "HABA" + digits(r, 13))),
          new Kind(
              "Estonian account in groups",
              "konto",
              true,
              r -> iban("EE", digits(r, 16)).replaceAll("(.{4})(?=.)", "$1 ")),
          new Kind(
              "Lithuanian account in a sentence",
              "note",
              true,
              r -> "pay to " + iban("LT", digits(r, 16)) + " by Friday"),
          new Kind("card", "karte", false, r -> luhn("4" + digits(r, 14))),
          new Kind(
              "card in groups",
              "karte",
              true,
              r -> luhn("52" + digits(r, 13)).replaceAll("(.{4})(?=.)", "$1 ")),
          new Kind("phone with prefix", "contact", false, r -> "+371 2" + digits(r, 7)),
          new Kind("phone", "tālrunis", false, r -> "2" + digits(r, 7)),
          new Kind(
              "address", "note", true, r -> "write to j.berzs" + digits(r, 3) + "@example.lv"));

  static String digits(Random random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  static String hyphenated(String eleven) {
    return eleven.substring(0, 6) + "-" + eleven.substring(6);
  }

  static String latvian(Random random) {
    while (true) {
      String ten =
          "%02d%02d%02d%d%s"
              .formatted(
                  1 + random.nextInt(28),
                  1 + random.nextInt(12),
                  random.nextInt(100),
                  random.nextInt(3),
                  digits(random, 3));
      int check = (1101 - weighed(ten, LATVIAN)) % 11;
      if (check < 10) {
        return ten + check;
      }
    }
  }

  /// A number of a company: the check digit that the register gives.
  static String company(Random random) {
    while (true) {
      String ten = (random.nextBoolean() ? "40003" : "40203") + digits(random, 5);
      int check = Math.floorMod(3 - weighed(ten, COMPANY), 11);
      if (check < 10) {
        return ten + check;
      }
    }
  }

  private static int weighed(String digits, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return sum;
  }

  private static String baltic(Random random, int century) {
    String ten =
        "%d%02d%02d%02d%s"
            .formatted(
                century,
                random.nextInt(100),
                1 + random.nextInt(12),
                1 + random.nextInt(28),
                digits(random, 3));
    int check = weighed(ten, new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1}) % 11;
    if (check == 10) {
      check = weighed(ten, new int[] {3, 4, 5, 6, 7, 8, 9, 1, 2, 3}) % 11 % 10;
    }
    return ten + check;
  }

  private static String iban(String country, String account) {
    StringBuilder number = new StringBuilder();
    for (char c : (account + country + "00").toCharArray()) {
      number.append(Character.digit(c, 36));
    }
    int check =
        98
            - new java.math.BigInteger(number.toString())
                .mod(java.math.BigInteger.valueOf(97))
                .intValue();
    return country + "%02d".formatted(check) + account;
  }

  private static String luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = 2 * digit;
      sum += i % 2 == 1 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return digits + (10 - sum % 10) % 10;
  }
}
