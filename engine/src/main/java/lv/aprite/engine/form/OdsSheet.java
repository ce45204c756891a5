package lv.aprite.engine.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import lv.aprite.engine.read.Source;

/// The rows of one sheet of an ODS workbook. Rows and cells that are repeated are written once in
/// the file; empty ones are only counted, others are given as often as they stand there, up to a
/// bound.
final class OdsSheet implements TableReader {
  private static final long REPEATED_CELLS_MAX = 50_000_000;

  private final int index;
  private final SheetRemarks remarks;
  private final Limits limits;
  private final Archive archive;
  private Optional<Xml> opened = Optional.empty();
  private final List<Cell> cells = new ArrayList<>();
  private int tableDepth;
  private int row;
  private int column;
  private int definedColumns;
  private long repeatedCells;

  // The row that was read last is given so many times more.
  private int again;

  OdsSheet(Source source, int index, SheetRemarks remarks, Limits limits) throws IOException {
    this.index = index;
    this.remarks = remarks;
    this.limits = limits;
    archive = new Archive(source, limits);
  }

  @Override
  public Next next() throws IOException {
    try {
      if (again > 0) {
        again--;
        row++;
        return new Next.Row(row, cells);
      }
      if (opened.isEmpty()) {
        opened = Optional.of(new Xml(archive.part(OdsFormat.CONTENT), limits.cellCharactersMax()));
        toTable(opened.get());
      }
      return read(opened.get());
    } catch (IOException | XMLStreamException | RuntimeException e) {
      return new Next.Broken(Damaged.finding(e));
    }
  }

  private void toTable(Xml xml) throws IOException, XMLStreamException {
    int before = 0;
    while (xml.next()) {
      if (xml.isStart("table")) {
        if (before == index) {
          tableDepth = xml.depth();
          return;
        }
        before++;
        xml.skip();
      }
    }
    throw new Damaged("the sheet that was there before", "none");
  }

  private Next read(Xml xml) throws IOException, XMLStreamException {
    while (xml.next() && xml.depth() >= tableDepth) {
      if (xml.isStart("table-row")) {
        if (row(xml)) {
          return new Next.Row(row, cells);
        }
      } else if (xml.isStart("table-column")) {
        columns(xml);
      } else if (xml.isStart("shapes") || xml.isStart("forms") || xml.isStart("table")) {
        xml.skip();
      }
    }
    remarks.end();
    return new Next.End();
  }

  private void columns(Xml xml) throws IOException {
    int count = count(xml, "number-columns-repeated");
    if (isHidden(xml)) {
      remarks.hiddenColumns(definedColumns, definedColumns + count - 1);
    }
    definedColumns += count;
  }

  private static boolean isHidden(Xml xml) {
    String visibility = xml.attribute("visibility");
    return visibility.equals("collapse") || visibility.equals("filter");
  }

  /// Reads a row.
  ///
  /// @return whether something stands in it
  private boolean row(Xml xml) throws IOException, XMLStreamException {
    int times = count(xml, "number-rows-repeated");
    boolean hidden = isHidden(xml);
    int first = row;
    cells.clear();
    column = 0;
    while (xml.next() && !xml.isEnd("table-row")) {
      if (xml.isStart("table-cell") || xml.isStart("covered-table-cell")) {
        cell(xml, first);
      } else {
        xml.skip();
      }
    }
    if (cells.isEmpty()) {
      row = Math.min(Workbook.ROWS_MAX, first + times);
      return false;
    }
    if ((long) first + times > Workbook.ROWS_MAX) {
      throw new Damaged(limits.beyond(0, Workbook.ROWS_MAX + " rows", "more"));
    }
    repeated((long) (times - 1) * cells.size());
    for (int i = first; i < first + times; i++) {
      for (int at = 0; at < cells.size(); at++) {
        if (i > first && !(cells.get(at) instanceof Cell.Missing)) {
          remarks.filled(i, at);
        }
      }
      if (hidden) {
        remarks.hiddenRow(i);
      }
    }
    row = first + 1;
    again = times - 1;
    return true;
  }

  private void repeated(long more) throws IOException {
    repeatedCells += more;
    if (repeatedCells > REPEATED_CELLS_MAX) {
      throw new Damaged(limits.beyond(0, REPEATED_CELLS_MAX + " repeated cells", "more"));
    }
  }

  private static int count(Xml xml, String attribute) throws IOException {
    String text = xml.attribute(attribute);
    if (text.isEmpty()) {
      return 1;
    }
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new Damaged("how often something is repeated", text);
    }
    return Integer.parseInt(text);
  }

  private void cell(Xml xml, int rowIndex) throws IOException, XMLStreamException {
    int times = count(xml, "number-columns-repeated");
    boolean covered = xml.name().equals("covered-table-cell");
    int rows = count(xml, "number-rows-spanned");
    int columns = count(xml, "number-columns-spanned");
    boolean formula = xml.has("formula");
    String type = xml.attribute("value-type");
    boolean marked = isError(xml);
    Optional<Cell> typed = typed(xml, type);
    String shown = paragraphs(xml);
    boolean error = marked || formula && isErrorText(shown);
    Cell cell =
        error
            ? new Cell.Text(shown)
            : typed.orElseGet(() -> type.equals("string") ? new Cell.Text(shown) : Cell.MISSING);
    if (formula && type.isEmpty()) {
      remarks.uncalculated(rowIndex, column);
    } else if (formula) {
      remarks.formula(rowIndex, column);
    }
    if (cell instanceof Cell.Missing || covered && shown.isEmpty()) {
      column = Math.min(1 << 20, column + times);
      return;
    }
    if ((long) column + times > limits.columnsMax()) {
      throw new Damaged(limits.beyond(rowIndex + 1L, limits.columnsMax() + " columns", "more"));
    }
    while (cells.size() < column) {
      cells.add(Cell.MISSING);
    }
    repeated(times - 1L);
    for (int i = 0; i < times; i++) {
      if (error) {
        remarks.error(rowIndex, column, "a value", shown);
      }
      cells.add(cell);
      remarks.filled(rowIndex, column);
      column++;
    }
    remarks.merged(rowIndex, rowIndex + rows - 1, column - 1, column + columns - 2);
  }

  private static boolean isError(Xml xml) {
    // LibreOffice writes a second value type, in a namespace of its own.
    return xml.values("value-type").contains("error");
  }

  private static boolean isErrorText(String shown) {
    return shown.matches("#(N/A|REF!|VALUE!|NAME\\?|NUM!|DIV/0!|NULL!)|Err:\\d+");
  }

  private static Optional<Cell> typed(Xml xml, String type) throws IOException {
    return switch (type) {
      case "float", "percentage", "currency" -> {
        String value = xml.attribute("value");
        yield Optional.of(
            Serials.decimal(value)
                .<Cell>map(Cell.Number::new)
                .orElseThrow(() -> new Damaged("a number", value)));
      }
      case "boolean" -> Optional.of(new Cell.Truth(xml.attribute("boolean-value").equals("true")));
      case "date" -> Optional.of(new Cell.Moment(xml.attribute("date-value")));
      case "time" -> Optional.of(new Cell.Moment(duration(xml.attribute("time-value"))));
      case "string" ->
          xml.has("string-value")
              ? Optional.of(new Cell.Text(xml.attribute("string-value")))
              : Optional.empty();
      case "", "void" -> Optional.of(Cell.MISSING);
      default -> throw new Damaged("a type of cell that there is", type);
    };
  }

  /// `PT08H30M00S` is a time of the day, as long as it is shorter than one.
  private static String duration(String value) {
    var clock =
        java.util.regex.Pattern.compile("PT(\\d{1,2})H(\\d{1,2})M(\\d{1,2})(?:[.,](\\d+))?S")
            .matcher(value);
    if (!clock.matches() || Integer.parseInt(clock.group(1)) > 23) {
      return value;
    }
    String fraction = clock.group(4) == null ? "" : clock.group(4).replaceAll("0+$", "");
    return two(clock.group(1))
        + ":"
        + two(clock.group(2))
        + ":"
        + two(clock.group(3))
        + (fraction.isEmpty() ? "" : "." + fraction);
  }

  private static String two(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }

  /// The text of a cell: its paragraphs, one a line. Reads the cell's end.
  private String paragraphs(Xml xml) throws IOException, XMLStreamException {
    StringBuilder text = new StringBuilder();
    int outer = xml.depth();
    boolean first = true;
    while (xml.next() && xml.depth() >= outer) {
      if (xml.isStart("p")) {
        if (!first) {
          text.append('\n');
        }
        first = false;
        paragraph(xml, text);
      } else if (xml.isStart()) {
        // Annotations, shapes and tables inside a cell.
        xml.skip();
      }
    }
    return text.toString();
  }

  /// White space in it is collapsed (§6.1.2); spaces that count are elements.
  private static void paragraph(Xml xml, StringBuilder text)
      throws IOException, XMLStreamException {
    int outer = xml.depth();
    StringBuilder piece = new StringBuilder();
    StringBuilder line = new StringBuilder();
    while (xml.nextOrText(piece)) {
      collapse(piece, line);
      if (xml.depth() < outer) {
        break;
      }
      if (xml.isStart("s")) {
        int count = xml.has("c") ? count(xml, "c") : 1;
        line.repeat(" ", Math.min(count, 1 << 15));
      } else if (xml.isStart("tab")) {
        line.append('\t');
      } else if (xml.isStart("line-break")) {
        line.append('\n');
      } else if (xml.isStart("annotation") || xml.isStart("ruby-text") || xml.isStart("note")) {
        xml.skip();
      }
    }
    text.append(line);
  }

  private static void collapse(StringBuilder piece, StringBuilder line) {
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      boolean space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      boolean again = line.isEmpty() || line.charAt(line.length() - 1) == ' ';
      if (!space) {
        line.append(c);
      } else if (!again) {
        line.append(' ');
      }
    }
    piece.setLength(0);
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
