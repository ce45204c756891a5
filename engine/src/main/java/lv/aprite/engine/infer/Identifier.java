package lv.aprite.engine.infer;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Names of published fields, made from headers: ASCII, lower case, words parted by `_`, and always
/// the same for the same header.
final class Identifier {
  private static final int LENGTH_MAX = 60;

  /// Letters that Unicode does not take apart into a Latin letter and a mark.
  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('ẞ', "SS"),
          Map.entry('æ', "ae"),
          Map.entry('Æ', "AE"),
          Map.entry('œ', "oe"),
          Map.entry('Œ', "OE"),
          Map.entry('ø', "o"),
          Map.entry('Ø', "O"),
          Map.entry('ł', "l"),
          Map.entry('Ł', "L"),
          Map.entry('đ', "d"),
          Map.entry('Đ', "D"),
          Map.entry('ð', "d"),
          Map.entry('Ð', "D"),
          Map.entry('þ', "th"),
          Map.entry('Þ', "TH"),
          Map.entry('ı', "i"),
          Map.entry('№', "nr"),
          Map.entry('µ', "u"),
          Map.entry('μ', "u"),
          Map.entry('€', "eur"),
          Map.entry('%', " percent "),
          Map.entry('²', "2"),
          Map.entry('³', "3"));

  /// Words by which publishers call what tells rows apart, in Latvian, English and the languages
  /// around.
  private static final Set<String> CODE_WORDS =
      Set.of(
          "id",
          "ids",
          "nr",
          "no",
          "num",
          "number",
          "numurs",
          "kods",
          "kodi",
          "code",
          "kood",
          "kodas",
          "kod",
          "codice",
          "key",
          "atslega",
          "ref",
          "reference",
          "uid",
          "uuid",
          "guid",
          "identifier",
          "identifikators",
          "atvk",
          "regnr",
          "regcode",
          "isin",
          "nuts",
          "fips");

  /// The same at the end of a compound, as Estonian, Lithuanian and German have it: `registrikood`,
  /// `telefonnummer`.
  private static final List<String> CODE_ENDS =
      List.of(
          "kood", "kods", "kodas", "code", "number", "nummer", "numurs", "numeris", "schlussel");

  /// Codes of places, which many rows may share.
  private static final List<String> PLACE_WORDS =
      List.of("zip", "post", "pasta", "pasto", "plz", "indeks", "indekss", "sihtnumber");

  private static final Set<String> YEAR_WORDS =
      Set.of("gads", "gada", "year", "aasta", "metai", "anno", "jahr", "annee", "ar");

  private Identifier() {}

  /// @param position of the column, counted from 1, which names it when its header cannot
  static String of(String header, int position) {
    String words = words(header);
    if (words.isEmpty()) {
      return "column_" + position;
    }
    String name = Character.isDigit(words.charAt(0)) ? "column_" + words : words;
    if (name.length() <= LENGTH_MAX) {
      return name;
    }
    int cut = name.lastIndexOf('_', LENGTH_MAX);
    return name.substring(0, cut > LENGTH_MAX / 2 ? cut : LENGTH_MAX);
  }

  private static String words(String header) {
    StringBuilder latin = new StringBuilder();
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      latin.append(LETTERS.getOrDefault(c, String.valueOf(c)));
    }
    String plain = Normalizer.normalize(latin, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    return plain
        // fooBar, 14Days
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
        // URLName
        .replaceAll("(?<=[A-Z])(?=[A-Z][a-z])", "_")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "_")
        .replaceAll("^_+|_+$", "");
  }

  /// The words of a name.
  static List<String> parts(String name) {
    return List.of(name.split("_", -1));
  }

  /// Whether the name says that the column holds codes or numbers of things.
  static boolean saysCode(String name) {
    return parts(name).stream()
        .anyMatch(part -> CODE_WORDS.contains(part) || CODE_ENDS.stream().anyMatch(part::endsWith));
  }

  /// Whether the name says that a code belongs to one thing alone.
  static boolean saysOwnCode(String name) {
    return saysCode(name)
        && parts(name).stream().noneMatch(part -> PLACE_WORDS.stream().anyMatch(part::startsWith));
  }

  static boolean saysYear(String name) {
    return parts(name).stream().anyMatch(YEAR_WORDS::contains);
  }

  /// What share of the words of two names is in both.
  static double likeness(String one, String other) {
    Set<String> ours = Set.copyOf(parts(one).stream().distinct().toList());
    Set<String> theirs = Set.copyOf(parts(other).stream().distinct().toList());
    long shared = ours.stream().filter(theirs::contains).count();
    return (double) shared / (ours.size() + theirs.size() - shared);
  }
}
