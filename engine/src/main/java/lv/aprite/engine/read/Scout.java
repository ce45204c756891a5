package lv.aprite.engine.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import lv.aprite.engine.contract.Dialect;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.work.Crew;

/// Finds out what a file is that nobody describes: encoding, delimiter, header and the columns'
/// types, by every byte of it.
///
/// The first megabyte only says what to suppose. One pass over the whole file gathers the evidence
/// under that supposition, and then everything is decided; if it comes out otherwise, the pass is
/// repeated under what was found. Where two readings are possible there is none.
public final class Scout {
  private static final int HEAD_BYTES = 1 << 20;
  private static final int PASSES_MAX = 3;

  // ASCII's unit separator: no text has it.
  private static final char NO_DELIMITER = '\u001F';

  /// What the rows are read by during a pass.
  private record Supposition(
      EncodingFinder.Outcome.Found encoding,
      char delimiter,
      int width,
      HeaderGuess.Outcome.Found header) {
    Framing framing() {
      return new Framing(
          encoding.encoding(),
          delimiter,
          (int) header.row().number(),
          header.names().names(),
          header.names().unnamed());
    }

    boolean readsLike(Supposition other) {
      return framing().equals(other.framing());
    }
  }

  /// What is known beforehand of text that was made of a table.
  private record Known(int width, String evidence) {
    EncodingFinder.Outcome.Found encoding() {
      return new EncodingFinder.Outcome.Found(Encoding.UTF_8, evidence);
    }
  }

  private sealed interface Step {
    record Supposed(Supposition supposition) implements Step {}

    record Refused(List<Finding> findings) implements Step {}
  }

  private final Source source;
  private final IntPredicate textOnly;
  private final Optional<Known> known;
  private final Crew crew;

  private Scout(Source source, IntPredicate textOnly, Optional<Known> known, Crew crew) {
    this.source = source;
    this.textOnly = textOnly;
    this.known = known;
    this.crew = crew;
  }

  /// @param textOnly every column is text, whatever its cells look like
  /// @param crew does the work beside the caller, who closes it
  public static Scouted scout(Source source, boolean textOnly, Crew crew) throws IOException {
    return new Scout(source, column -> textOnly, Optional.empty(), crew).scout();
  }

  /// Text that was made of a table: encoding and delimiter (a comma) are known, and every row has
  /// the same width.
  ///
  /// @param textOnly the columns that are text, whatever their cells look like
  /// @param evidence what is known of it, in words
  public static Scouted table(
      Source source, int width, IntPredicate textOnly, String evidence, Crew crew)
      throws IOException {
    return new Scout(source, textOnly, Optional.of(new Known(width, evidence)), crew).scout();
  }

  private Scouted scout() throws IOException {
    byte[] firstBytes = EncodingFinder.firstBytes(source);
    Optional<Finding> binary = known.isEmpty() ? BinaryForm.find(firstBytes) : Optional.empty();
    if (binary.isPresent()) {
      return doubtful(List.of(binary.get()));
    }
    Optional<EncodingFinder.Outcome.Found> certain =
        known.isPresent()
            ? Optional.of(known.get().encoding())
            : EncodingFinder.byFirstBytes(firstBytes);
    EncodingFinder.Outcome.Found encoding = certain.orElseGet(() -> supposed(firstBytes));
    if (LayoutFinder.isEmpty(source, encoding.encoding())) {
      return doubtful(List.of(LayoutFinder.empty(source)));
    }
    Step step = decide(encoding, headWidths(encoding.encoding()));
    if (step instanceof Step.Refused) {
      // The head may mislead; the whole file decides.
      step = afterPass(certain, ScoutPass.withoutColumns(source, encoding.encoding(), crew));
    }
    for (int pass = 0; pass < PASSES_MAX; pass++) {
      switch (step) {
        case Step.Refused(List<Finding> findings) -> {
          return doubtful(findings);
        }
        case Step.Supposed(Supposition supposed) -> {
          ScoutPass whole = ScoutPass.over(source, supposed.framing(), textOnly, crew);
          step = afterPass(certain, whole);
          if (step instanceof Step.Supposed(Supposition found) && found.readsLike(supposed)) {
            return describe(found, whole);
          }
        }
      }
    }
    return doubtful(
        List.of(
            new Finding(
                Rule.DIALECT_AMBIGUOUS,
                new Location.File(),
                "one way to read the file",
                "ways that contradict each other")));
  }

  private static EncodingFinder.Outcome.Found supposed(byte[] firstBytes) {
    EncodingEvidence evidence = new EncodingEvidence();
    evidence.add(firstBytes, 0, firstBytes.length, 0);
    boolean utf8 = evidence.ascii() || evidence.letters().isUtf8();
    Encoding encoding = utf8 ? Encoding.UTF_8 : Encoding.WINDOWS_1257;
    return new EncodingFinder.Outcome.Found(encoding, "supposed");
  }

  private List<WidthCounter> headWidths(Encoding encoding) throws IOException {
    byte[] head = new byte[HEAD_BYTES + Chunk.SLACK];
    List<WidthCounter> counters = DialectChoice.counters();
    try (Intake intake = new Intake(source, encoding)) {
      int length = intake.read(head, 0, HEAD_BYTES);
      boolean cut = intake.ending() instanceof Chunk.Ending.MoreFollows;
      int whole = length;
      while (cut && whole > 0 && head[whole - 1] != '\n' && head[whole - 1] != '\r') {
        whole--;
      }
      int counted = whole == 0 ? length : whole;
      counters.forEach(counter -> counter.add(head, counted));
    }
    counters.forEach(WidthCounter::finish);
    return counters;
  }

  private Step afterPass(Optional<EncodingFinder.Outcome.Found> certain, ScoutPass pass)
      throws IOException {
    EncodingFinder.Outcome encoding =
        certain.isPresent()
            ? certain.get()
            : EncodingFinder.byAllBytes(pass.encodingEvidence(), source, pass.delimiter());
    return switch (encoding) {
      case EncodingFinder.Outcome.Found found -> decide(found, pass.widths());
      case EncodingFinder.Outcome.Doubtful(Finding finding) -> new Step.Refused(List.of(finding));
    };
  }

  /// Decides on delimiter and header by the widths of the records.
  private Step decide(EncodingFinder.Outcome.Found encoding, List<WidthCounter> widths)
      throws IOException {
    if (known.isPresent()) {
      return supposed(encoding, ',', known.get().width());
    }
    List<DialectChoice.Candidate> fitting = DialectChoice.fitting(widths);
    List<DialectChoice.Candidate> headed = highestHeader(encoding.encoding(), fitting);
    return switch (DialectChoice.choose(widths, headed)) {
      case DialectChoice.Outcome.Doubtful(Finding finding) -> new Step.Refused(List.of(finding));
      case DialectChoice.Outcome.Clear(char delimiter, int width) ->
          supposed(encoding, delimiter, width);
    };
  }

  private Step supposed(EncodingFinder.Outcome.Found encoding, char delimiter, int width)
      throws IOException {
    return switch (header(encoding.encoding(), delimiter, width)) {
      case HeaderGuess.Outcome.Doubtful(List<Finding> findings) -> new Step.Refused(findings);
      case HeaderGuess.Outcome.Found header ->
          new Step.Supposed(new Supposition(encoding, delimiter, width, header));
    };
  }

  /// Of several delimiters those whose header stands highest: decimal commas give rows of equal
  /// width, but no header.
  private List<DialectChoice.Candidate> highestHeader(
      Encoding encoding, List<DialectChoice.Candidate> fitting) throws IOException {
    if (fitting.size() < 2) {
      return fitting;
    }
    long highest = Long.MAX_VALUE;
    List<DialectChoice.Candidate> highestOnes = new ArrayList<>();
    for (DialectChoice.Candidate candidate : fitting) {
      if (header(encoding, candidate.delimiter(), candidate.width())
          instanceof HeaderGuess.Outcome.Found(Head.Row row, _, _)) {
        if (row.number() < highest) {
          highest = row.number();
          highestOnes.clear();
        }
        if (row.number() == highest) {
          highestOnes.add(candidate);
        }
      }
    }
    return highestOnes.isEmpty() ? fitting : highestOnes;
  }

  private HeaderGuess.Outcome header(Encoding encoding, char delimiter, int width)
      throws IOException {
    return HeaderGuess.in(Head.read(source, encoding, delimiter, HeaderGuess.ROWS_MAX), width);
  }

  private Scouted describe(Supposition found, ScoutPass pass) throws IOException {
    List<ColumnEvidence.Typed> typed = pass.typed();
    List<FieldType> types = typed.stream().map(ColumnEvidence.Typed::type).toList();
    Optional<Finding> doubt = HeaderGuess.doubt(found.header, pass, types);
    boolean allText = types.stream().allMatch(type -> type instanceof FieldType.Text);
    if (doubt.isEmpty() && known.isEmpty() && allText && mayBeOneColumn(found)) {
      doubt = Optional.of(DialectChoice.maybeOneColumn(found.delimiter, found.width));
    }
    if (doubt.isPresent()) {
      return doubtful(List.of(doubt.get()));
    }
    Framing framing = found.framing().mending(pass.mending());
    List<Field> fields = new ArrayList<>();
    List<Layout.Origin> origins = new ArrayList<>();
    List<FieldSource> sources = new ArrayList<>();
    IntStream.range(0, typed.size())
        .forEach(i -> {
          String header = framing.columns().get(i);
          fields.add(field(HeaderNames.common(header), types.get(i)));
          origins.add(new Layout.Origin.Column(header, typed.get(i).parsing()));
          sources.add(new FieldSource.Column(i, header, typed.get(i).parsing()));
        });
    Layout layout =
        new Layout(
            "found",
            new Layout.EncodingRule.Stated(framing.encoding()),
            new Dialect(framing.delimiter(), new Dialect.HeaderRow.At(framing.headerRow())),
            origins,
            List.of());
    Findings notes = LayoutFinder.notes(framing, pass.hadByteOrderMark());
    found.header.above().forEach(title -> notes.add(aboveHeader(title, framing.headerRow())));
    return new Scouted.Described(
        new Schema(fields, List.of()),
        new Match.Matched(layout, framing, found.encoding.evidence(), sources, notes),
        pass.sha256());
  }

  /// Whether the title could be the header of a single column, in which the delimiter is no
  /// delimiter. Cells in quotes are against it.
  private boolean mayBeOneColumn(Supposition found) throws IOException {
    if (!found.header.standsUnderOneCell()) {
      return false;
    }
    Encoding encoding = found.encoding.encoding();
    long faults = quoteFaults(Head.read(source, encoding, found.delimiter, HeaderGuess.ROWS_MAX));
    return quoteFaults(Head.read(source, encoding, NO_DELIMITER, HeaderGuess.ROWS_MAX)) <= faults;
  }

  private static long quoteFaults(Head head) {
    return head.rows().stream()
        .filter(row -> row.fault() instanceof RecordCells.Fault.Quote)
        .count();
  }

  private static Finding aboveHeader(Head.Row title, int headerRow) {
    return new Finding(
        Rule.ROWS_ABOVE_HEADER,
        new Location.Row(title.number()),
        "no row above the header",
        "a title above the header in row " + headerRow);
  }

  private static Field field(String name, FieldType type) {
    return new Field(name, type, false, false, List.of(), LocalText.NONE, LocalText.NONE);
  }

  private static Scouted doubtful(List<Finding> reasons) {
    Findings findings = new Findings();
    reasons.forEach(findings::add);
    return new Scouted.Doubtful(findings);
  }
}
