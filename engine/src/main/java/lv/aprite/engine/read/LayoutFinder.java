package lv.aprite.engine.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// Finds the layout of a contract that a file has.
///
/// Each layout's encoding and dialect read the head strictly, and those whose header is there
/// remain. If several do, the encoding that is true of the whole file decides; if that leaves
/// several that would read different things, the file is refused.
public final class LayoutFinder {
  private sealed interface Attempt {
    record Fits(Match.Matched match) implements Attempt {}

    /// @param readable whether the head could be read by the layout's encoding and dialect
    /// @param differences how far the header is from the layout's, as far as can be told
    record Fails(Layout layout, List<Finding> reasons, boolean readable, int differences)
        implements Attempt {
      Fails(Layout layout, List<Finding> reasons, boolean readable) {
        this(layout, reasons, readable, reasons.size());
      }
    }
  }

  private record HeadKey(Encoding encoding, char delimiter, int rowsMax) {}

  private final Source source;
  private final Contract contract;
  private final Optional<Encoding> marked;
  private final Map<HeadKey, Head> heads = new HashMap<>();
  private final Optional<EncodingFinder.Outcome.Found> certain;
  private Optional<EncodingEvidence> letters = Optional.empty();

  private LayoutFinder(Source source, Contract contract, byte[] firstBytes) {
    this.source = source;
    this.contract = contract;
    marked = ByteOrderMark.find(firstBytes, firstBytes.length);
    certain = EncodingFinder.byFirstBytes(firstBytes);
  }

  public static Match find(Source source, Contract contract) throws IOException {
    byte[] firstBytes = EncodingFinder.firstBytes(source);
    Optional<Finding> unreadable = BinaryForm.find(firstBytes);
    if (unreadable.isPresent()) {
      return unmatched(List.of(unreadable.get()));
    }
    return new LayoutFinder(source, contract, firstBytes).find();
  }

  private Match find() throws IOException {
    List<Match.Matched> fitting = new ArrayList<>();
    List<Attempt.Fails> failing = new ArrayList<>();
    for (Layout layout : contract.layouts()) {
      switch (attempt(layout)) {
        case Attempt.Fits(Match.Matched match) -> fitting.add(match);
        case Attempt.Fails fails -> failing.add(fails);
      }
    }
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    if (fitting.isEmpty()) {
      return isEmpty(source, marked.orElse(Encoding.UTF_8))
          ? unmatched(List.of(empty(source)))
          : nearest(failing);
    }
    return decide(fitting);
  }

  /// Whether there is nothing in the file but line ends.
  static boolean isEmpty(Source source, Encoding encoding) throws IOException {
    byte[] buffer = new byte[1 << 12];
    try (Intake intake = new Intake(source, encoding)) {
      while (true) {
        int read = intake.read(buffer, 0, buffer.length);
        for (int i = 0; i < read; i++) {
          if (buffer[i] != '\n' && buffer[i] != '\r') {
            return false;
          }
        }
        if (read == 0) {
          return intake.ending() instanceof Chunk.Ending.EndOfFile;
        }
      }
    }
  }

  static Finding empty(Source source) {
    return new Finding(
        Rule.FILE_EMPTY,
        new Location.File(),
        "a header and rows",
        source.sizeBytes() == 0 ? "no byte" : "nothing but blank lines");
  }

  private Attempt attempt(Layout layout) throws IOException {
    return switch (layout.encoding()) {
      case Layout.EncodingRule.Stated(Encoding encoding) -> {
        if (marked.isPresent() && marked.get() != encoding) {
          yield new Attempt.Fails(layout, List.of(belied(encoding, marked.get())), false);
        }
        yield attempt(layout, encoding, "stated by layout " + layout.id());
      }
      case Layout.EncodingRule.ByEvidence() ->
          switch (evidence(layout.dialect().delimiter())) {
            case EncodingFinder.Outcome.Found(Encoding encoding, String words) ->
                attempt(layout, encoding, words);
            case EncodingFinder.Outcome.Doubtful(Finding finding) ->
                new Attempt.Fails(layout, List.of(finding), false, differencesInAscii(layout));
          };
    };
  }

  /// How far the header is from the layout's when only its ASCII can be read.
  private int differencesInAscii(Layout layout) throws IOException {
    LayoutHeader header = new LayoutHeader(layout);
    char delimiter = layout.dialect().delimiter();
    Head head = head(new HeadKey(Encoding.WINDOWS_1252, delimiter, header.rowsMax()));
    return switch (header.in(head)) {
      case LayoutHeader.Outcome.Found _ -> 0;
      case LayoutHeader.Outcome.Differs(List<Finding> differences) -> differences.size();
      case LayoutHeader.Outcome.Absent _ -> Integer.MAX_VALUE;
    };
  }

  private EncodingFinder.Outcome evidence(char delimiter) throws IOException {
    return certain.isPresent()
        ? certain.get()
        : EncodingFinder.byAllBytes(letters(), source, delimiter);
  }

  private EncodingEvidence letters() throws IOException {
    if (letters.isEmpty()) {
      letters = Optional.of(EncodingEvidence.of(source));
    }
    return letters.get();
  }

  private Finding belied(Encoding stated, Encoding marked) {
    return new Finding(
        Rule.ENCODING_BELIED,
        new Location.File(),
        "text in " + stated.label(),
        "the byte order mark of " + marked.label());
  }

  private Attempt attempt(Layout layout, Encoding encoding, String evidence) throws IOException {
    LayoutHeader header = new LayoutHeader(layout);
    char delimiter = layout.dialect().delimiter();
    Head head = head(new HeadKey(encoding, delimiter, header.rowsMax()));
    return switch (header.in(head)) {
      case LayoutHeader.Outcome.Found(Head.Row row, HeaderNames names) -> {
        Framing framing =
            new Framing(
                encoding,
                delimiter,
                (int) row.number(),
                names.names(),
                names.unnamed(),
                emptyRows(layout),
                Mending.NOTHING);
        List<FieldSource> fields = header.sources(names);
        yield new Attempt.Fits(
            new Match.Matched(
                layout, framing, evidence, fields, notes(framing, marked.isPresent())));
      }
      case LayoutHeader.Outcome.Differs(List<Finding> differences) ->
          new Attempt.Fails(layout, differences, true);
      case LayoutHeader.Outcome.Absent(List<Finding> reasons) -> {
        List<Finding> all = head.stopped().map(List::of).orElse(reasons);
        yield new Attempt.Fails(layout, all, head.stopped().isEmpty());
      }
    };
  }

  /// A row of empty cells can be none where some field needs a value and an empty cell is not one.
  private Framing.EmptyRows emptyRows(Layout layout) {
    Schema schema = contract.schema();
    for (int i = 0; i < schema.fields().size(); i++) {
      Field field = schema.fields().get(i);
      if ((field.required() || schema.primaryKey().contains(field.name()))
          && layout.origins().get(i) instanceof Layout.Origin.Column(_, Parsing parsing)
          && parsing.missing().contains("")) {
        return Framing.EmptyRows.ARE_BLANK;
      }
    }
    return Framing.EmptyRows.ARE_ROWS;
  }

  private Head head(HeadKey key) throws IOException {
    Head known = heads.get(key);
    if (known == null) {
      known = Head.read(source, key.encoding, key.delimiter, key.rowsMax);
      heads.put(key, known);
    }
    return known;
  }

  /// Remarks about the head of a file that can be read.
  static Findings notes(Framing framing, boolean byteOrderMark) {
    Findings notes = new Findings();
    if (byteOrderMark) {
      notes.add(
          new Finding(
              Rule.BYTE_ORDER_MARK,
              new Location.File(),
              "text from the first byte on",
              "the byte order mark of " + framing.encoding().label()));
    }
    if (framing.unnamedColumns() > 0) {
      notes.add(
          new Finding(
              Rule.TRAILING_COLUMNS_DROPPED,
              new Location.Row(framing.headerRow()),
              framing.columns().size() + " columns",
              framing.unnamedColumns() + " more without a name"));
    }
    return notes;
  }

  /// What is wrong, by the layout that comes nearest.
  private Match nearest(List<Attempt.Fails> failing) {
    Attempt.Fails nearest = failing.getFirst();
    for (Attempt.Fails fails : failing) {
      boolean better =
          fails.readable && !nearest.readable
              || fails.readable == nearest.readable && fails.differences < nearest.differences;
      nearest = better ? fails : nearest;
    }
    List<Finding> findings = new ArrayList<>();
    if (failing.size() > 1) {
      findings.add(
          new Finding(
              Rule.LAYOUT_UNKNOWN,
              new Location.File(),
              "the header of one of " + contract.layouts().size() + " layouts",
              "none; nearest is layout " + nearest.layout.id()));
    }
    findings.addAll(nearest.reasons);
    return unmatched(findings);
  }

  private Match decide(List<Match.Matched> fitting) throws IOException {
    EncodingEvidence evidence = letters();
    List<Match.Matched> remaining =
        fitting.stream().filter(match -> isTrue(match.framing().encoding(), evidence)).toList();
    if (remaining.isEmpty()) {
      // Damaged for each of them: the first one's reading says where.
      return fitting.getFirst();
    }
    Match.Matched first = remaining.getFirst();
    for (Match.Matched other : remaining) {
      if (!readAlike(first, other, evidence)) {
        return unmatched(List.of(ambiguous(remaining)));
      }
    }
    return first;
  }

  private static boolean isTrue(Encoding encoding, EncodingEvidence evidence) {
    return switch (encoding.kind()) {
      case UTF_8 -> evidence.utf8() || evidence.letters().isUtf8();
      // These were read strictly by the head, which is next to impossible by chance.
      case UTF_16LE, UTF_16BE -> true;
      case PAGE -> !evidence.letters().isUtf8() && evidence.decodes(encoding);
    };
  }

  private static boolean readAlike(
      Match.Matched one, Match.Matched other, EncodingEvidence evidence) {
    Framing first = one.framing();
    Framing second = other.framing();
    return first.delimiter() == second.delimiter()
        && first.headerRow() == second.headerRow()
        && first.columns().equals(second.columns())
        && one.fields().equals(other.fields())
        && evidence.readAlike(first.encoding(), second.encoding());
  }

  private static Finding ambiguous(List<Match.Matched> matches) {
    List<String> ids = matches.stream().map(match -> match.layout().id()).toList();
    return new Finding(
        Rule.LAYOUT_AMBIGUOUS,
        new Location.File(),
        "one layout that reads the file",
        "layouts " + String.join(" and ", ids) + ", which would read it differently");
  }

  private static Match unmatched(List<Finding> reasons) {
    Findings findings = new Findings();
    reasons.forEach(findings::add);
    return new Match.Unmatched(findings);
  }
}
