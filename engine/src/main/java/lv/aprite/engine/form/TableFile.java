package lv.aprite.engine.form;

import java.io.IOException;
import java.util.List;
import lv.aprite.engine.contract.FileFormat;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;

/// A file of one format that was looked at: its tables can be opened any number of times, each time
/// from the source. What is kept of it in memory is bounded.
public interface TableFile {
  FileFormat format();

  /// Which of its tables is meant.
  Chosen choose(TablePlace place) throws IOException;

  /// What came of looking at a file.
  sealed interface Looked {
    record Fits(TableFile file) implements Looked {}

    record Broken(Finding finding) implements Looked {}
  }

  /// What came of choosing.
  sealed interface Chosen {
    record One(Table table) implements Chosen {}

    record None(Finding finding) implements Chosen {}
  }

  /// One table of the file.
  interface Table {
    /// The sheet's name or the path of the records; empty where the file is the table.
    String name();

    /// @param remarks takes what is to be said of the table while its rows are read: of the same
    ///   file the same each time
    TableReader open(Findings remarks) throws IOException;

    /// Whether columns all of whose cells are text are to be text, whatever they look like. The
    /// rows of text tables that programs misname do not have types of their own.
    default boolean isTyped() {
      return true;
    }
  }

  /// The names, for messages.
  static String listed(List<String> names) {
    return String.join(", ", names.stream().map(name -> "\"" + name + "\"").toList());
  }
}
