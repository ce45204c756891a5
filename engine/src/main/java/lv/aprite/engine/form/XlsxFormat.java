package lv.aprite.engine.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import lv.aprite.engine.contract.FileFormat;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.Source;

/// Workbooks of Excel 2007 and later (ISO/IEC 29500, strict and transitional).
///
/// The archive is walked once: small parts are kept, shared texts are read, of each sheet it is
/// found out whether something stands in it.
final class XlsxFormat implements Forms.Format {
  private static final int SMALL_PART_BYTES_MAX = 32 << 20;
  private static final String MAIN = "officeDocument";

  /// What the walk leaves behind.
  private static final class Parts {
    final Map<String, byte[]> small = new HashMap<>();
    final Map<String, SharedTexts> texts = new HashMap<>();
    final Set<String> filled = new HashSet<>();
    boolean binary;
    boolean known;
  }

  @Override
  public Optional<TableFile.Looked> look(Source source, byte[] head, Limits limits)
      throws IOException {
    if (head.length < 4 || head[0] != 'P' || head[1] != 'K' || head[2] != 3 || head[3] != 4) {
      return Optional.empty();
    }
    Parts parts = new Parts();
    try {
      walk(source, limits, parts);
      if (parts.binary) {
        return Optional.of(new TableFile.Looked.Broken(binary()));
      }
      Optional<String> workbook = workbook(parts);
      return workbook.isEmpty()
          ? Optional.empty()
          : Optional.of(new TableFile.Looked.Fits(read(source, workbook.get(), parts, limits)));
    } catch (IOException | XMLStreamException | RuntimeException e) {
      Finding finding = Damaged.finding(e);
      return parts.known ? Optional.of(new TableFile.Looked.Broken(finding)) : Optional.empty();
    }
  }

  private static Finding binary() {
    return new Finding(
        Rule.FORMAT_NOT_TEXT,
        new Location.File(),
        "a workbook in XLSX, XLS or ODS",
        "a binary workbook (XLSB)");
  }

  private static void walk(Source source, Limits limits, Parts parts)
      throws IOException, XMLStreamException {
    try (Archive archive = new Archive(source, limits)) {
      for (String name = archive.next(); !name.isEmpty(); name = archive.next()) {
        String key = name.toLowerCase(Locale.ROOT);
        parts.known |= key.startsWith("xl/");
        parts.binary |= key.equals("xl/workbook.bin");
        if (key.endsWith(".rels") || key.contains("workbook") || key.contains("styles")) {
          parts.small.put(key, small(archive.part(), limits));
        } else if (key.endsWith("sharedstrings.xml")) {
          parts.texts.put(key, texts(archive.part(), limits));
        } else if (key.endsWith(".xml") && key.contains("sheet")) {
          parts.filled.addAll(isFilled(archive.part(), limits) ? Set.of(key) : Set.of());
        }
      }
    }
  }

  private static byte[] small(InputStream part, Limits limits) throws IOException {
    byte[] bytes = part.readNBytes(SMALL_PART_BYTES_MAX + 1);
    if (bytes.length > SMALL_PART_BYTES_MAX) {
      throw new Damaged(limits.beyond(0, SMALL_PART_BYTES_MAX + " bytes of styles", "more"));
    }
    return bytes;
  }

  private static SharedTexts texts(InputStream part, Limits limits)
      throws IOException, XMLStreamException {
    SharedTexts texts = new SharedTexts(limits);
    try (Xml xml = new Xml(part, limits.cellCharactersMax())) {
      while (xml.next()) {
        if (xml.isStart("si")) {
          texts.add(XlsxSheet.richText(xml, "si"));
        }
      }
    }
    return texts;
  }

  private static boolean isFilled(InputStream part, Limits limits)
      throws IOException, XMLStreamException {
    try (Xml xml = new Xml(part, limits.cellCharactersMax())) {
      boolean cells = false;
      while (xml.next()) {
        if (xml.isStart("sheetData")) {
          cells = true;
        } else if (xml.isEnd("sheetData")) {
          return false;
        } else if (cells && (xml.isStart("v") || xml.isStart("is") || xml.isStart("f"))) {
          return true;
        }
      }
    }
    return false;
  }

  /// The part that the archive's own relations name as its main one.
  private static Optional<String> workbook(Parts parts) throws IOException, XMLStreamException {
    byte[] relations = parts.small.get("_rels/.rels");
    if (relations != null) {
      for (Relation relation : relations(relations, "")) {
        if (relation.type.endsWith(MAIN) && parts.small.containsKey(relation.target)) {
          return relation.target.contains("workbook") || isWorkbook(parts, relation.target)
              ? Optional.of(relation.target)
              : Optional.empty();
        }
      }
    }
    return parts.small.containsKey("xl/workbook.xml")
        ? Optional.of("xl/workbook.xml")
        : Optional.empty();
  }

  private static boolean isWorkbook(Parts parts, String name)
      throws IOException, XMLStreamException {
    try (Xml xml = new Xml(new ByteArrayInputStream(parts.small.get(name)), 1 << 16)) {
      return xml.next() && xml.isStart("workbook");
    }
  }

  private record Relation(String id, String type, String target) {}

  /// @param folder of the part that the relations are of, with its slash
  private static List<Relation> relations(byte[] part, String folder)
      throws IOException, XMLStreamException {
    List<Relation> relations = new ArrayList<>();
    try (Xml xml = new Xml(new ByteArrayInputStream(part), 1 << 16)) {
      while (xml.next()) {
        if (xml.isStart("Relationship") && !xml.attribute("TargetMode").equals("External")) {
          String target = xml.attribute("Target");
          String path = target.startsWith("/") ? target.substring(1) : folder + target;
          relations.add(
              new Relation(
                  xml.attribute("Id"),
                  xml.attribute("Type"),
                  normal(path).toLowerCase(Locale.ROOT)));
        }
      }
    }
    return relations;
  }

  private static String normal(String path) {
    List<String> steps = new ArrayList<>();
    for (String step : path.split("/", -1)) {
      if (step.equals("..") && !steps.isEmpty()) {
        steps.removeLast();
      } else if (!step.equals(".") && !step.equals("..")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }

  private record Listed(String name, String id, boolean visible) {}

  private static Workbook read(Source source, String path, Parts parts, Limits limits)
      throws IOException, XMLStreamException {
    List<Listed> listed = new ArrayList<>();
    boolean from1904 = false;
    try (Xml xml = new Xml(new ByteArrayInputStream(parts.small.get(path)), 1 << 16)) {
      while (xml.next()) {
        if (xml.isStart("workbookPr")) {
          from1904 = isTrue(xml.attribute("date1904"));
        } else if (xml.isStart("sheet")) {
          String state = xml.attribute("state");
          listed.add(
              new Listed(
                  xml.attribute("name"),
                  xml.prefixed("id"),
                  state.isEmpty() || state.equals("visible")));
        }
      }
    }
    if (listed.size() > limits.tablesMax()) {
      throw new Damaged(limits.beyond(0, limits.tablesMax() + " sheets", "more"));
    }
    String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
    String file = path.substring(folder.length());
    byte[] part = parts.small.get(folder + "_rels/" + file + ".rels");
    List<Relation> relations = part == null ? List.of() : relations(part, folder);
    XlsxStyles styles = XlsxStyles.none();
    SharedTexts texts = new SharedTexts(limits);
    for (Relation relation : relations) {
      if (relation.type.endsWith("/styles") && parts.small.containsKey(relation.target)) {
        styles = XlsxStyles.read(parts.small.get(relation.target));
      } else if (relation.type.endsWith("/sharedStrings")) {
        SharedTexts known = parts.texts.get(relation.target);
        texts = known == null ? texts(source, relation.target, limits) : known;
      }
    }
    List<Workbook.Sheet> sheets = new ArrayList<>();
    for (Listed one : listed) {
      Relation relation =
          relations.stream()
              .filter(some -> some.id.equals(one.id))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("a sheet without a part"));
      boolean cells = relation.type.endsWith("/worksheet");
      boolean filled =
          cells
              && (parts.filled.contains(relation.target)
                  || !relation.target.contains("sheet")
                      && isFilled(source, relation.target, limits));
      Serials serials = new Serials(from1904);
      sheets.add(
          new Workbook.Sheet(
              one.name,
              one.visible,
              filled,
              cells
                  ? new SheetPart(source, one.name, relation.target, texts, styles, serials, limits)
                  : new NoCells(one.name)));
    }
    return new Workbook(FileFormat.XLSX, sheets);
  }

  private static SharedTexts texts(Source source, String name, Limits limits)
      throws IOException, XMLStreamException {
    try (Archive archive = new Archive(source, limits)) {
      return texts(archive.part(name), limits);
    }
  }

  private static boolean isFilled(Source source, String name, Limits limits)
      throws IOException, XMLStreamException {
    try (Archive archive = new Archive(source, limits)) {
      return isFilled(archive.part(name), limits);
    }
  }

  private static boolean isTrue(String attribute) {
    return attribute.equals("1") || attribute.equals("true") || attribute.equals("on");
  }

  private record SheetPart(
      Source source,
      String name,
      String part,
      SharedTexts texts,
      XlsxStyles styles,
      Serials serials,
      Limits limits)
      implements TableFile.Table {
    @Override
    public TableReader open(Findings remarks) throws IOException {
      return new XlsxSheet(
          source, part, new XlsxCells(texts, styles, serials, new SheetRemarks(remarks)), limits);
    }
  }

  /// A sheet that is a chart or a dialog.
  record NoCells(String name) implements TableFile.Table {
    @Override
    public TableReader open(Findings remarks) {
      return new TableReader() {
        @Override
        public Next next() {
          return new Next.End();
        }

        @Override
        public void close() {}
      };
    }
  }
}
