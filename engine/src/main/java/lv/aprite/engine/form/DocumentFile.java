package lv.aprite.engine.form;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.FileFormat;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.json.JsonDocument;
import lv.aprite.engine.form.json.JsonReading;
import lv.aprite.engine.form.parquet.ParquetDocument;
import lv.aprite.engine.form.xml.XmlDocument;
import lv.aprite.engine.form.xml.XmlReading;
import lv.aprite.engine.read.Source;

/// A document that has one table, or one at a place that is named: JSON, XML, Parquet.
///
/// @param finding finds the table
record DocumentFile(FileFormat format, Finder finding) implements TableFile {
  /// Finds the table at a place.
  @FunctionalInterface
  interface Finder {
    Surveyed at(TablePlace place) throws IOException;
  }

  static Optional<Looked> parquet(Source source, byte[] head, Limits limits) {
    return start(head).startsWith("PAR1")
        ? Optional.of(
            new Looked.Fits(
                new DocumentFile(FileFormat.PARQUET, place -> ParquetDocument.survey(source))))
        : Optional.empty();
  }

  static Optional<Looked> json(Source source, byte[] head, Limits limits) throws IOException {
    if (!beginsAsJson(start(head))) {
      return Optional.empty();
    }
    return Optional.of(
        switch (JsonDocument.scan(source, JsonReading.byEvidence())) {
          case JsonDocument.Scanned.Broken(Finding finding) -> new Looked.Broken(finding);
          case JsonDocument.Scanned.Sound(JsonDocument document) ->
              new Looked.Fits(
                  new DocumentFile(document.format(), place -> json(source, document, place)));
        });
  }

  private static Surveyed json(Source source, JsonDocument document, TablePlace place)
      throws IOException {
    return switch (place) {
      case TablePlace.Only() -> document.table();
      case TablePlace.Items(String path, List<String> keys, boolean flat) ->
          JsonDocument.survey(
              source,
              new JsonReading(
                  Optional.empty(),
                  path.isEmpty() ? Optional.empty() : Optional.of(path),
                  keys,
                  flat ? JsonReading.Nested.FLATTENED : JsonReading.Nested.KEPT));
      case TablePlace.SheetNamed _, TablePlace.SheetNumbered _ -> withoutSheets();
    };
  }

  static Optional<Looked> xml(Source source, byte[] head, Limits limits) {
    return beginsAsXml(start(head))
        ? Optional.of(
            new Looked.Fits(new DocumentFile(FileFormat.XML, place -> xml(source, place))))
        : Optional.empty();
  }

  private static Surveyed xml(Source source, TablePlace place) throws IOException {
    return switch (place) {
      case TablePlace.Only() -> XmlDocument.survey(source, XmlReading.byEvidence());
      case TablePlace.Items(String path, _, _) -> {
        Optional<XmlReading> reading = XmlReading.of(path);
        yield reading.isEmpty()
            ? Surveyed.refused(
                new Finding(Rule.TABLE_ABSENT, new Location.File(), "a path like /list/item", path))
            : XmlDocument.survey(source, reading.get());
      }
      case TablePlace.SheetNamed _, TablePlace.SheetNumbered _ -> withoutSheets();
    };
  }

  private static Surveyed withoutSheets() {
    return Surveyed.refused(
        new Finding(Rule.TABLE_ABSENT, new Location.File(), "a sheet", "a document"));
  }

  /// The first characters, without a byte order mark and white space.
  private static String start(byte[] head) {
    Charset charset =
        head.length > 1 && (head[0] == 0 || (head[0] & 0xFF) == 0xFE)
            ? StandardCharsets.UTF_16BE
            : head.length > 1 && (head[1] == 0 || (head[0] & 0xFF) == 0xFF)
                ? StandardCharsets.UTF_16LE
                : StandardCharsets.UTF_8;
    String text = new String(head, charset);
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
  }

  /// An opening bracket and what can follow it: headers of text may begin with one too.
  private static boolean beginsAsJson(String start) {
    if (start.isEmpty() || start.charAt(0) != '{' && start.charAt(0) != '[') {
      return false;
    }
    String rest = start.substring(1).stripLeading();
    if (rest.isEmpty()) {
      return true;
    }
    char next = rest.charAt(0);
    return start.charAt(0) == '{'
        ? "\"}".indexOf(next) >= 0
        : "{[\"]".indexOf(next) >= 0
            || next == '-'
            || next >= '0' && next <= '9'
            || rest.startsWith("true")
            || rest.startsWith("false")
            || rest.startsWith("null");
  }

  private static boolean beginsAsXml(String start) {
    return start.length() > 1
        && start.charAt(0) == '<'
        && (start.charAt(1) == '?'
            || start.charAt(1) == '!'
            || start.charAt(1) == '_'
            || Character.isLetter(start.charAt(1)));
  }

  @Override
  public Chosen choose(TablePlace place) throws IOException {
    return new Chosen.One(new Whole(finding.at(place)));
  }

  /// Its table. Where there is none, the findings are told when it is opened.
  private record Whole(Surveyed surveyed) implements Table {
    @Override
    public String name() {
      return "";
    }

    @Override
    public TableReader open(Findings remarks) throws IOException {
      return switch (surveyed) {
        case Surveyed.Table(Findings notes, Surveyed.Opening opening) -> {
          remarks.absorb(notes, 0);
          yield opening.open();
        }
        case Surveyed.Refused(Findings findings) -> {
          remarks.absorb(findings, 0);
          yield new Nothing();
        }
      };
    }
  }

  private static final class Nothing implements TableReader {
    @Override
    public Next next() {
      return new Next.End();
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }
}
