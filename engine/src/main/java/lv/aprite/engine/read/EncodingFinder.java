package lv.aprite.engine.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.table.Letters;

/// Finds the encoding of a file that none is stated for, by all of its bytes.
///
/// A byte order mark, or UTF-16 that is certain without one, decides; that the rest of the file
/// agrees is seen when it is read. Else the file is UTF-8 if it is valid as such, or, if it is not,
/// in the one code page that explains it far better than the others, those that are not read among
/// them.
final class EncodingFinder {
  /// What came of it.
  sealed interface Outcome {
    /// @param evidence in words
    record Found(Encoding encoding, String evidence) implements Outcome {}

    record Doubtful(Finding finding) implements Outcome {}
  }

  private static final List<Encoding> PAGES =
      Arrays.stream(Encoding.values()).filter(Encoding::isSingleByte).toList();

  /// What can belie a page that is stated.
  private static final Set<Encoding> USUAL =
      EnumSet.of(
          Encoding.WINDOWS_1257,
          Encoding.WINDOWS_1252,
          Encoding.WINDOWS_1250,
          Encoding.WINDOWS_1251,
          Encoding.ISO_8859_13,
          Encoding.ISO_8859_4,
          Encoding.ISO_8859_2);

  private static final int HEAD_BYTES = 1 << 16;

  // So few that they may be UTF-8 by chance.
  private static final int FEW_SEQUENCES = 3;

  private EncodingFinder() {}

  /// @param delimiter by which rows are counted, should a finding name one
  static Outcome find(Source source, char delimiter) throws IOException {
    Optional<Outcome.Found> certain = byFirstBytes(firstBytes(source));
    return certain.isPresent()
        ? certain.get()
        : byAllBytes(EncodingEvidence.of(source), source, delimiter);
  }

  static byte[] firstBytes(Source source) throws IOException {
    try (InputStream in = source.open()) {
      return in.readNBytes(HEAD_BYTES);
    }
  }

  /// The encoding, if the first bytes make it certain.
  static Optional<Outcome.Found> byFirstBytes(byte[] head) {
    Optional<Encoding> marked = ByteOrderMark.find(head, head.length);
    if (marked.isPresent()) {
      return Optional.of(new Outcome.Found(marked.get(), "byte order mark"));
    }
    for (Encoding encoding : List.of(Encoding.UTF_16LE, Encoding.UTF_16BE)) {
      if (isUtf16(head, encoding == Encoding.UTF_16BE)) {
        return Optional.of(new Outcome.Found(encoding, "valid UTF-16 that is mostly ASCII"));
      }
    }
    return Optional.empty();
  }

  /// Certain: text of at least four characters without NUL, strictly valid, at least half of it
  /// ASCII.
  private static boolean isUtf16(byte[] head, boolean bigEndian) {
    int units = head.length / 2;
    int ascii = 0;
    for (int i = 0; i < units; i++) {
      int unit = Utf16.unit(head, 2 * i, bigEndian);
      boolean last = i + 1 == units;
      int next = last ? -1 : Utf16.unit(head, 2 * i + 2, bigEndian);
      boolean cut = last && unit >= 0xD800 && unit <= 0xDBFF;
      if (unit == 0 || !cut && Utf16.codePoint(unit, next) < 0) {
        return false;
      }
      ascii += unit < 0x80 ? 1 : 0;
      i += unit >= 0xD800 && unit <= 0xDBFF ? 1 : 0;
    }
    return units >= 4 && 2 * ascii >= units;
  }

  static Outcome byAllBytes(EncodingEvidence evidence, Source source, char delimiter)
      throws IOException {
    if (evidence.ascii()) {
      return new Outcome.Found(Encoding.UTF_8, "ASCII throughout");
    }
    if (evidence.utf8()) {
      return evidence.letters().sequences() <= FEW_SEQUENCES && hasMixedWords(source)
          ? new Outcome.Doubtful(
              unexplained(
                  "a few characters that are UTF-8 perhaps by chance, amid words of another"
                      + " script"))
          : new Outcome.Found(Encoding.UTF_8, "valid UTF-8 throughout");
    }
    if (evidence.letters().isUtf8()) {
      return new Outcome.Found(Encoding.UTF_8, "UTF-8 but for damaged places");
    }
    return byPage(evidence, source, delimiter);
  }

  /// Whether a character of another script than ASCII's stands directly beside one of ASCII. Two
  /// bytes of a code page that happen to be one character in UTF-8 do so.
  private static boolean hasMixedWords(Source source) throws IOException {
    try (Reader text =
        new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8))) {
      int before = ' ';
      for (int c = text.read(); c >= 0; c = text.read()) {
        if (isAsciiLetter(before) && isOfOtherScript(c)
            || isOfOtherScript(before) && isAsciiLetter(c)) {
          return true;
        }
        before = c;
      }
      return false;
    }
  }

  private static boolean isAsciiLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /// From Greek to the last script before the additions to Latin, their own signs among them.
  private static boolean isOfOtherScript(int c) {
    return c >= 0x370 && c < 0x1E00;
  }

  /// A reading of the text.
  ///
  /// @param readable not for pages that are only known by name
  private record Reading(String label, CodePage page, Optional<Encoding> readable, double score) {}

  private static Outcome byPage(EncodingEvidence evidence, Source source, char delimiter)
      throws IOException {
    List<Reading> readings = readings(evidence);
    if (readings.isEmpty()) {
      return new Outcome.Doubtful(unexplained("bytes that no known code page has together"));
    }
    Reading best = readings.getFirst();
    if (best.score < PageScorer.letterScoreMin(best.page) * PageScorer.letters(evidence)) {
      return new Outcome.Doubtful(unexplained("letters of no known language in any code page"));
    }
    if (readings.size() > 1 && best.score - readings.get(1).score < PageScorer.MARGIN) {
      return new Outcome.Doubtful(ambiguous(evidence, best, readings.get(1), source, delimiter));
    }
    if (best.readable.isEmpty()) {
      return new Outcome.Doubtful(
          unexplained("text that reads best in " + best.label + ", which is not read"));
    }
    if (PageScorer.isOutOfPlace(evidence, best.page)) {
      return new Outcome.Doubtful(
          unexplained("characters of " + best.label + " in places where no language has them"));
    }
    return new Outcome.Found(best.readable.get(), "the letters of the whole file");
  }

  /// The page that explains the letters of a text far better than the one that is stated for it,
  /// which makes them letters of no language.
  static Optional<String> belying(Encoding stated, Letters letters) {
    EncodingEvidence evidence = EncodingEvidence.of(letters);
    if (evidence.ascii() || !evidence.decodes(stated)) {
      return Optional.empty();
    }
    CodePage page = CodePage.of(stated);
    long letterCount = PageScorer.letters(evidence);
    double least = PageScorer.letterScoreMin(page) * letterCount;
    double score = PageScorer.score(evidence, page);
    return readings(evidence).stream()
        .limit(1)
        // Pages that few write today explain some mixtures of languages well.
        .filter(best -> best.readable.filter(USUAL::contains).isPresent())
        .filter(best -> score < least)
        .filter(best -> best.score >= PageScorer.letterScoreMin(best.page) * letterCount)
        .filter(best -> best.score - score >= 2 * PageScorer.MARGIN)
        .map(Reading::label)
        .findFirst();
  }

  /// All readings that differ, the best first.
  private static List<Reading> readings(EncodingEvidence evidence) {
    List<Reading> readings = new ArrayList<>();
    for (Encoding encoding : PAGES) {
      add(readings, evidence, encoding.label(), CodePage.of(encoding), Optional.of(encoding));
    }
    for (LookAlike other : LookAlike.ALL) {
      add(readings, evidence, other.label(), other.page(), Optional.empty());
    }
    readings.sort((one, other) -> Double.compare(other.score, one.score));
    return readings;
  }

  /// Pages that read the same letters are one reading, called by the first of them.
  private static void add(
      List<Reading> readings,
      EncodingEvidence evidence,
      String label,
      CodePage page,
      Optional<Encoding> readable) {
    boolean known = readings.stream().anyMatch(r -> evidence.firstDifference(r.page, page) < 0);
    if (!known && evidence.decodes(page)) {
      double score = PageScorer.score(evidence, page) + prior(readable);
      readings.add(new Reading(label, page, readable, score));
    }
  }

  /// How much rarer files are in this page than in those of Windows, as a logarithm. A guess, and
  /// less than the margin: where the letters speak, they decide.
  private static double prior(Optional<Encoding> readable) {
    return readable
        .map(encoding ->
            switch (encoding) {
              case UTF_8, UTF_16LE, UTF_16BE -> 0.0;
              case WINDOWS_1257, WINDOWS_1252, WINDOWS_1250, WINDOWS_1251 -> 0.0;
              case ISO_8859_13, ISO_8859_15, ISO_8859_2, IBM775, IBM852, KOI8_R -> -2.0;
              case ISO_8859_4, ISO_8859_10 -> -3.0;
              case MACINTOSH -> -4.0;
            })
        .orElse(-5.0);
  }

  private static Finding unexplained(String found) {
    return new Finding(Rule.ENCODING_AMBIGUOUS, new Location.File(), "text in one encoding", found);
  }

  private static Finding ambiguous(
      EncodingEvidence evidence, Reading one, Reading other, Source source, char delimiter)
      throws IOException {
    int high = evidence.firstDifference(one.page, other.page);
    long offset = evidence.firstAt(high);
    String found =
        "the byte %02X, which is %c in %s and %c in %s"
            .formatted(
                high + 128,
                one.page.character(high + 128),
                one.label,
                other.page.character(high + 128),
                other.label);
    return new Finding(
        Rule.ENCODING_AMBIGUOUS,
        new Location.Byte(row(source, delimiter, offset), offset),
        "text that reads well in one encoding only",
        found);
  }

  /// The row in which the byte stands.
  private static long row(Source source, char delimiter, long offset) throws IOException {
    RecordCells record = new RecordCells((byte) delimiter, 1);
    long row = 1;
    try (Chunks chunks =
        Chunks.open(source, Encoding.WINDOWS_1252, delimiter, Chunks.CHUNK_BYTES)) {
      while (true) {
        Optional<Chunk> next = chunks.next();
        if (next.isEmpty()) {
          return row;
        }
        Chunk chunk = next.get();
        int at = 0;
        while (at < chunk.length) {
          record.parse(chunk.bytes, at, chunk.length);
          if (chunk.offset + record.next() > offset) {
            return row;
          }
          row += record.lineEnd().records();
          at = record.next();
        }
        chunks.recycle(chunk);
      }
    }
  }
}
