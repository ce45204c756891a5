package lv.aprite.engine.form;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.FileFormat;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.Source;

/// Tells what a file is, by its bytes, and opens its table as text.
public final class Forms {
  /// One way to know files by their first bytes. The first that knows the file has it.
  interface Format {
    /// @param head the first {@value #HEAD_BYTES} bytes, fewer if the file is shorter
    /// @return empty where it is none of this format
    Optional<TableFile.Looked> look(Source source, byte[] head, Limits limits) throws IOException;
  }

  static final int HEAD_BYTES = 1 << 12;

  private static final List<Format> FORMATS =
      List.of(
          new XlsxFormat(),
          new OdsFormat(),
          new XlsFormat(),
          DocumentFile::parquet,
          DocumentFile::json,
          DocumentFile::xml);

  private Forms() {}

  /// What the file is, without opening any of its tables.
  ///
  /// @return empty for delimited text, and for what nobody knows: its reader has the last word
  public static Optional<TableFile.Looked> look(Source source) throws IOException {
    byte[] head;
    try (InputStream in = source.open()) {
      head = in.readNBytes(HEAD_BYTES);
    }
    for (Format format : FORMATS) {
      Optional<TableFile.Looked> looked = format.look(source, head, Limits.USUAL);
      if (looked.isPresent()) {
        return looked;
      }
    }
    return Optional.empty();
  }

  public static Opened open(Source source, TablePlace place) throws IOException {
    Optional<TableFile.Looked> looked = look(source);
    return looked.isEmpty()
        ? new Opened.Text(source)
        : switch (looked.get()) {
          case TableFile.Looked.Broken(Finding finding) -> refused(finding);
          case TableFile.Looked.Fits(TableFile file) -> open(source, file, place);
        };
  }

  public static Opened open(Source source, TableFile file, TablePlace place) throws IOException {
    return switch (file.choose(place)) {
      case TableFile.Chosen.None(Finding finding) -> refused(finding);
      case TableFile.Chosen.One(TableFile.Table table) -> {
        Survey survey = Survey.of(table, Limits.USUAL);
        Findings remarks = survey.remarks();
        if (remarks.count(Rule.Effect.REFUSES_FILE) > 0) {
          yield new Opened.Refused(remarks);
        }
        nameBelied(source.name(), file.format()).ifPresent(remarks::add);
        yield new Opened.Table(
            new TableText(source.name(), table, survey.width(), survey.textBytes()),
            original(source),
            file.format(),
            table.name(),
            survey.width(),
            table.isTyped() ? survey.texts() : new java.util.BitSet(),
            remarks);
      }
    };
  }

  private static Optional<Finding> nameBelied(String name, FileFormat format) {
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    for (FileFormat other : FileFormat.values()) {
      if (other.label().equals(ending) && other != format) {
        return Optional.of(
            new Finding(
                Rule.FORMAT_BELIES_NAME,
                new Location.File(),
                "a file whose name says what it is",
                format.words() + " named ." + ending));
      }
    }
    return Optional.empty();
  }

  /// Reads the whole file.
  public static Opened.Original original(Source source) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    try (InputStream in = source.open()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        size += read;
      }
    }
    return new Opened.Original(source, size, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Opened refused(Finding finding) {
    Findings findings = new Findings();
    findings.add(finding);
    return new Opened.Refused(findings);
  }
}
