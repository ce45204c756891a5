package lv.aprite.engine.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.write.Format;
import lv.aprite.engine.write.Sink;

/// Outputs in memory; nothing is seen of what is not committed.
public final class MemoryOutputs implements Outputs {
  private final Map<Format, MemorySink> distributions = new EnumMap<>(Format.class);
  private Optional<MemorySink> rejected = Optional.empty();
  private final Optional<Format> failing;

  public MemoryOutputs() {
    this(Optional.empty());
  }

  /// @param failing the format whose sink breaks after its first thousand bytes
  MemoryOutputs(Optional<Format> failing) {
    this.failing = failing;
  }

  @Override
  public Sink distribution(Format format) {
    MemorySink sink = new MemorySink(failing.isPresent() && failing.get() == format);
    if (distributions.put(format, sink) != null) {
      throw new AssertionError(format + " was opened twice");
    }
    return sink;
  }

  @Override
  public Language language() {
    return Language.EN;
  }

  @Override
  public String submission() {
    return "s-1";
  }

  @Override
  public Sink rejectedRows() {
    if (rejected.isPresent()) {
      throw new AssertionError("rejected rows were opened twice");
    }
    rejected = Optional.of(new MemorySink(false));
    return rejected.get();
  }

  /// The committed bytes; none when there are none.
  public Optional<byte[]> committed(Format format) {
    return Optional.ofNullable(distributions.get(format)).flatMap(MemorySink::committed);
  }

  Optional<byte[]> committedRejected() {
    return rejected.flatMap(MemorySink::committed);
  }

  /// Every sink that was opened was committed or discarded.
  boolean allEnded() {
    return distributions.values().stream().allMatch(sink -> sink.ended)
        && rejected.map(sink -> sink.ended).orElse(true);
  }

  private static final class MemorySink implements Sink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean failing;
    private boolean ended;
    private boolean isCommitted;

    MemorySink(boolean failing) {
      this.failing = failing;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      if (ended) {
        throw new AssertionError("written after its end");
      }
      if (failing && bytes.size() > 1000) {
        throw new IOException("the disk is full");
      }
      bytes.write(from, offset, length);
    }

    @Override
    public void commit() {
      if (ended) {
        throw new AssertionError("ended twice");
      }
      ended = true;
      isCommitted = true;
    }

    @Override
    public void discard() {
      ended = true;
    }

    Optional<byte[]> committed() {
      return isCommitted ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }
  }
}
