package lv.aprite.engine.form;

import java.io.IOException;
import java.util.Optional;

/// What cells of a sheet hold, by their type, their style and their text.
final class XlsxCells {
  private final SharedTexts texts;
  private final XlsxStyles styles;
  private final Serials serials;
  private final SheetRemarks remarks;

  XlsxCells(SharedTexts texts, XlsxStyles styles, Serials serials, SheetRemarks remarks) {
    this.texts = texts;
    this.styles = styles;
    this.serials = serials;
    this.remarks = remarks;
  }

  SheetRemarks remarks() {
    return remarks;
  }

  /// @param type of the attribute `t`, empty for a number
  /// @param value the text of `v`, where it is there
  Cell cell(int row, int column, String type, int style, String value) throws IOException {
    return switch (type) {
      case "s" -> new Cell.Text(unescaped(texts.at(whole(value))));
      case "str" -> new Cell.Text(unescaped(value));
      case "b" -> truth(value);
      case "e" -> {
        remarks.error(row, column, "a value", value);
        yield new Cell.Text(value);
      }
      case "d" -> value.isEmpty() ? Cell.MISSING : new Cell.Moment(moment(value));
      case "", "n" -> number(row, column, style, value);
      case "inlineStr" -> Cell.MISSING;
      default -> throw new Damaged("a type of cell that there is", type);
    };
  }

  private static Cell truth(String value) throws IOException {
    return switch (value.strip()) {
      case "1", "true" -> new Cell.Truth(true);
      case "0", "false" -> new Cell.Truth(false);
      case "" -> Cell.MISSING;
      default -> throw new Damaged("0 or 1 in a cell of booleans", value);
    };
  }

  private static int whole(String value) throws IOException {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new Damaged("the number of a shared text", value);
    }
  }

  /// Only the strict form writes moments as text.
  private static String moment(String value) {
    String text = value.strip();
    return text.endsWith("T00:00:00") ? text.substring(0, 10) : text;
  }

  private Cell number(int row, int column, int style, String value) throws IOException {
    if (value.isBlank()) {
      return Cell.MISSING;
    }
    Optional<String> decimal = Serials.decimal(value);
    if (decimal.isEmpty()) {
      throw new Damaged("a number in row " + (row + 1), value);
    }
    return number(row, column, styles.format(style), decimal.get(), serials, remarks);
  }

  /// A number in its format.
  static Cell number(
      int row,
      int column,
      NumberFormat format,
      String decimal,
      Serials serials,
      SheetRemarks remarks) {
    if (format == NumberFormat.NUMBER) {
      return new Cell.Number(decimal);
    }
    Optional<String> moment = serials.moment(decimal, format);
    if (moment.isEmpty()) {
      remarks.error(row, column, "a day of the calendar", "the number " + decimal + " as a date");
      return new Cell.Text(decimal);
    }
    return new Cell.Moment(moment.get());
  }

  /// Characters that XML cannot have are written `_x000D_`.
  static String unescaped(String text) {
    int at = text.indexOf("_x");
    if (at < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    int from = 0;
    while (at >= 0 && at + 7 <= text.length()) {
      String digits = text.substring(at + 2, at + 6);
      if (text.charAt(at + 6) == '_' && digits.matches("[0-9A-Fa-f]{4}")) {
        plain.append(text, from, at).append((char) Integer.parseInt(digits, 16));
        from = at + 7;
        at = text.indexOf("_x", from);
      } else {
        at = text.indexOf("_x", at + 1);
      }
    }
    return plain.append(text, from, text.length()).toString();
  }
}
