package lv.aprite.engine.messy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.form.Cell;
import lv.aprite.engine.form.Forms;
import lv.aprite.engine.form.Next;
import lv.aprite.engine.form.TableFile;
import lv.aprite.engine.form.TableReader;
import lv.aprite.engine.read.Source;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/// Workbooks beside the text that Excel itself wrote of each of their sheets. Excel writes what it
/// shows; we publish values. Where the two differ, the shown text has to be the value in some
/// number format (see [Shown]), and the table counts such cells.
class ExcelOracleTest {
  @Test
  void everyWorkbookEndsAsTheTableSays() throws IOException {
    Suite suite = Suite.named("xlsx-excel-oracle");
    Map<String, CaseVerdict> found = new TreeMap<>();
    for (JsonNode entry : suite.entries()) {
      String file = entry.get("file").textValue();
      found.put(file, verdict(suite, file, entry.get("expected_csv_by_sheet")));
    }
    KeptVerdicts.check("xlsx-excel-oracle", found);
  }

  private static CaseVerdict verdict(Suite suite, String file, JsonNode sheets) throws IOException {
    var looked = Forms.look(new Bytes(file, suite.bytes(file)));
    if (looked.isEmpty()) {
      return new CaseVerdict(CaseVerdict.Kind.REFUSED, "format-not-text");
    }
    return switch (looked.get()) {
      case TableFile.Looked.Broken(Finding finding) -> refused(finding);
      case TableFile.Looked.Fits(TableFile workbook) -> verdict(suite, workbook, sheets);
    };
  }

  private static CaseVerdict refused(Finding finding) {
    return new CaseVerdict(
        CaseVerdict.Kind.REFUSED,
        finding.rule().id() + ": expected " + finding.expected() + ", found " + finding.found());
  }

  private static CaseVerdict verdict(Suite suite, TableFile workbook, JsonNode sheets)
      throws IOException {
    int formatted = 0;
    for (var sheet : sheets.properties()) {
      int number = Integer.parseInt(sheet.getKey()) + 1;
      switch (workbook.choose(new TablePlace.SheetNumbered(number))) {
        case TableFile.Chosen.None(Finding finding) -> {
          return refused(finding);
        }
        case TableFile.Chosen.One(TableFile.Table table) -> {
          Comparison comparison = compare(table, suite.bytes(sheet.getValue().textValue()));
          if (!comparison.difference.isEmpty()) {
            return CaseVerdict.differs("sheet " + number + " " + comparison.difference);
          }
          formatted += comparison.formatted;
        }
      }
    }
    return formatted == 0
        ? CaseVerdict.exact()
        : new CaseVerdict(CaseVerdict.Kind.EXACT, formatted + " cells shown in a number format");
  }

  private record Comparison(String difference, int formatted) {}

  /// Excel for Mac wrote some of the texts in MacRoman, some in windows-1252, one in UTF-8; some
  /// begin where the sheet's first row and column do.
  private static Comparison compare(TableFile.Table table, byte[] csv) throws IOException {
    List<List<Cell>> rows = new ArrayList<>();
    Next last = read(table, rows);
    if (last instanceof Next.Broken(Finding finding)) {
      return new Comparison(finding.expected() + ", found " + finding.found(), 0);
    }
    int[] corner = corner(rows);
    Comparison first = new Comparison("", 0);
    for (String charset : List.of("x-MacRoman", "windows-1252", "UTF-8")) {
      List<CSVRecord> expected = records(new String(csv, Charset.forName(charset)));
      for (int top = 0; top <= corner[0]; top++) {
        for (int left = 0; left <= corner[1]; left++) {
          Comparison comparison = compare(from(rows, top, left), expected);
          if (comparison.difference.isEmpty()) {
            return comparison;
          }
          first = first.difference.isEmpty() ? comparison : first;
        }
      }
    }
    return first;
  }

  private static List<CSVRecord> records(String csv) throws IOException {
    List<CSVRecord> expected = new ArrayList<>();
    try (var parser =
        CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get().parse(new StringReader(csv))) {
      parser.forEach(expected::add);
    }
    return expected;
  }

  private static List<List<Cell>> from(List<List<Cell>> rows, int top, int left) {
    return rows.stream()
        .skip(top)
        .map(row -> row.subList(Math.min(left, row.size()), row.size()))
        .toList();
  }

  /// The first row and the first column with something in them.
  private static int[] corner(List<List<Cell>> rows) {
    int left = Integer.MAX_VALUE;
    int top = 0;
    while (top < rows.size() && rows.get(top).isEmpty()) {
      top++;
    }
    for (List<Cell> row : rows) {
      int empty = 0;
      while (empty < row.size() && row.get(empty) instanceof Cell.Missing) {
        empty++;
      }
      left = row.isEmpty() ? left : Math.min(left, empty);
    }
    return new int[] {top, rows.isEmpty() ? 0 : left};
  }

  private static Next read(TableFile.Table table, List<List<Cell>> rows) throws IOException {
    try (TableReader reader = table.open(new Findings())) {
      Next next = reader.next();
      while (next instanceof Next.Row row) {
        while (rows.size() < row.number() - 1) {
          rows.add(List.of());
        }
        rows.add(row.cells());
        next = reader.next();
      }
      return next;
    }
  }

  private static Comparison compare(List<List<Cell>> rows, List<CSVRecord> expected) {
    int formatted = 0;
    for (int r = 0; r < Math.max(rows.size(), expected.size()); r++) {
      List<Cell> cells = r < rows.size() ? rows.get(r) : List.of();
      List<String> shown = r < expected.size() ? expected.get(r).toList() : List.of();
      for (int c = 0; c < Math.max(cells.size(), shown.size()); c++) {
        Cell cell = c < cells.size() ? cells.get(c) : Cell.MISSING;
        String text = c < shown.size() ? shown.get(c) : "";
        switch (Shown.of(cell, text)) {
          case EQUAL -> {}
          case FORMATTED -> formatted++;
          case OTHER -> {
            return new Comparison(
                "row "
                    + (r + 1)
                    + " column "
                    + (c + 1)
                    + ": "
                    + brief(cell)
                    + " shown as "
                    + brief(text),
                0);
          }
        }
      }
    }
    return new Comparison("", formatted);
  }

  private static String brief(Object value) {
    String text = value.toString().replaceAll("\\s+", " ");
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Bytes(String name, byte[] bytes) implements Source {
    @Override
    public long sizeBytes() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
