package lv.aprite.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import lv.aprite.functions.Batch.NotForUs;
import lv.aprite.functions.fetch.Fetch;
import lv.aprite.functions.fetch.Fetcher;
import lv.aprite.publication.submission.DatasetId;

/// Files that contracts name by their addresses: on schedule it asks for each that is due, by a
/// message to itself; of a message it fetches the one.
public final class FetchHandler extends Handler {
  /// Half of the quarter of an hour between two schedules.
  private static final Duration TOLERANCE = Duration.ofSeconds(450);

  /// What is left for the upload's end when the source is left.
  private static final int ENDING_MILLIS = 60_000;

  private final Fetcher fetcher;
  private final Consumer<String> fetchQueue;
  private final Journal journal;

  public FetchHandler() {
    this(Wiring.ofEnvironment());
  }

  private FetchHandler(Wiring wiring) {
    this(wiring.fetcher(), wiring.fetchQueue(), Journal.of("fetch"));
  }

  /// @param fetchQueue takes messages for this very function
  FetchHandler(Fetcher fetcher, Consumer<String> fetchQueue, Journal journal) {
    this.fetcher = fetcher;
    this.fetchQueue = fetchQueue;
    this.journal = journal;
  }

  @Override
  void handle(InputStream in, OutputStream out, Invocation invocation) throws IOException {
    byte[] event = in.readAllBytes();
    if (Json.READER.readTree(event).has("Records")) {
      LongSupplier millisLeft = () -> invocation.millisLeft().getAsInt() - ENDING_MILLIS;
      Batch.handle(
          new ByteArrayInputStream(event),
          out,
          invocation,
          journal,
          (message, id) -> fetch(message, id, millisLeft));
    } else {
      ask(out, invocation);
    }
  }

  private void ask(OutputStream out, Invocation invocation) throws IOException {
    Instant begunAt = journal.clock().instant();
    List<DatasetId> due = fetcher.due(TOLERANCE);
    due.forEach(dataset -> fetchQueue.accept(Message.encode(new Message.Dataset(dataset))));
    Handled handled = Handled.of("asked");
    handled.about().put("due", due.size());
    journal.write(handled, invocation.id(), begunAt);
    out.write(
        JsonNodeFactory.instance
            .objectNode()
            .put("due", due.size())
            .toString()
            .getBytes(StandardCharsets.UTF_8));
  }

  private Handled fetch(Message message, String id, LongSupplier millisLeft) throws IOException {
    return switch (message) {
      case Message.Dataset(DatasetId dataset) ->
          handled(dataset, fetcher.fetch(dataset, id, millisLeft));
      case Message.Created _, Message.Upload _, Message.Known _, Message.Assemble _ ->
          throw new NotForUs("expected a dataset");
      case Message.Foreign(String why) -> throw new NotForUs(why);
    };
  }

  private static Handled handled(DatasetId dataset, Fetch fetch) throws IOException {
    return switch (fetch) {
      case Fetch.Uploaded(var _, long sizeBytes, String sha256) -> {
        Handled handled = Handled.of("uploaded", dataset);
        handled.about().put("sizeBytes", sizeBytes).put("sha256", sha256);
        yield handled;
      }
      case Fetch.Unchanged(String answer) -> {
        Handled handled = Handled.of("unchanged", dataset);
        handled.about().put("answer", answer);
        yield handled;
      }
      case Fetch.NoSource() -> Handled.of("no-source", dataset);
      case Fetch.Refused(String why) -> {
        Handled handled = Handled.of("refused", dataset);
        handled.about().put("why", why);
        yield handled;
      }
      // It comes again, as the queue says.
      case Fetch.Failed(String why) -> throw new IOException(dataset + ": " + why);
    };
  }
}
