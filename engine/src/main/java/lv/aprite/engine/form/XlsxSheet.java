package lv.aprite.engine.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import lv.aprite.engine.read.Source;

/// The rows of one sheet of an XLSX workbook (ISO/IEC 29500-1 §18.3).
final class XlsxSheet implements TableReader {
  private final Archive archive;
  private final XlsxCells cells;
  private final SheetRemarks remarks;
  private final Limits limits;
  private final String part;
  private Optional<Xml> opened = Optional.empty();
  private final List<Cell> row = new ArrayList<>();
  private int rowIndex = -1;

  XlsxSheet(Source source, String part, XlsxCells cells, Limits limits) throws IOException {
    this.part = part;
    this.cells = cells;
    this.limits = limits;
    remarks = cells.remarks();
    archive = new Archive(source, limits);
  }

  @Override
  public Next next() throws IOException {
    try {
      if (opened.isEmpty()) {
        opened = Optional.of(new Xml(archive.part(part), limits.cellCharactersMax()));
      }
      return read(opened.get());
    } catch (IOException | XMLStreamException | RuntimeException e) {
      return new Next.Broken(Damaged.finding(e));
    }
  }

  private Next read(Xml xml) throws IOException, XMLStreamException {
    while (xml.next()) {
      if (xml.isStart("row")) {
        if (row(xml)) {
          return new Next.Row(rowIndex + 1L, row);
        }
      } else if (xml.isStart("col") && isTrue(xml.attribute("hidden"))) {
        remarks.hiddenColumns(
            number(xml.attribute("min"), 1) - 1, number(xml.attribute("max"), 1) - 1);
      } else if (xml.isStart("mergeCell")) {
        merged(xml.attribute("ref"));
      }
    }
    if (xml.depth() != 0) {
      throw new Damaged("a whole sheet", "one that is cut off");
    }
    remarks.end();
    return new Next.End();
  }

  private static boolean isTrue(String attribute) {
    return attribute.equals("1") || attribute.equals("true");
  }

  private static int number(String text, int otherwise) throws IOException {
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("\\d{1,8}")) {
      throw new Damaged("a number of a row or column", text);
    }
    return Integer.parseInt(text);
  }

  /// Reads a row.
  ///
  /// @return whether something stands in it
  private boolean row(Xml xml) throws IOException, XMLStreamException {
    int index = number(xml.attribute("r"), rowIndex + 2) - 1;
    if (index <= rowIndex) {
      throw new Damaged("rows in their order", "row " + (index + 1) + " again");
    }
    if (index >= Workbook.ROWS_MAX) {
      throw new Damaged(limits.beyond(0, Workbook.ROWS_MAX + " rows", String.valueOf(index + 1)));
    }
    rowIndex = index;
    boolean hidden = isTrue(xml.attribute("hidden"));
    row.clear();
    boolean filled = false;
    int column = -1;
    while (xml.next() && !xml.isEnd("row")) {
      if (!xml.isStart("c")) {
        xml.skip();
        continue;
      }
      int at = column(xml.attribute("r"), column);
      if (at <= column) {
        throw new Damaged("cells in their order", "one twice in row " + (index + 1));
      }
      if (at >= limits.columnsMax()) {
        throw new Damaged(limits.beyond(index + 1L, limits.columnsMax() + " columns", "more"));
      }
      column = at;
      Cell cell = cell(xml, index, column);
      if (!(cell instanceof Cell.Missing)) {
        while (row.size() < column) {
          row.add(Cell.MISSING);
        }
        row.add(cell);
        filled = true;
        remarks.filled(index, column);
      }
    }
    if (filled && hidden) {
      remarks.hiddenRow(index);
    }
    return filled;
  }

  /// The column of a reference such as `AB12`; without one, the next.
  private int column(String reference, int before) throws IOException {
    if (reference.isEmpty()) {
      return before + 1;
    }
    int column = 0;
    int i = 0;
    while (i < reference.length() && Character.isLetter(reference.charAt(i)) && i < 4) {
      column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
      i++;
    }
    boolean inRow =
        i > 0 && reference.substring(i).equals(String.valueOf(rowIndex + 1)) && column > 0;
    if (!inRow) {
      throw new Damaged("a cell of row " + (rowIndex + 1), reference);
    }
    return column - 1;
  }

  private Cell cell(Xml xml, int index, int column) throws IOException, XMLStreamException {
    String type = xml.attribute("t");
    int style = number(xml.attribute("s"), 0);
    boolean formula = false;
    boolean valued = false;
    Cell cell = Cell.MISSING;
    while (xml.next() && !xml.isEnd("c")) {
      if (xml.isStart("f")) {
        formula = true;
        xml.skip();
      } else if (xml.isStart("v")) {
        String value = xml.text();
        // Programs that do not calculate leave it empty; of a text the result may be empty.
        valued = !value.isBlank() || type.equals("str");
        cell = cells.cell(index, column, type, style, value);
      } else if (xml.isStart("is")) {
        valued = true;
        cell = new Cell.Text(XlsxCells.unescaped(richText(xml, "is")));
      } else {
        xml.skip();
      }
    }
    if (formula && valued) {
      remarks.formula(index, column);
    } else if (formula) {
      remarks.uncalculated(index, column);
    }
    return cell;
  }

  /// The text of all runs, without what says how to pronounce it.
  static String richText(Xml xml, String element) throws IOException, XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (xml.next() && !xml.isEnd(element)) {
      if (xml.isStart("t")) {
        text.append(xml.text());
      } else if (xml.isStart("rPh")) {
        xml.skip();
      }
    }
    return text.toString();
  }

  private void merged(String reference) throws IOException {
    String[] ends = reference.split(":", -1);
    if (ends.length != 2) {
      return;
    }
    int[] from = place(ends[0]);
    int[] to = place(ends[1]);
    remarks.merged(from[0], to[0], from[1], to[1]);
  }

  /// Row and column of `AB12`, from 0.
  private static int[] place(String reference) throws IOException {
    if (!reference.matches("[A-Za-z]{1,3}[0-9]{1,7}")) {
      throw new Damaged("a cell's place", reference);
    }
    int column = 0;
    int i = 0;
    while (Character.isLetter(reference.charAt(i))) {
      column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
      i++;
    }
    return new int[] {Integer.parseInt(reference.substring(i)) - 1, column - 1};
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
