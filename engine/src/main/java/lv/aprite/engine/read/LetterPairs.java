package lv.aprite.engine.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Which letters of ASCII stand beside each letter beyond ASCII in the words of a language: `ņ`
/// before `e` is likely Latvian, `ñ` before `s` unlikely Spanish.
///
/// The words are in `words.txt`, written down for this purpose.
final class LetterPairs {
  /// So many neighbours are supposed before any word is seen.
  private static final double SUPPOSED = 8;

  private static final int[] NONE = new int[EncodingEvidence.BESIDE];
  private static final Map<String, LetterPairs> LANGUAGES = read();

  /// How often each letter of ASCII, and the edge of a word, stands beside any letter beyond it.
  private static final double[] ANYWHERE = anywhere();

  private final Map<Character, int[]> before = new HashMap<>();
  private final Map<Character, int[]> behind = new HashMap<>();

  private LetterPairs(String[] words) {
    for (String word : words) {
      for (int i = 0; i < word.length(); i++) {
        if (word.charAt(i) >= 128) {
          count(before, word.charAt(i), i == 0 ? '\0' : word.charAt(i - 1));
          count(behind, word.charAt(i), i + 1 == word.length() ? '\0' : word.charAt(i + 1));
        }
      }
    }
  }

  private static void count(Map<Character, int[]> counts, char letter, char beside) {
    if (beside < 128) {
      int[] of = counts.computeIfAbsent(letter, none -> new int[EncodingEvidence.BESIDE]);
      of[beside >= 'a' && beside <= 'z' ? beside - 'a' : EncodingEvidence.EDGE]++;
    }
  }

  private static Map<String, LetterPairs> read() {
    Map<String, LetterPairs> languages = new LinkedHashMap<>();
    try (InputStream in =
        Objects.requireNonNull(LetterPairs.class.getResourceAsStream("words.txt"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .forEach(line ->
              languages.put(line.substring(0, 2), new LetterPairs(line.substring(4).split(" "))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return languages;
  }

  private static double[] anywhere() {
    double[] counts = new double[EncodingEvidence.BESIDE];
    double total = 0;
    for (LetterPairs language : LANGUAGES.values()) {
      for (Map<Character, int[]> side : List.of(language.before, language.behind)) {
        for (int[] of : side.values()) {
          for (int i = 0; i < of.length; i++) {
            counts[i] += of[i];
            total += of[i];
          }
        }
      }
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (counts[i] + 1) / (total + counts.length);
    }
    return counts;
  }

  /// How much likelier than anywhere, as a logarithm, what stands beside this byte is if it is this
  /// letter of the language. 0 when nothing is known of the language.
  ///
  /// @param language ISO 639
  static double score(String language, EncodingEvidence evidence, int high, char letter) {
    LetterPairs pairs = LANGUAGES.get(language);
    if (pairs == null) {
      return 0;
    }
    int[] before = pairs.before.getOrDefault(letter, NONE);
    int[] behind = pairs.behind.getOrDefault(letter, NONE);
    double score = 0;
    for (int beside = 0; beside < EncodingEvidence.BESIDE; beside++) {
      score += evidence.countBehind(high, beside) * ratio(before, beside);
      score += evidence.countBefore(high, beside) * ratio(behind, beside);
    }
    return score;
  }

  private static double ratio(int[] counts, int beside) {
    double total = 0;
    for (int count : counts) {
      total += count;
    }
    return Math.log((counts[beside] / ANYWHERE[beside] + SUPPOSED) / (total + SUPPOSED));
  }
}
