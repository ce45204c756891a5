package lv.aprite.engine.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.contract.FileFormat;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// A workbook of any format. Without a word on which sheet is meant it is the only visible one with
/// something in it.
record Workbook(FileFormat format, List<Sheet> sheets) implements TableFile {
  /// How many sheets are named in a message.
  private static final int NAMED_MAX = 8;

  /// The last row and the last column that any spreadsheet has.
  static final int ROWS_MAX = 1 << 20;

  /// @param filled whether something stands in it; charts are sheets without cells
  record Sheet(String name, boolean visible, boolean filled, Table table) {}

  /// A sheet of which something has to be said.
  private record Told(Table table, List<Finding> said) implements Table {
    @Override
    public String name() {
      return table.name();
    }

    @Override
    public TableReader open(Findings remarks) throws IOException {
      said.forEach(remarks::add);
      return table.open(remarks);
    }
  }

  Workbook {
    sheets = List.copyOf(sheets);
  }

  @Override
  public Chosen choose(TablePlace place) {
    return switch (place) {
      case TablePlace.SheetNamed(String name) -> named(name);
      case TablePlace.SheetNumbered(int number) ->
          number <= sheets.size()
              ? chosen(sheets.get(number - 1))
              : absent("at least " + number + " sheets", String.valueOf(sheets.size()));
      case TablePlace.Only() -> only();
      case TablePlace.Items _ -> absent("a document with records", format.words());
    };
  }

  private Chosen named(String name) {
    List<Sheet> found = sheets.stream().filter(sheet -> sheet.name.equals(name)).toList();
    return found.isEmpty()
        ? absent("the sheet \"" + name + "\"", names(sheets))
        : chosen(found.getFirst());
  }

  private Chosen only() {
    List<Sheet> filled = sheets.stream().filter(sheet -> sheet.visible && sheet.filled).toList();
    if (filled.size() == 1) {
      return chosen(filled.getFirst());
    }
    if (filled.isEmpty()) {
      boolean hidden = sheets.stream().anyMatch(Sheet::filled);
      return new Chosen.None(
          new Finding(
              Rule.FILE_EMPTY,
              new Location.File(),
              "a header and rows",
              hidden ? "nothing but in hidden sheets" : "no cell in any sheet"));
    }
    return new Chosen.None(
        new Finding(
            Rule.TABLE_AMBIGUOUS, new Location.File(), "one sheet with a table", names(filled)));
  }

  private static Chosen absent(String expected, String found) {
    return new Chosen.None(new Finding(Rule.TABLE_ABSENT, new Location.File(), expected, found));
  }

  private Chosen chosen(Sheet sheet) {
    List<Finding> said = new ArrayList<>();
    if (!sheet.visible) {
      said.add(hidden("the sheet \"" + sheet.name + "\""));
    }
    List<Sheet> others =
        sheets.stream().filter(other -> !other.equals(sheet) && other.filled).toList();
    if (!others.isEmpty()) {
      said.add(
          new Finding(
              Rule.TABLES_NOT_READ,
              new Location.File(),
              "the sheet \"" + sheet.name + "\" alone",
              names(others)));
    }
    return new Chosen.One(new Told(sheet.table, said));
  }

  private static Finding hidden(String what) {
    return new Finding(Rule.ROWS_HIDDEN, new Location.File(), "nothing hidden", what);
  }

  private static String names(List<Sheet> sheets) {
    List<String> names = sheets.stream().limit(NAMED_MAX).map(Sheet::name).toList();
    return TableFile.listed(names) + (sheets.size() > NAMED_MAX ? " …" : "");
  }
}
