package lv.aprite.engine.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import lv.aprite.engine.contract.FileFormat;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.Source;

/// Workbooks of LibreOffice and others (OpenDocument 1.3, part 3). One part holds all sheets.
final class OdsFormat implements Forms.Format {
  private static final String MIME = "application/vnd.oasis.opendocument.spreadsheet";
  static final String CONTENT = "content.xml";

  @Override
  public Optional<TableFile.Looked> look(Source source, byte[] head, Limits limits)
      throws IOException {
    if (head.length < 4 || head[0] != 'P' || head[1] != 'K' || head[2] != 3 || head[3] != 4) {
      return Optional.empty();
    }
    boolean known = false;
    try (Archive archive = new Archive(source, limits)) {
      for (String name = archive.next(); !name.isEmpty(); name = archive.next()) {
        if (name.equals("mimetype")) {
          String mime = new String(archive.part().readNBytes(256), StandardCharsets.US_ASCII);
          known = mime.strip().startsWith(MIME);
          if (!known) {
            return Optional.empty();
          }
        } else if (name.equals("META-INF/manifest.xml") && known) {
          if (isEncrypted(archive, limits)) {
            return Optional.of(new TableFile.Looked.Broken(encrypted()));
          }
        } else if (name.equals(CONTENT)) {
          if (!known) {
            return Optional.empty();
          }
          return Optional.of(new TableFile.Looked.Fits(sheets(source, archive, limits)));
        }
      }
      return known
          ? Optional.of(
              new TableFile.Looked.Broken(
                  new Damaged("the part " + CONTENT, "an archive without it").finding()))
          : Optional.empty();
    } catch (IOException | XMLStreamException | RuntimeException e) {
      Finding finding = Damaged.finding(e);
      return known ? Optional.of(new TableFile.Looked.Broken(finding)) : Optional.empty();
    }
  }

  private static boolean isEncrypted(Archive archive, Limits limits)
      throws IOException, XMLStreamException {
    try (Xml xml = new Xml(archive.part(), limits.cellCharactersMax())) {
      while (xml.next()) {
        if (xml.isStart("encryption-data")) {
          return true;
        }
      }
    }
    return false;
  }

  static Finding encrypted() {
    return new Finding(
        Rule.FORMAT_NOT_TEXT,
        new Location.File(),
        "a workbook that can be read",
        "one with a password");
  }

  private static Workbook sheets(Source source, Archive archive, Limits limits)
      throws IOException, XMLStreamException {
    List<Workbook.Sheet> sheets = new ArrayList<>();
    Set<String> hiddenStyles = new HashSet<>();
    try (Xml xml = new Xml(archive.part(), limits.cellCharactersMax())) {
      String style = "";
      while (xml.next()) {
        if (xml.isStart("style")) {
          style = xml.attribute("name");
        } else if (xml.isStart("table-properties") && xml.attribute("display").equals("false")) {
          hiddenStyles.add(style);
        } else if (xml.isStart("table")) {
          sheets.add(sheet(source, xml, sheets.size(), hiddenStyles, limits));
          if (sheets.size() > limits.tablesMax()) {
            throw new Damaged(limits.beyond(0, limits.tablesMax() + " sheets", "more"));
          }
        }
      }
    }
    return new Workbook(FileFormat.ODS, sheets);
  }

  /// Reads over a table.
  private static Workbook.Sheet sheet(
      Source source, Xml xml, int index, Set<String> hiddenStyles, Limits limits)
      throws IOException, XMLStreamException {
    String name = xml.attribute("name");
    boolean visible = !hiddenStyles.contains(xml.attribute("style-name"));
    boolean filled = false;
    int depth = xml.depth();
    while (xml.depth() >= depth && xml.next()) {
      filled |= xml.isStart("table-cell") && (xml.has("value-type") || xml.has("formula"));
    }
    TableFile.Table table = new SheetOfAll(source, name, index, limits);
    return new Workbook.Sheet(name, visible, filled, table);
  }

  private record SheetOfAll(Source source, String name, int index, Limits limits)
      implements TableFile.Table {
    @Override
    public TableReader open(Findings remarks) throws IOException {
      return new OdsSheet(source, index, new SheetRemarks(remarks), limits);
    }
  }
}
