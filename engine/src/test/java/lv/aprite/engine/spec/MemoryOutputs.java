package lv.aprite.engine.spec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.run.Outputs;
import lv.aprite.engine.write.Format;
import lv.aprite.engine.write.Sink;

/// Outputs in memory, which insist on the promises of [Outputs] and [Sink]: opened at most once,
/// written only before their end.
final class MemoryOutputs implements Outputs {
  private final Map<Format, MemorySink> distributions = new EnumMap<>(Format.class);
  private Optional<MemorySink> rejectedRows = Optional.empty();

  @Override
  public synchronized Sink distribution(Format format) {
    MemorySink sink = new MemorySink(format.name());
    if (distributions.put(format, sink) != null) {
      throw new IllegalStateException(format + " was opened twice");
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
  public synchronized Sink rejectedRows() {
    if (rejectedRows.isPresent()) {
      throw new IllegalStateException("the sink of rejected rows was opened twice");
    }
    MemorySink sink = new MemorySink("rejected rows");
    rejectedRows = Optional.of(sink);
    return sink;
  }

  /// What was committed of this format, or nothing.
  Optional<byte[]> committed(Format format) {
    return Optional.ofNullable(distributions.get(format)).flatMap(MemorySink::committed);
  }

  Optional<String> committedRejectedRows() {
    return rejectedRows
        .flatMap(MemorySink::committed)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /// Whether every sink that was opened was also ended.
  boolean allEnded() {
    return distributions.values().stream().allMatch(sink -> sink.state != State.OPEN)
        && rejectedRows.stream().allMatch(sink -> sink.state != State.OPEN);
  }

  private enum State {
    OPEN,
    COMMITTED,
    DISCARDED
  }

  private static final class MemorySink implements Sink {
    private final String name;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private State state = State.OPEN;

    MemorySink(String name) {
      this.name = name;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      insistOpen();
      bytes.write(from, offset, length);
    }

    @Override
    public void commit() {
      insistOpen();
      state = State.COMMITTED;
    }

    @Override
    public void discard() {
      if (state == State.OPEN) {
        state = State.DISCARDED;
      }
    }

    private void insistOpen() {
      if (state != State.OPEN) {
        throw new IllegalStateException(name + ": used after its end");
      }
    }

    Optional<byte[]> committed() {
      return state == State.COMMITTED ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }
  }
}
