package lv.aprite.engine.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.table.Batch;

/// A batch without the rows that are left out.
final class Compaction {
  private Compaction() {}

  /// @param kept the rows that stay, rising
  static Batch of(Batch batch, int[] kept) {
    List<Batch.Column> columns = new ArrayList<>(batch.columns().size());
    for (Batch.Column column : batch.columns()) {
      columns.add(
          switch (column) {
            case Batch.Column.Longs(long[] values, boolean[] missing) ->
                new Batch.Column.Longs(take(values, kept), take(missing, kept));
            case Batch.Column.Texts(byte[] bytes, int[] starts, int[] ends, boolean[] missing) ->
                new Batch.Column.Texts(
                    bytes, take(starts, kept), take(ends, kept), take(missing, kept));
          });
    }
    Optional<Batch.Lines> lines =
        batch
            .lines()
            .map(all ->
                new Batch.Lines(
                    all.bytes(), take(all.cells(), kept), all.starts(), all.ends(), all.columns()));
    return new Batch(kept.length, columns, lines);
  }

  private static long[] take(long[] from, int[] kept) {
    long[] taken = new long[kept.length];
    for (int i = 0; i < kept.length; i++) {
      taken[i] = from[kept[i]];
    }
    return taken;
  }

  private static int[] take(int[] from, int[] kept) {
    int[] taken = new int[kept.length];
    for (int i = 0; i < kept.length; i++) {
      taken[i] = from[kept[i]];
    }
    return taken;
  }

  private static boolean[] take(boolean[] from, int[] kept) {
    boolean[] taken = new boolean[kept.length];
    for (int i = 0; i < kept.length; i++) {
      taken[i] = from[kept[i]];
    }
    return taken;
  }
}
