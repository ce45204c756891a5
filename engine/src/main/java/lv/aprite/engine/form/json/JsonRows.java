package lv.aprite.engine.form.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.Cell;
import lv.aprite.engine.form.Next;
import lv.aprite.engine.form.TableReader;
import lv.aprite.engine.read.Source;

/// The rows of a file of JSON whose columns are known.
final class JsonRows implements TableReader {
  /// Where the rows are.
  sealed interface Way {
    /// The root is their list.
    record Whole() implements Way {}

    /// A member is.
    ///
    /// @param path names from the root inwards
    record Member(List<String> path) implements Way {}

    /// Each is a value on a line of its own.
    record Lines() implements Way {}
  }

  private final Tokens tokens;
  private final boolean lines;
  private final List<String> columns;
  private final ObjectRow row;
  private long number;

  private JsonRows(Tokens tokens, boolean lines, List<String> columns, boolean flatten) {
    this.tokens = tokens;
    this.lines = lines;
    this.columns = columns;
    row = new ObjectRow(tokens, columns, flatten);
  }

  /// @param columns the header; empty when the first of the lists is that
  static TableReader open(Source source, Way way, List<String> columns, boolean flatten)
      throws IOException {
    Tokens tokens = new Tokens(source);
    try {
      boolean lines =
          switch (way) {
            case Way.Lines() -> true;
            case Way.Whole() -> {
              tokens.more();
              yield false;
            }
            case Way.Member(List<String> path) -> {
              tokens.goToList(path);
              yield false;
            }
          };
      return new JsonRows(tokens, lines, columns, flatten);
    } catch (IOException e) {
      tokens.close();
      throw e;
    }
  }

  static Next.Row header(List<String> columns) {
    return new Next.Row(1, columns.stream().map(name -> (Cell) new Cell.Text(name)).toList());
  }

  @Override
  public Next next() throws IOException {
    try {
      if (number == 0 && !columns.isEmpty()) {
        number++;
        return header(columns);
      }
      JsonToken token = lines ? tokens.next() : tokens.more();
      if (token == null || token == JsonToken.END_ARRAY) {
        return new Next.End();
      }
      number++;
      return new Next.Row(number, token == JsonToken.START_ARRAY ? list() : object());
    } catch (BrokenDocument e) {
      return new Next.Broken(e.finding());
    }
  }

  private List<Cell> list() throws IOException {
    List<Cell> cells = new ArrayList<>();
    long characters = 0;
    while (tokens.more() != JsonToken.END_ARRAY) {
      Cell cell = tokens.cell();
      characters += ObjectRow.length(cell) + 1;
      ObjectRow.bound(characters, tokens);
      cells.add(cell);
    }
    return cells;
  }

  private List<Cell> object() throws IOException {
    if (tokens.current() != JsonToken.START_OBJECT) {
      throw ObjectRow.changed(tokens);
    }
    row.begin();
    row.members();
    return row.cells();
  }

  @Override
  public void close() throws IOException {
    tokens.close();
  }
}
