package lv.aprite.engine.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The rows of one sheet of an XLS workbook. Its records may stand in any order, so places of cells
/// are gathered and sorted first.
final class XlsSheet implements TableReader {
  private static final int BOF = 0x809;
  private static final int END = 0x0A;
  private static final int ROW = 0x208;
  private static final int COLUMNS = 0x7D;
  private static final int NUMBER = 0x203;
  private static final int PACKED = 0x27E;
  private static final int PACKED_ROW = 0xBD;
  private static final int SHARED_TEXT = 0xFD;
  private static final int TEXT = 0x204;
  private static final int RICH_TEXT = 0xD6;
  private static final int TRUTH_OR_ERROR = 0x205;
  private static final int FORMULA = 0x06;
  private static final int FORMULA_3 = 0x206;
  private static final int FORMULA_4 = 0x406;
  private static final int RESULT = 0x207;
  private static final int MERGED = 0xE5;

  private static final int RECORD_BITS = 31;
  private static final int COLUMN_BITS = 16;

  /// What cells are read by, for all sheets of a workbook.
  record Cells(
      BiffRecords records, SharedTexts texts, List<NumberFormat> formats, Serials serials) {}

  private final Cells by;
  private final BiffRecords records;
  private final int offset;
  private final SheetRemarks remarks;
  private final Limits limits;
  private final BitSet hidden = new BitSet();
  private Optional<long[]> index = Optional.empty();
  private int at;

  XlsSheet(Cells by, int offset, SheetRemarks remarks, Limits limits) {
    this.by = by;
    records = by.records;
    this.offset = offset;
    this.remarks = remarks;
    this.limits = limits;
  }

  /// Row, column and record of every cell, in this order.
  static long[] index(BiffRecords records, int offset, Limits limits) throws IOException {
    long[] cells = new long[1 << 10];
    int count = 0;
    int depth = 0;
    for (int record = offset; ; record = records.next(record)) {
      if (!records.isAt(record)) {
        throw new Damaged("a whole sheet", "one that is cut off");
      }
      int type = records.type(record);
      depth += type == BOF ? 1 : type == END ? -1 : 0;
      if (depth <= 0) {
        break;
      }
      // Charts inside a sheet have records of their own.
      int several = depth == 1 ? cellsIn(records, record) : 0;
      int row = several == 0 ? 0 : records.u16(record + 4);
      int column = several == 0 ? 0 : records.u16(record + 6);
      if (several > 0 && column + several > limits.columnsMax()) {
        throw new Damaged(limits.beyond(row + 1L, limits.columnsMax() + " columns", "more"));
      }
      for (int i = 0; i < several; i++) {
        if (count == cells.length) {
          cells = Arrays.copyOf(cells, count * 2);
        }
        cells[count++] =
            (long) row << RECORD_BITS + COLUMN_BITS | (long) (column + i) << RECORD_BITS | record;
      }
    }
    long[] sorted = Arrays.copyOf(cells, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static int cellsIn(BiffRecords records, int record) throws IOException {
    return switch (records.type(record)) {
      case NUMBER,
          PACKED,
          SHARED_TEXT,
          TEXT,
          RICH_TEXT,
          TRUTH_OR_ERROR,
          FORMULA,
          FORMULA_3,
          FORMULA_4 ->
          1;
      case PACKED_ROW -> {
        int several = (records.length(record) - 6) / 6;
        if (several < 0) {
          throw new Damaged("a record with cells", "one of " + records.length(record) + " bytes");
        }
        yield several;
      }
      default -> 0;
    };
  }

  @Override
  public Next next() throws IOException {
    try {
      if (index.isEmpty()) {
        index = Optional.of(index(records, offset, limits));
        lookAround();
      }
      return read(index.get());
    } catch (IOException | RuntimeException e) {
      return new Next.Broken(Damaged.finding(e));
    }
  }

  /// What is hidden and what is merged.
  private void lookAround() throws IOException {
    int depth = 0;
    for (int record = offset; records.isAt(record); record = records.next(record)) {
      int type = records.type(record);
      depth += type == BOF ? 1 : type == END ? -1 : 0;
      if (depth <= 0) {
        return;
      }
      int from = record + 4;
      if (depth > 1) {
        continue;
      }
      switch (type) {
        case ROW -> hidden.set(records.u16(from), (records.u8(from + 12) & 0x20) != 0);
        case COLUMNS -> {
          if ((records.u16(from + 8) & 1) != 0) {
            remarks.hiddenColumns(records.u16(from), records.u16(from + 2));
          }
        }
        case MERGED -> {
          for (int i = 0; i < records.u16(from); i++) {
            int one = from + 2 + 8 * i;
            remarks.merged(
                records.u16(one), records.u16(one + 2), records.u16(one + 4), records.u16(one + 6));
          }
        }
        default -> {}
      }
    }
  }

  private Next read(long[] cells) throws IOException {
    while (at < cells.length) {
      int row = row(cells[at]);
      List<Cell> list = new ArrayList<>();
      for (; at < cells.length && row(cells[at]) == row; at++) {
        int column = (int) (cells[at] >> RECORD_BITS) & 0xFFFF;
        if (list.size() > column) {
          throw new Damaged("each cell once", "one twice in row " + (row + 1));
        }
        Cell cell = cell((int) (cells[at] & Integer.MAX_VALUE), row, column);
        while (list.size() < column) {
          list.add(Cell.MISSING);
        }
        list.add(cell);
        if (!(cell instanceof Cell.Missing)) {
          remarks.filled(row, column);
        }
      }
      if (list.stream().anyMatch(cell -> !(cell instanceof Cell.Missing))) {
        if (hidden.get(row)) {
          remarks.hiddenRow(row);
        }
        return new Next.Row(row + 1L, list);
      }
    }
    remarks.end();
    return new Next.End();
  }

  private static int row(long cell) {
    return (int) (cell >> RECORD_BITS + COLUMN_BITS);
  }

  private Cell cell(int record, int row, int column) throws IOException {
    int from = record + 4;
    int style = records.u16(from + 4);
    return switch (records.type(record)) {
      case NUMBER -> number(records.number(from + 6), style, row, column);
      case PACKED -> number(records.packed(from + 6), style, row, column);
      case PACKED_ROW -> {
        int one = from + 4 + 6 * (column - records.u16(from + 2));
        yield number(records.packed(one + 2), records.u16(one), row, column);
      }
      case SHARED_TEXT -> new Cell.Text(by.texts.at(records.i32(from + 6)));
      case TEXT, RICH_TEXT -> new Cell.Text(records.text(record, from + 6, false));
      case TRUTH_OR_ERROR ->
          records.u8(from + 7) == 0
              ? new Cell.Truth(records.u8(from + 6) != 0)
              : error(records.u8(from + 6), row, column);
      case FORMULA, FORMULA_3, FORMULA_4 -> formula(record, style, row, column);
      default -> throw new IllegalStateException("no record of a cell");
    };
  }

  private Cell number(double value, int style, int row, int column) throws IOException {
    String decimal =
        Serials.decimal(Double.toString(value))
            .orElseThrow(() -> new Damaged("a number in row " + (row + 1), "none"));
    NumberFormat format = style < by.formats.size() ? by.formats.get(style) : NumberFormat.NUMBER;
    return XlsxCells.number(row, column, format, decimal, by.serials, remarks);
  }

  /// The stored result (MS-XLS §2.5.133): a number, or what is none by its last two bytes.
  private Cell formula(int record, int style, int row, int column) throws IOException {
    int result = record + 10;
    remarks.formula(row, column);
    if (records.u16(result + 6) != 0xFFFF) {
      return number(records.number(result), style, row, column);
    }
    return switch (records.u8(result)) {
      case 0 -> new Cell.Text(resultText(record));
      case 1 -> new Cell.Truth(records.u8(result + 2) != 0);
      case 2 -> error(records.u8(result + 2), row, column);
      case 3 -> new Cell.Text("");
      default -> throw new Damaged("the result of a formula", "none that is known");
    };
  }

  /// It stands in one of the next records, behind those of a formula that several cells share.
  private String resultText(int formula) throws IOException {
    int record = records.next(formula);
    for (int i = 0; i < 8 && records.isAt(record); i++) {
      if (records.type(record) == RESULT) {
        return records.text(record, record + 4, false);
      }
      record = records.next(record);
    }
    throw new Damaged("the text that a formula gives", "none");
  }

  private Cell error(int code, int row, int column) {
    String shown =
        switch (code) {
          case 0x00 -> "#NULL!";
          case 0x07 -> "#DIV/0!";
          case 0x0F -> "#VALUE!";
          case 0x17 -> "#REF!";
          case 0x1D -> "#NAME?";
          case 0x24 -> "#NUM!";
          case 0x2A -> "#N/A";
          default -> "#ERROR!";
        };
    remarks.error(row, column, "a value", shown);
    return new Cell.Text(shown);
  }

  @Override
  public void close() {
    // All of it is in memory.
  }
}
