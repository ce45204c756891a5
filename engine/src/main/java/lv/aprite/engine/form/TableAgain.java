package lv.aprite.engine.form;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;
import lv.aprite.engine.contract.FileFormat;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.read.Source;

/// Text that is known to be a table of a file of another format: layouts of that format apply to
/// it, also when rows of it were corrected.
///
/// @param place by which the table was chosen
/// @param table its name
/// @param texts the columns, from 0, that are nothing but text by the file's own types
public record TableAgain(
    Source text, FileFormat format, TablePlace place, String table, Set<Integer> texts)
    implements Source {
  public TableAgain {
    texts = Set.copyOf(texts);
  }

  static TableAgain of(Opened.Table table, TablePlace place) {
    return new TableAgain(
        table.text(),
        table.format(),
        place,
        table.name(),
        table.texts().stream().boxed().collect(Collectors.toUnmodifiableSet()));
  }

  /// The same table with other rows.
  public TableAgain with(Source corrected) {
    return new TableAgain(corrected, format, place, table, texts);
  }

  @Override
  public String name() {
    return text.name();
  }

  @Override
  public long sizeBytes() {
    return text.sizeBytes();
  }

  @Override
  public InputStream open() throws IOException {
    return text.open();
  }
}
