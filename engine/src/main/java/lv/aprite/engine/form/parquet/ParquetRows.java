package lv.aprite.engine.form.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.Cell;
import lv.aprite.engine.form.Next;
import lv.aprite.engine.form.TableReader;
import lv.aprite.engine.read.Source;

/// The rows of a file of Parquet. The bytes of one row group at a time are in memory.
final class ParquetRows implements TableReader {
  private static final int GROUP_BYTES_MAX = 128 << 20;
  private static final long UNFOLDED_BYTES_MAX = 192L << 20;

  private final Source source;
  private final Footer footer;
  private List<ColumnReader> columns = List.of();
  private int group;
  private long left;
  private long number;

  ParquetRows(Source source, Footer footer) {
    this.source = source;
    this.footer = footer;
  }

  @Override
  public Next next() throws IOException {
    try {
      number++;
      if (number == 1) {
        return new Next.Row(
            1,
            footer.columns().stream().map(column -> (Cell) new Cell.Text(column.name())).toList());
      }
      while (left == 0) {
        for (ColumnReader column : columns) {
          column.end();
        }
        columns = List.of();
        if (group == footer.groups().size()) {
          return new Next.End();
        }
        open(footer.groups().get(group++));
      }
      left--;
      List<Cell> cells = new ArrayList<>(columns.size());
      for (ColumnReader column : columns) {
        cells.add(column.next());
      }
      return new Next.Row(number, cells);
    } catch (BrokenDocument e) {
      return new Next.Broken(e.finding());
    }
  }

  private void open(Footer.Group next) throws IOException {
    long size = next.to() - next.from();
    if (size > GROUP_BYTES_MAX) {
      throw Damage.beyond("row groups of at most " + GROUP_BYTES_MAX + " bytes");
    }
    byte[] bytes;
    try (InputStream in = source.open()) {
      in.skipNBytes(next.from());
      bytes = in.readNBytes((int) size);
    }
    if (bytes.length < size) {
      throw Damage.malformed("the same file as a moment ago", "a shorter one");
    }
    ColumnReader.Budget budget = new ColumnReader.Budget(UNFOLDED_BYTES_MAX);
    List<ColumnReader> opened = new ArrayList<>();
    for (int i = 0; i < footer.columns().size(); i++) {
      Footer.Chunk chunk = next.chunks().get(i);
      opened.add(
          new ColumnReader(
              footer.columns().get(i),
              chunk,
              bytes,
              (int) (chunk.from() - next.from()),
              (int) (chunk.to() - next.from()),
              budget));
    }
    columns = opened;
    left = next.rows();
  }

  @Override
  public void close() {
    // Each row group's stream was closed when it was read.
  }
}
