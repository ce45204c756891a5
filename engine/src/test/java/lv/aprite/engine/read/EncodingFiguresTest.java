package lv.aprite.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import lv.aprite.engine.contract.Encoding;
import org.junit.jupiter.api.Test;

/// How often a file is read in its encoding when nobody states it, over languages, code pages and
/// lengths. The words are the names of countries, languages and currencies that the JDK has of each
/// language (Unicode CLDR); the scorer was made without them. Other samples: `-Daprite.seed=N`.
class EncodingFiguresTest {
  private static final int SAMPLES = 60;
  private static final List<Integer> WORDS = List.of(1, 2, 3, 6, 20, 100);
  private static final int SILENT_PER_MILLE_MAX = 5;
  private static final List<String> BALTIC =
      List.of("windows-1257", "ISO-8859-13", "ISO-8859-4", "ISO-8859-10");

  private enum Outcome {
    RIGHT,
    ASKED,
    SILENT
  }

  /// Which pages agencies of a language write.
  private static final Map<String, List<String>> PAGES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("lv", baltic()),
              Map.entry("lt", baltic()),
              Map.entry(
                  "et",
                  List.of(
                      "windows-1257",
                      "ISO-8859-13",
                      "ISO-8859-4",
                      "ISO-8859-10",
                      "IBM775",
                      "windows-1252",
                      "ISO-8859-15")),
              Map.entry("pl", List.of("windows-1250", "ISO-8859-2", "IBM852", "windows-1257")),
              Map.entry(
                  "de",
                  List.of(
                      "windows-1252",
                      "ISO-8859-15",
                      "windows-1250",
                      "IBM852",
                      "macintosh",
                      "IBM850",
                      "windows-1257")),
              Map.entry("fr", List.of("windows-1252", "ISO-8859-15", "macintosh", "IBM850")),
              Map.entry("es", List.of("windows-1252", "ISO-8859-15", "macintosh")),
              Map.entry("sv", List.of("windows-1252", "ISO-8859-15", "macintosh")),
              Map.entry("fi", List.of("windows-1252", "ISO-8859-15", "IBM850")),
              Map.entry("cs", List.of("windows-1250", "ISO-8859-2", "IBM852", "x-mac-ce")),
              Map.entry("hu", List.of("windows-1250", "ISO-8859-2", "IBM852")),
              Map.entry("tr", List.of("windows-1254")),
              Map.entry(
                  "ru",
                  List.of("windows-1251", "KOI8-R", "IBM866", "x-mac-cyrillic", "ISO-8859-5"))));

  private static List<String> baltic() {
    return List.of("windows-1257", "ISO-8859-13", "ISO-8859-4", "ISO-8859-10", "IBM775");
  }

  /// The words of a language that have a letter beyond ASCII.
  private static List<String> words(String language) {
    Locale in = Locale.of(language);
    List<String> words = new ArrayList<>();
    for (String country : Locale.getISOCountries()) {
      words.add(Locale.of("", country).getDisplayCountry(in));
    }
    for (String other : Locale.getISOLanguages()) {
      words.add(Locale.of(other).getDisplayLanguage(in));
    }
    for (Currency currency : Currency.getAvailableCurrencies()) {
      words.add(currency.getDisplayName(in));
    }
    return words.stream()
        .distinct()
        .filter(word -> word.chars().anyMatch(c -> c >= 128))
        .sorted()
        .toList();
  }

  private static Charset charset(String label) {
    return switch (label) {
      case "macintosh" -> Charset.forName("x-MacRoman");
      case "x-mac-ce" -> Charset.forName("x-MacCentralEurope");
      case "x-mac-cyrillic" -> Charset.forName("x-MacCyrillic");
      default -> Charset.forName(label);
    };
  }

  private static Optional<byte[]> encode(String text, String label) {
    if (label.equals("ISO-8859-10")) {
      Encoder encoder = new Encoder(Encoding.ISO_8859_10);
      return encoder.hasAll(text) ? Optional.of(encoder.bytes(text)) : Optional.empty();
    }
    try {
      var bytes = charset(label).newEncoder().encode(CharBuffer.wrap(text));
      byte[] array = new byte[bytes.remaining()];
      bytes.get(array);
      return Optional.of(array);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String decode(byte[] bytes, Encoding encoding) {
    if (encoding.isSingleByte()) {
      CodePage page = CodePage.of(encoding);
      StringBuilder text = new StringBuilder();
      for (byte b : bytes) {
        text.append(page.character(b & 0xFF));
      }
      return text.toString();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private record Sample(String language, String page, int words) {}

  @Test
  void textIsReadInItsEncodingOrAskedAbout() throws IOException {
    Random random = new Random(Long.getLong("aprite.seed", 1));
    Map<Sample, Map<Outcome, Integer>> counts = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> language : PAGES.entrySet()) {
      List<String> words = words(language.getKey());
      for (String page : language.getValue()) {
        for (int length : WORDS) {
          Sample sample = new Sample(language.getKey(), page, length);
          for (int i = 0; i < SAMPLES; i++) {
            String text = text(words, length, random);
            Optional<byte[]> bytes = encode(text, page);
            if (bytes.isPresent()) {
              counts
                  .computeIfAbsent(sample, none -> new EnumMap<>(Outcome.class))
                  .merge(read(text, bytes.get(), sample), 1, Integer::sum);
            }
          }
        }
      }
    }
    print(counts, sample -> sample.language + " in " + sample.page);
    print(counts, sample -> sample.words + " words");
    assertThat(sum(counts, sample -> true, Outcome.SILENT))
        .as("wrong in silence, of " + sum(counts, sample -> true))
        .isLessThanOrEqualTo(sum(counts, sample -> true) * SILENT_PER_MILLE_MAX / 1000);
    Predicate<Sample> baltic =
        sample -> BALTIC.contains(sample.page) && "lv lt et".contains(sample.language);
    assertThat(sum(counts, baltic.and(sample -> sample.words >= 3), Outcome.SILENT)).isZero();
    assertThat(sum(counts, baltic.and(sample -> sample.words >= 20), Outcome.ASKED))
        .isLessThanOrEqualTo(5);
  }

  private static String text(List<String> words, int length, Random random) {
    StringBuilder text = new StringBuilder("id;name\r\n");
    for (int i = 0; i < length; i++) {
      text.append(i).append(';').append(words.get(random.nextInt(words.size()))).append("\r\n");
    }
    return text.toString();
  }

  private static Outcome read(String text, byte[] bytes, Sample sample) throws IOException {
    return switch (EncodingFinder.find(new BytesSource(bytes), ';')) {
      case EncodingFinder.Outcome.Doubtful _ -> Outcome.ASKED;
      case EncodingFinder.Outcome.Found(Encoding encoding, var _) -> {
        String read = decode(bytes, encoding);
        if (!read.equals(text)) {
          String head = read.substring(0, Math.min(80, read.length())).replace("\r\n", "|");
          System.out.println("in silence: " + sample + " as " + encoding.label() + ": " + head);
        }
        yield read.equals(text) ? Outcome.RIGHT : Outcome.SILENT;
      }
    };
  }

  private static void print(
      Map<Sample, Map<Outcome, Integer>> counts, Function<Sample, String> by) {
    Map<String, Map<Outcome, Integer>> grouped = new LinkedHashMap<>();
    counts.forEach((sample, outcomes) ->
        outcomes.forEach((outcome, count) ->
            grouped
                .computeIfAbsent(by.apply(sample), none -> new EnumMap<>(Outcome.class))
                .merge(outcome, count, Integer::sum)));
    grouped.forEach((name, outcomes) -> System.out.println(name + " " + outcomes));
  }

  private static int sum(
      Map<Sample, Map<Outcome, Integer>> counts, Predicate<Sample> which, Outcome... outcomes) {
    List<Outcome> wanted = outcomes.length == 0 ? List.of(Outcome.values()) : List.of(outcomes);
    return counts.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .flatMap(entry -> entry.getValue().entrySet().stream())
        .filter(entry -> wanted.contains(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
