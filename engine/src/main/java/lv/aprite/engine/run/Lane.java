package lv.aprite.engine.run;

import java.io.IOException;
import java.util.Optional;
import lv.aprite.engine.cell.ByteText;
import lv.aprite.engine.work.Crew;
import lv.aprite.engine.write.DigestSink;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.RowEncoder;
import lv.aprite.engine.write.Sink;

/// One distribution on its way out: pieces are hashed and written in order, each as a job of the
/// crew, so that the distributions do not wait for each other.
final class Lane {
  private final RowEncoder encoder;
  private final DigestSink sink;
  private final Crew crew;
  private Optional<Crew.Job<Boolean>> writing = Optional.empty();
  private boolean empty = true;

  Lane(RowEncoder encoder, Sink sink, Crew crew) throws IOException {
    this.encoder = encoder;
    this.sink = new DigestSink(sink);
    this.crew = crew;
    byte[] head = encoder.head();
    this.sink.write(head, 0, head.length);
  }

  /// Takes the next rows as the encoder made them.
  void append(ByteText rows) throws IOException {
    if (rows.length() == 0) {
      return;
    }
    settle();
    int from = empty ? encoder.partingBytes() : 0;
    empty = false;
    writing =
        Optional.of(
            crew.submit(() -> {
              sink.write(rows.array(), from, rows.length() - from);
              return true;
            }));
  }

  private void settle() throws IOException {
    if (writing.isPresent()) {
      Crew.Job<Boolean> job = writing.get();
      writing = Optional.empty();
      Jobs.await(crew, job);
    }
  }

  Distribution finish() throws IOException {
    settle();
    byte[] tail = encoder.tail();
    sink.write(tail, 0, tail.length);
    return sink.distribution(encoder.format());
  }

  void commit() throws IOException {
    sink.commit();
  }

  /// Gives up, once nobody writes any more.
  void discard() {
    try {
      settle();
    } catch (IOException | RuntimeException e) {
      // What was being written is not wanted any more.
    }
    sink.discard();
  }
}
