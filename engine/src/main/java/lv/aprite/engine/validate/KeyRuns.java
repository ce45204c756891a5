package lv.aprite.engine.validate;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntSupplier;
import lv.aprite.engine.work.Scratch;

/// Finds which of many 64-bit hashes stand twice, in bounded memory: sorted runs, of which all but
/// the last go to scratch, and one merge at the end.
///
/// Not for use by two threads at once.
public final class KeyRuns {
  /// So many hashes that stand twice are named at a time, so that what is remembered of them has a
  /// bound.
  public static final int REPEATED_MAX = 1 << 17;

  private static final int BUFFER_BYTES = 1 << 16;

  // Most files are small, and to clear memory for the largest would take longer than to read them.
  private static final int RUN_FIRST = 1 << 12;
  private static final int RUN_GROWTH = 4;

  private final Scratch scratch;
  private final IntSupplier pieceNumbers;
  private final int runMax;
  private long[] run;
  private final List<Integer> pieces = new ArrayList<>();
  private int filled;
  private boolean sorted;
  private long total;

  /// @param pieceNumbers gives a number of a piece of scratch that nobody else uses, at each call
  /// @param memoryBytes how much memory hashes may take before they go to scratch
  public KeyRuns(Scratch scratch, IntSupplier pieceNumbers, int memoryBytes) {
    this.scratch = scratch;
    this.pieceNumbers = pieceNumbers;
    this.runMax = Math.max(1, memoryBytes / Long.BYTES);
    this.run = new long[Math.min(RUN_FIRST, runMax)];
  }

  /// How many hashes there are.
  public long total() {
    return total;
  }

  public void add(long[] hashes, int count) throws IOException {
    int taken = 0;
    while (taken < count) {
      if (filled == runMax) {
        spill();
      } else if (filled == run.length) {
        run = Arrays.copyOf(run, (int) Math.min((long) run.length * RUN_GROWTH, runMax));
      }
      int part = Math.min(count - taken, run.length - filled);
      System.arraycopy(hashes, taken, run, filled, part);
      filled += part;
      taken += part;
    }
    total += count;
    sorted = false;
  }

  private void spill() throws IOException {
    HashSort.sort(run, filled);
    int piece = pieceNumbers.getAsInt();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try (OutputStream out = scratch.write(piece)) {
      for (int i = 0; i < filled; i++) {
        buffer.putLong(run[i]);
        if (!buffer.hasRemaining() || i == filled - 1) {
          out.write(buffer.array(), 0, buffer.position());
          buffer.clear();
        }
      }
    }
    pieces.add(piece);
    filled = 0;
  }

  /// Hashes that stand at least twice.
  ///
  /// @param hashes ascending, at most [#REPEATED_MAX]
  /// @param unnamed how many of the hashes above the last of these repeat another one
  @SuppressWarnings("ArrayRecordComponent")
  public record Repeated(long[] hashes, long unnamed) {}

  /// The lowest of the hashes that stand at least twice. To be asked once all are added.
  public Repeated repeated() throws IOException {
    return repeated(new Repeats(Long.MIN_VALUE));
  }

  /// The lowest of those hashes that are above this one.
  public Repeated repeatedAbove(long hash) throws IOException {
    return hash == Long.MAX_VALUE ? new Repeated(new long[0], 0) : repeated(new Repeats(hash + 1));
  }

  /// How many of all hashes repeat another one: of three that are equal, two. To be asked once all
  /// are added.
  public long repeats() throws IOException {
    Counted counted = new Counted();
    each(counted::next);
    return counted.repeats;
  }

  private Repeated repeated(Repeats repeats) throws IOException {
    each(repeats::next);
    return repeats.found();
  }

  /// Is shown one hash after the other.
  public interface Seen {
    void accept(long hash) throws IOException;
  }

  /// Shows all hashes in ascending order, once all are added.
  public void each(Seen seen) throws IOException {
    if (!sorted) {
      HashSort.sort(run, filled);
      sorted = true;
    }
    if (pieces.isEmpty()) {
      for (int i = 0; i < filled; i++) {
        seen.accept(run[i]);
      }
      return;
    }
    List<Run> runs = new ArrayList<>();
    try {
      runs.add(new Run.InMemory(run, filled));
      for (int piece : pieces) {
        runs.add(new Run.OnScratch(scratch.read(piece)));
      }
      merge(runs, seen);
    } finally {
      for (Run one : runs) {
        one.close();
      }
    }
  }

  private static void merge(List<Run> runs, Seen seen) throws IOException {
    PriorityQueue<Head> heads = new PriorityQueue<>();
    for (Run one : runs) {
      Head head = new Head(one);
      if (head.advance()) {
        heads.add(head);
      }
    }
    while (!heads.isEmpty()) {
      Head lowest = heads.remove();
      boolean more;
      do {
        seen.accept(lowest.hash);
        more = lowest.advance();
      } while (more && (heads.isEmpty() || lowest.compareTo(heads.element()) <= 0));
      if (more) {
        heads.add(lowest);
      }
    }
  }

  /// Hashes in ascending order.
  private sealed interface Run extends Closeable {
    boolean hasNext() throws IOException;

    long next() throws IOException;

    final class InMemory implements Run {
      private final long[] hashes;
      private final int count;
      private int at;

      InMemory(long[] hashes, int count) {
        this.hashes = hashes;
        this.count = count;
      }

      @Override
      public boolean hasNext() {
        return at < count;
      }

      @Override
      public long next() {
        return hashes[at++];
      }

      @Override
      public void close() {}
    }

    final class OnScratch implements Run {
      private final InputStream in;
      private ByteBuffer buffer = ByteBuffer.allocate(0);

      OnScratch(InputStream in) {
        this.in = in;
      }

      @Override
      public boolean hasNext() throws IOException {
        if (!buffer.hasRemaining()) {
          byte[] bytes = in.readNBytes(BUFFER_BYTES);
          if (bytes.length % Long.BYTES != 0) {
            throw new EOFException("scratch was cut off: " + bytes.length + " bytes at its end");
          }
          buffer = ByteBuffer.wrap(bytes);
        }
        return buffer.hasRemaining();
      }

      @Override
      public long next() {
        return buffer.getLong();
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    }
  }

  private static final class Head implements Comparable<Head> {
    private final Run run;
    private long hash;

    Head(Run run) {
      this.run = run;
    }

    boolean advance() throws IOException {
      if (!run.hasNext()) {
        return false;
      }
      hash = run.next();
      return true;
    }

    @Override
    public int compareTo(Head other) {
      return Long.compare(hash, other.hash);
    }
  }

  /// Sees the hashes in ascending order, and counts those that it has seen before.
  private static final class Counted {
    private long repeats;
    private long last;
    private boolean any;

    void next(long hash) {
      repeats += any && hash == last ? 1 : 0;
      last = hash;
      any = true;
    }
  }

  /// Sees the hashes in ascending order, keeps each that comes again as long as there is room, and
  /// counts the others.
  private static final class Repeats {
    private final long least;
    private long[] found = new long[16];
    private int count;
    private long unnamed;
    private long last;
    private boolean any;

    Repeats(long least) {
      this.least = least;
    }

    void next(long hash) {
      boolean again = any && hash == last && hash >= least;
      last = hash;
      any = true;
      if (!again || (count > 0 && found[count - 1] == hash)) {
        return;
      }
      if (count == REPEATED_MAX) {
        unnamed++;
        return;
      }
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
      }
      found[count++] = hash;
    }

    Repeated found() {
      return new Repeated(Arrays.copyOf(found, count), unnamed);
    }
  }
}
