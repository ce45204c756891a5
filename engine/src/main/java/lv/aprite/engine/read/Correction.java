package lv.aprite.engine.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// A file of rejected rows (see [RejectedForm]) that a person corrected and dropped again. It
/// stands for its origin with those rows replaced.
///
/// Programs write such a file anew: in another encoding, with another delimiter, quotes and line
/// ends, with rows left out or in another order, with the columns of reasons gone. So it is read by
/// its own header and its own evidence, and only what it says of rows counts.
public final class Correction {
  /// More than that is better mended in the file itself.
  public static final long BYTES_MAX = 64L << 20;

  private static final int HEAD_BYTES = 256;
  private static final int ROWS_LOOKED_AT = 1000;
  private static final Pattern BEGINNING =
      Pattern.compile("\uFEFF?\"?" + RejectedForm.ROW + "\"?([,;\t|])");

  private final Source source;
  private final Optional<Encoding> certain;
  private final char delimiter;

  private Correction(Source source, Optional<Encoding> certain, char delimiter) {
    this.source = source;
    this.certain = certain;
    this.delimiter = delimiter;
  }

  /// What came of holding a correction against its origin.
  public sealed interface Applied {
    /// @param source the origin with the rows replaced
    /// @param replaced how many rows have other cells than in the origin
    /// @param unchanged how many rows came back as they were
    record Patched(Source source, long replaced, long unchanged) implements Applied {}

    /// It cannot be told what is meant.
    record Faulty(Findings findings) implements Applied {}
  }

  /// The file as a correction, if its header says that it is one.
  public static Optional<Correction> of(Source source) throws IOException {
    byte[] head;
    try (InputStream in = source.open()) {
      head = in.readNBytes(HEAD_BYTES);
    }
    Optional<Encoding> certain =
        EncodingFinder.byFirstBytes(head).map(EncodingFinder.Outcome.Found::encoding);
    Charset charset =
        switch (certain.orElse(Encoding.WINDOWS_1252).kind()) {
          case UTF_16LE -> StandardCharsets.UTF_16LE;
          case UTF_16BE -> StandardCharsets.UTF_16BE;
          case UTF_8 -> StandardCharsets.UTF_8;
          case PAGE -> StandardCharsets.ISO_8859_1;
        };
    Matcher beginning = BEGINNING.matcher(new String(head, charset));
    return beginning.lookingAt()
        ? Optional.of(new Correction(source, certain, beginning.group(1).charAt(0)))
        : Optional.empty();
  }

  /// The submission that its rows say they are from: the first one that is named.
  public Optional<String> origin() throws IOException {
    // What is looked for is ASCII, whatever the encoding.
    try (Records records = Records.open(source, certain.orElse(Encoding.WINDOWS_1252), delimiter)) {
      while (records.row() < ROWS_LOOKED_AT && records.next()) {
        Optional<RejectedForm.Mark> mark = RejectedForm.Mark.of(records.cells().getFirst());
        if (mark.isPresent()) {
          return Optional.of(mark.get().submission());
        }
      }
      return Optional.empty();
    }
  }

  /// The origin as this correction has it.
  ///
  /// @param name of the submission that it was dropped as, for messages
  /// @param origin the file that the rows are from
  /// @param framing how the origin is read
  /// @param rejected the file of the origin's rejected rows as it was written
  public Applied apply(String name, Source origin, Framing framing, Source rejected)
      throws IOException {
    if (source.sizeBytes() > BYTES_MAX) {
      return faulty(
          new Finding(
              Rule.CORRECTION_TOO_LARGE,
              new Location.File(),
              "at most " + BYTES_MAX + " bytes",
              source.sizeBytes() + " bytes"));
    }
    return switch (encoding(framing)) {
      case EncodingFinder.Outcome.Doubtful(Finding finding) -> faulty(finding);
      case EncodingFinder.Outcome.Found(Encoding encoding, var _) -> {
        CorrectedRows rows =
            new CorrectedRows(framing, encoding, certain.isPresent(), origin().orElse(""));
        try (Records records = Records.open(source, encoding, delimiter)) {
          rows.read(records);
        }
        if (rows.findings().isEmpty()) {
          try (Records records = Records.open(rejected, framing.encoding(), framing.delimiter())) {
            rows.compare(records);
          }
        }
        yield rows.findings().isEmpty()
            ? rows.patch(name, origin)
            : new Applied.Faulty(rows.findings());
      }
    };
  }

  /// Unless it is certain or Unicode, it is what it was when it was handed out.
  private EncodingFinder.Outcome encoding(Framing framing) throws IOException {
    if (certain.isPresent()) {
      return new EncodingFinder.Outcome.Found(certain.get(), "");
    }
    EncodingEvidence evidence = EncodingEvidence.of(source);
    Encoding before = framing.encoding();
    if (!evidence.utf8() && before.isSingleByte() && evidence.decodes(before)) {
      return new EncodingFinder.Outcome.Found(before, "");
    }
    return EncodingFinder.byAllBytes(evidence, source, delimiter);
  }

  private static Applied faulty(Finding finding) {
    Findings findings = new Findings();
    findings.add(finding);
    return new Applied.Faulty(findings);
  }
}
