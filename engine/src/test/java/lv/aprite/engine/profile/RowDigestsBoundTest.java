package lv.aprite.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.work.Scratch;
import org.junit.jupiter.api.Test;

class RowDigestsBoundTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              new Field(
                  "id",
                  new FieldType.Whole(),
                  false,
                  false,
                  List.of(),
                  LocalText.NONE,
                  LocalText.NONE)),
          List.of());

  @SuppressWarnings("ArrayRecordComponent") // made once, and only read
  private record Bytes(byte[] bytes) implements Source {
    @Override
    public String name() {
      return "digests";
    }

    @Override
    public long sizeBytes() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /// So few rows fit into memory.
  private static final class NoScratch implements Scratch {
    @Override
    public OutputStream write(int piece) throws IOException {
      throw new IOException("no scratch");
    }

    @Override
    public InputStream read(int piece) throws IOException {
      throw new IOException("no scratch");
    }

    @Override
    public void close() {}
  }

  /// In two batches.
  private static RowDigests digests(long rows, long rowsMax) throws IOException {
    RowDigests digests =
        new RowDigests(SCHEMA, Optional.empty(), new NoScratch(), 1 << 16, rowsMax);
    Profiler profiler = new Profiler(SCHEMA);
    for (long[] ids :
        List.of(
            LongStream.range(0, rows / 2).toArray(), LongStream.range(rows / 2, rows).toArray())) {
      Batch.Column column = new Batch.Column.Longs(ids, new boolean[ids.length]);
      digests.add(profiler.part(new Batch(ids.length, List.of(column))));
    }
    return digests;
  }

  private static Comparison compare(long before, long now, long rowsMax) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    digests(before, rowsMax).write(kept);
    return digests(now, rowsMax).compare(3, new Bytes(kept.toByteArray()));
  }

  @Test
  void upToTheBoundRowsAreCompared() throws IOException {
    assertThat(compare(8, 10, 10))
        .isEqualTo(
            new Comparison(
                3,
                8,
                10,
                Optional.of(new Comparison.Rows(2, 0, Optional.empty())),
                List.of(),
                List.of()));
    assertThat(compare(10, 8, 10).rows()).contains(new Comparison.Rows(0, 2, Optional.empty()));
  }

  @Test
  void beyondItInEitherReleaseThereAreOnlyCounts() throws IOException {
    for (List<Long> rows : List.of(List.of(8L, 11L), List.of(11L, 8L), List.of(11L, 11L))) {
      assertThat(compare(rows.getFirst(), rows.getLast(), 10))
          .isEqualTo(
              new Comparison(
                  3, rows.getFirst(), rows.getLast(), Optional.empty(), List.of(), List.of()));
    }
  }

  @Test
  void theBoundIsTwentyMillionRows() {
    assertThat(RowDigests.ROWS_MAX).isEqualTo(20_000_000);
  }
}
