package lv.aprite.engine.form.xml;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.Cell;
import lv.aprite.engine.form.JsonText;
import lv.aprite.engine.form.Next;
import lv.aprite.engine.form.TableReader;

/// The rows of a file of XML whose paths are known.
final class XmlRows implements TableReader {
  /// As long as the longest record.
  private static final int TEXT_MAX = 16 << 20;

  private final Events events;
  private final List<String> path;
  private final Columns columns;
  private final Cell[] row;
  private final StringBuilder[] lists;
  private int depth;
  private int matched;
  private long characters;
  private long number;

  /// @param path names of the elements from the root to a row
  XmlRows(Events events, List<String> path, Columns columns) {
    this.events = events;
    this.path = path;
    this.columns = columns;
    row = new Cell[columns.names().size()];
    lists = new StringBuilder[row.length];
  }

  @Override
  public Next next() throws IOException {
    try {
      number++;
      if (number == 1) {
        return new Next.Row(
            number, columns.names().stream().map(name -> (Cell) new Cell.Text(name)).toList());
      }
      while (true) {
        switch (events.next()) {
          case START -> {
            if (matched == depth && path.get(depth).equals(events.name())) {
              matched++;
              if (matched == path.size()) {
                matched--;
                return row();
              }
            }
            depth++;
          }
          case END -> {
            depth--;
            matched = Math.min(matched, depth);
          }
          case TEXT -> {}
          case END_OF_FILE -> {
            return new Next.End();
          }
        }
      }
    } catch (BrokenDocument e) {
      return new Next.Broken(e.finding());
    }
  }

  private Next row() throws IOException {
    Arrays.fill(row, Cell.MISSING);
    Arrays.fill(lists, null);
    characters = 0;
    element("");
    for (int i = 0; i < row.length; i++) {
      if (lists[i] != null) {
        row[i] = new Cell.Structure(lists[i].append(']').toString());
      }
    }
    return new Next.Row(number, Arrays.asList(row));
  }

  /// Reads the element that has just begun to its end.
  private void element(String at) throws IOException {
    for (int i = 0; i < events.attributes(); i++) {
      if (Shape.isData(events, i)) {
        String column = Columns.inner(at, "@" + events.attributeName(i));
        row[place(column)] = new Cell.Text(bounded(events.attribute(i)));
      }
    }
    boolean nil = Shape.isNil(events);
    StringBuilder text = new StringBuilder();
    boolean parent = false;
    while (true) {
      switch (events.next()) {
        case START -> {
          parent = true;
          element(Columns.inner(at, events.name()));
        }
        case TEXT -> text.append(bounded(events.text()));
        case END -> {
          if (!parent && !nil) {
            put(at.isEmpty() ? Columns.OWN_TEXT : at, text);
          }
          return;
        }
        case END_OF_FILE -> throw changed();
      }
    }
  }

  private void put(String at, StringBuilder text) throws IOException {
    Optional<Integer> known = columns.place(at);
    if (known.isEmpty()) {
      if (text.toString().isBlank()) {
        // Elsewhere it holds elements; here there are none.
        return;
      }
      throw changed();
    }
    int place = known.get();
    if (!columns.isList(at)) {
      row[place] = new Cell.Text(text.toString());
      return;
    }
    StringBuilder list = lists[place];
    if (list == null) {
      list = new StringBuilder("[");
      lists[place] = list;
    } else {
      list.append(',');
    }
    JsonText.quote(text.toString(), list);
  }

  private int place(String column) throws BrokenDocument {
    return columns.place(column).orElseThrow(this::changed);
  }

  private String bounded(String piece) throws BrokenDocument {
    characters += piece.length();
    if (characters > TEXT_MAX) {
      throw events.broken(
          Rule.RECORD_TOO_LONG, "a record of at most " + TEXT_MAX + " bytes", "a longer one");
    }
    return piece;
  }

  private BrokenDocument changed() {
    return events.broken(
        Rule.SOURCE_CHANGED, "the same file as a moment ago", "another element or text");
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
