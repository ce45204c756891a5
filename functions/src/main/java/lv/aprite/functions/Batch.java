package lv.aprite.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Messages that Lambda took from a queue. Each stands for itself: the answer names those that
/// failed, and only these come again.
final class Batch {
  private Batch() {}

  /// Handles one message.
  interface Step {
    /// @param id unique for each time that a message is received: a slug
    /// @throws NotForUs when it is no message for this function
    Handled take(Message message, String id) throws IOException;
  }

  /// A message that no try can handle.
  static final class NotForUs extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param why for the log: does not quote the message
    NotForUs(String why) {
      super(why);
    }
  }

  static void handle(
      InputStream in, OutputStream out, Invocation invocation, Journal journal, Step step)
      throws IOException {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode failures = answer.putArray("batchItemFailures");
    int count = 0;
    for (JsonNode queued : Json.READER.readTree(in).path("Records")) {
      String id = invocation.id() + "-" + ++count;
      Instant begunAt = journal.clock().instant();
      Handled handled;
      try {
        handled = step.take(Message.decode(queued.path("body").asText()), id);
      } catch (RuntimeException | IOException failure) {
        failures.addObject().put("itemIdentifier", queued.path("messageId").asText());
        handled = failed(failure);
      }
      journal.write(handled, invocation.id(), begunAt);
    }
    out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Our exceptions name places, and quote no data.
  private static Handled failed(Exception failure) {
    Handled handled = Handled.of(failure instanceof NotForUs ? "foreign" : "failed");
    handled.about().put("why", String.valueOf(failure.getMessage()));
    if (!(failure instanceof NotForUs)) {
      handled.about().put("failure", failure.getClass().getName());
      StackTraceElement[] trace = failure.getStackTrace();
      if (trace.length > 0) {
        handled.about().put("at", trace[0].toString());
      }
    }
    return handled;
  }
}
