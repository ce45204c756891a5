package lv.aprite.engine.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Workbooks made of the texts of their parts.
final class Zipped {
  private Zipped() {}

  /// @param parts name and text by turns
  static byte[] of(String... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < parts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(parts[i]));
        zip.write(parts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /// A workbook of these sheets.
  ///
  /// @param properties inside `workbook`, before its sheets
  /// @param sheets name, attributes and the worksheet's inside by turns
  static byte[] xlsx(String properties, String... sheets) {
    StringBuilder listed = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    String[] parts = new String[10 + sheets.length / 3 * 2];
    for (int i = 0; i < sheets.length / 3; i++) {
      listed.append(
          "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\" %s/>"
              .formatted(sheets[3 * i], i + 1, i, sheets[3 * i + 1]));
      relations.append(relation("r" + i, "worksheet", "worksheets/sheet" + i + ".xml"));
      parts[10 + 2 * i] = "xl/worksheets/sheet" + i + ".xml";
      parts[11 + 2 * i] =
          "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
              + sheets[3 * i + 2]
              + "</worksheet>";
    }
    parts[0] = "_rels/.rels";
    parts[1] = relations(relation("r", "officeDocument", "xl/workbook.xml"));
    parts[2] = "xl/workbook.xml";
    parts[3] =
        "<workbook xmlns=\"m\" xmlns:r=\"r\">"
            + properties
            + "<sheets>"
            + listed
            + "</sheets></workbook>";
    parts[4] = "xl/_rels/workbook.xml.rels";
    parts[5] =
        relations(
            relations
                + relation("t", "sharedStrings", "sharedStrings.xml")
                + relation("s", "styles", "styles.xml"));
    parts[6] = "xl/styles.xml";
    parts[7] = STYLES;
    parts[8] = "xl/sharedStrings.xml";
    parts[9] = TEXTS;
    return of(parts);
  }

  // Style 1 is a date, 2 hours beyond a day, 3 a time, 4 a percentage, 5 day and time.
  private static final String STYLES =
      "<styleSheet xmlns=\"m\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\"/>"
          + "<numFmt numFmtId=\"165\" formatCode=\"dd\\.mm\\.yyyy\\ hh:mm;@\"/></numFmts>"
          + "<cellStyleXfs><xf numFmtId=\"22\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
          + "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"20\"/><xf numFmtId=\"9\"/>"
          + "<xf numFmtId=\"165\"/></cellXfs></styleSheet>";

  // Texts 0 to 4.
  private static final String TEXTS =
      "<sst xmlns=\"m\"><si><t>id</t></si><si><t>name</t></si>"
          + "<si><r><t>A</t></r><r><rPr/><t>nna</t></r></si>"
          + "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si>"
          + "<si><t xml:space=\"preserve\"> a_x000D_b, \"c\" </t></si></sst>";

  private static String relations(String inside) {
    return "<Relationships xmlns=\"p\">" + inside + "</Relationships>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"http://x/%s\" Target=\"%s\"/>"
        .formatted(id, type, target);
  }

  /// An ODS workbook with this inside `office:spreadsheet`.
  static byte[] ods(String inside) {
    return of(
        "mimetype",
        "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml",
        "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:x=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
            + "<o:body><o:spreadsheet>"
            + inside
            + "</o:spreadsheet></o:body></o:document-content>");
  }
}
