package lv.aprite.engine.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lv.aprite.engine.read.EncodingEvidence.Neighbour;

/// How well a code page explains the bytes of a text beyond ASCII: as the letters of one language,
/// with the odd name from another.
///
/// The score is the logarithm of a likelihood. It knows how often each accented letter stands in
/// each language's text, that capitals stand at the beginning of words or among capitals, and that
/// signs do not stand inside words.
final class PageScorer {
  /// Scores of two readings of one text that are this much apart are a thousand to one.
  static final double MARGIN = Math.log(1000);

  /// Text in a page that is right scores about -2.5 a letter, in a wrong one -6 or less.
  private static final double LETTER_SCORE_MIN = -4.5;

  private static final double CYRILLIC_SCORE_MIN = -3.7;

  // Letters and how often they stand among 10,000 letters of text, rounded; only their proportions
  // matter.
  private static final List<String> LETTERS =
      List.of(
          // Latvian, Lithuanian, Estonian
          "lv ā420ē180ī190š110ū55ņ60ļ60ž30ķ30ģ15č12",
          "lt ė160š110ų140ž90ū55į60ą75č40ę25",
          "et ä110õ100ü65ö20š2ž2",
          // Polish, German
          "pl ł190ę110ą90ó80ż70ś65ć40ń20ź6",
          "de ü65ä55ö30ß30",
          // English: loan words
          "en é30ï3è3ö3ü3ñ3ç3á3",
          // French, Spanish, Portuguese, Italian, Dutch
          "fr é190à50è35ê20ç10â5ù5ô5î4û4ë2ï2œ2",
          "es ó80í70á50é40ñ30ú20ü2",
          "pt ã80ç50é40á40ê30ó30í20õ10â10à10ú10ô5",
          "it à60è40ù20ò20ì10é10",
          "nl ë12é10ï5ö3ü3è2",
          // Swedish, Finnish, Danish and Norwegian, Icelandic
          "sv ä180å130ö130é3",
          "fi ä360ö40å3",
          "da å120ø90æ90é3",
          "is ð440í160á180ó90þ150é60ö80æ90ú60ý20",
          // Czech, Slovak, Hungarian, Romanian, Croatian and Slovene
          "cs í300á220é130ě150ř100š80č90ž90ý80ů50ú10ť4ď3ň2ó3",
          "sk á200í100č100ý90é90ž80š80ú90ť50ľ40ň15ô20ď30ä10ó10",
          "hu á360é340ö80ő90ó90ü50í50ú30ű20",
          "ro ă410î140ş150ţ120â90",
          "hr č95š100ž60ć60đ25",
          // Turkish, Russian
          "tr ı510ü185ş180ç115ğ110ö80İ200",
          "ru о1097е845а801и735н670т626с547р473в454л440к349м321д298п281у262я201ы190ь174г170з165б159"
              + "ч144й121х97ж94ш73ю64ц48щ36э32ф26ъ4ё4",
          // Bulgarian, Ukrainian
          "bg а1180е870и890о890н720т740р470в450с470л320д330к350м240п280з210я220ъ150г160у150б150"
              + "ч140ж70щ60ц70х60й70ш40ю30ф20ь3",
          "uk о940а830н680и610і570в560р480е470т460с410к360д350у340л330м300п280я230з220ь180г160"
              + "б160ч120й120х110ж70ш70ц70ю70ї60є50щ40ф30ґ1",
          // Greek, Hebrew, Arabic: not read, but known by their letters
          "el α980τ780ο840ι760ε740ν610σ490ρ420κ410π390ς400υ370μ330η380λ280ω150έ140ά170ί200ό180"
              + "ή130ύ100ώ80γ170δ170θ110χ110φ80β70ξ50ζ30ψ20ϊ5ϋ2",
          "he י1100ו1000ה1090ל740א630מ550ר560ת500ב470ש440נ330ע320ם320ד260ח250ק210פ170כ210ן110"
              + "צ120ט120ג130ס150ז130ך80ף20ץ20",
          "ar ا1260ل1120ي680م650و600ن600ر460ت460ب370ة350ع360د330س280ف280ه280ك240ق240أ230ح200"
              + "ج140ش130ص110ط110خ90ى90إ80ض70ذ70ز60ث60غ50ئ40ء40ظ20ؤ15آ15");

  private static final String PUNCTUATION = "\u00A0“”„‚‘’–—…•°§€£®©™«»½¼¾²³·×±µ";
  private static final String BEFORE_WORDS = "\u00A0“”„‚‘’–—…•«»";
  private static final String INSIDE_WORDS = "’\u00AD";
  private static final String RARE_SIGNS = "©®™¼½¾²³·×±µ£";
  private static final double PUNCTUATION_SHARE = 0.02;
  private static final double RARE_SIGN_SHARE = 0.002;
  private static final String CYRILLIC_VOWELS = "аеёиоуыэюяіїє";
  private static final double CAPITAL_AFTER_CAPITAL = 0.5;
  private static final double SMALL_THEN_CAPITAL = 0.001;
  private static final double OTHER_LANGUAGE_SHARE = 0.02;
  private static final double CAPITAL_SHARE = 0.1;
  private static final double OUT_OF_PLACE = 0.01;
  private static final double FLOOR = 1e-6;
  private static final double ODD_SHARE_MAX = 0.02;

  /// @param shares of each letter beyond ASCII among all of these
  private record Language(String code, Map<Character, Double> shares) {}

  private static final List<Language> LANGUAGES =
      LETTERS.stream()
          .map(line -> new Language(line.substring(0, 2), shares(line.substring(3))))
          .toList();
  private static final Map<Character, Double> ANYWHERE = anywhere();

  private PageScorer() {}

  private static Map<Character, Double> shares(String language) {
    Map<Character, Double> shares = new HashMap<>();
    double total = 0;
    int at = 0;
    while (at < language.length()) {
      char letter = language.charAt(at++);
      int count = 0;
      while (at < language.length() && language.charAt(at) <= '9') {
        count = 10 * count + language.charAt(at++) - '0';
      }
      shares.put(letter, (double) count);
      total += count;
    }
    double all = total;
    shares.replaceAll((letter, count) -> count / all);
    return shares;
  }

  private static Map<Character, Double> anywhere() {
    Map<Character, Double> shares = new HashMap<>();
    for (Language language : LANGUAGES) {
      language.shares.forEach(
          (letter, share) -> shares.merge(letter, share / LANGUAGES.size(), Double::sum));
    }
    return shares;
  }

  /// The best language's score of the text in this page, all of whose bytes it has.
  static double score(EncodingEvidence evidence, CodePage page) {
    double best = Double.NEGATIVE_INFINITY;
    for (Language language : LANGUAGES) {
      best = Math.max(best, score(evidence, page, language));
    }
    return best + pairsScore(evidence, page);
  }

  /// What the letters beyond ASCII that stand side by side say more than each alone.
  private static double pairsScore(EncodingEvidence evidence, CodePage page) {
    double score = 0;
    for (int high = 0; high < 128; high++) {
      for (int next = 0; evidence.occurs(high) && next < 128; next++) {
        long count = evidence.pairs(high, next);
        if (count > 0) {
          char one = page.character(high + 128);
          score += count * Math.log(likelihood(one, page.character(next + 128)));
        }
      }
    }
    return score;
  }

  /// How much likelier or less likely the two are together than each by itself.
  private static double likelihood(char one, char next) {
    if (!Character.isLetter(one) || !Character.isLetter(next)) {
      return 1;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(one);
    if (script != Character.UnicodeScript.of(next)) {
      return SMALL_THEN_CAPITAL;
    }
    double likelihood = 1;
    if (Character.isUpperCase(next)) {
      likelihood =
          Character.isUpperCase(one) ? CAPITAL_AFTER_CAPITAL / CAPITAL_SHARE : SMALL_THEN_CAPITAL;
    }
    return script == Character.UnicodeScript.CYRILLIC
        ? likelihood * alternation(one, next)
        : likelihood;
  }

  /// Vowels and consonants of Slavic words take turns: six of seven letters after a vowel are
  /// consonants, though only four of seven are altogether.
  private static double alternation(char one, char next) {
    boolean vowel = CYRILLIC_VOWELS.indexOf(Character.toLowerCase(one)) >= 0;
    boolean nextVowel = CYRILLIC_VOWELS.indexOf(Character.toLowerCase(next)) >= 0;
    if (vowel == nextVowel) {
      return vowel ? 0.3 : 0.6;
    }
    return 1.5;
  }

  /// What a letter of a text in this page scores at least, if it is right.
  static double letterScoreMin(CodePage page) {
    // All of a Cyrillic text is beyond ASCII, so that hardly any letter is a surprise.
    return page.has('ж') ? CYRILLIC_SCORE_MIN : LETTER_SCORE_MIN;
  }

  private static double score(EncodingEvidence evidence, CodePage page, Language language) {
    double score = 0;
    for (int high = 0; high < 128; high++) {
      if (evidence.occurs(high)) {
        char character = page.character(high + 128);
        score += score(evidence, high, character, language.shares);
        score += LetterPairs.score(language.code, evidence, high, letter(character));
      }
    }
    return score;
  }

  private static double score(
      EncodingEvidence evidence, int high, char character, Map<Character, Double> language) {
    double score = 0;
    double share = share(character, language);
    for (Neighbour before : Neighbour.values()) {
      for (Neighbour after : Neighbour.values()) {
        long count = evidence.count(high, before.ordinal(), after.ordinal());
        if (count > 0) {
          double place = place(character, before, after);
          double here = mixesScripts(character, before, after) ? FLOOR : share * place;
          score += count * Math.log(Math.max(FLOOR, here));
        }
      }
    }
    return score;
  }

  private static double place(char character, Neighbour before, Neighbour after) {
    if (!fits(character, before, after)) {
      return OUT_OF_PLACE;
    }
    return before == Neighbour.UPPER && Character.isUpperCase(character)
        ? CAPITAL_AFTER_CAPITAL / CAPITAL_SHARE
        : 1;
  }

  private static double share(char character, Map<Character, Double> language) {
    if (RARE_SIGNS.indexOf(character) >= 0) {
      return RARE_SIGN_SHARE;
    }
    if (PUNCTUATION.indexOf(character) >= 0) {
      return PUNCTUATION_SHARE;
    }
    char lower = Character.toLowerCase(character);
    char letter = letter(character);
    double share =
        language.getOrDefault(letter, 0.0) * (1 - OTHER_LANGUAGE_SHARE)
            + ANYWHERE.getOrDefault(letter, 0.0) * OTHER_LANGUAGE_SHARE;
    return lower == character ? share : share * CAPITAL_SHARE;
  }

  /// What the tables have it as: in lower case, but for the Turkish capital whose small letter is
  /// ASCII's.
  private static char letter(char character) {
    char lower = Character.toLowerCase(character);
    return lower < 128 ? character : lower;
  }

  /// Whether the text has, more often than by chance, what no language has: signs inside words,
  /// capitals after small letters, characters that are none of its letters and signs.
  static boolean isOutOfPlace(EncodingEvidence evidence, CodePage page) {
    long odd = 0;
    for (int high = 0; high < 128; high++) {
      for (Neighbour before : Neighbour.values()) {
        for (Neighbour after : Neighbour.values()) {
          boolean fits = isPlaced(page.character(high + 128), before, after);
          odd += fits ? 0 : evidence.count(high, before.ordinal(), after.ordinal());
        }
      }
    }
    return odd > 1 && odd > ODD_SHARE_MAX * letters(evidence);
  }

  /// As `fits`, but for letters beside digits and between capitals, which are merely rare.
  private static boolean isPlaced(char character, Neighbour before, Neighbour after) {
    if (PUNCTUATION.indexOf(character) < 0 && INSIDE_WORDS.indexOf(character) < 0) {
      boolean isLetter = ANYWHERE.containsKey(letter(character));
      return isLetter && !(Character.isUpperCase(character) && before == Neighbour.LOWER);
    }
    return Character.isLetter(character) || fits(character, before, after);
  }

  /// A letter of another script beside one of ASCII.
  private static boolean mixesScripts(char character, Neighbour before, Neighbour after) {
    return Character.isLetter(character)
        && Character.UnicodeScript.of(character) != Character.UnicodeScript.LATIN
        && Character.UnicodeScript.of(character) != Character.UnicodeScript.COMMON
        && (before == Neighbour.LOWER
            || before == Neighbour.UPPER
            || after == Neighbour.LOWER
            || after == Neighbour.UPPER);
  }

  private static boolean fits(char character, Neighbour before, Neighbour after) {
    if (Character.isUpperCase(character)) {
      return before != Neighbour.LOWER;
    }
    if (Character.isLetter(character)) {
      return !(before == Neighbour.UPPER && after == Neighbour.UPPER)
          && before != Neighbour.DIGIT
          && after != Neighbour.DIGIT;
    }
    boolean inside =
        (before == Neighbour.LOWER || before == Neighbour.UPPER)
            && (after == Neighbour.LOWER || after == Neighbour.UPPER);
    boolean atHome = after == Neighbour.LOWER ? BEFORE_WORDS.indexOf(character) >= 0 : !inside;
    return atHome || INSIDE_WORDS.indexOf(character) >= 0;
  }

  /// How many bytes beyond ASCII there are.
  static long letters(EncodingEvidence evidence) {
    long letters = 0;
    for (int high = 0; high < 128; high++) {
      for (int before = 0; before < EncodingEvidence.NEIGHBOURS; before++) {
        for (int after = 0; after < EncodingEvidence.NEIGHBOURS; after++) {
          letters += evidence.count(high, before, after);
        }
      }
    }
    return letters;
  }
}
