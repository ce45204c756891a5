package lv.aprite.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// The log of a function: one line of JSON for each event that it handled. The line is a metric as
/// well (CloudWatch embedded metric format), so that no agent and no second line is needed.
///
/// @param event what the function handles: `publish`
/// @param lines takes each line
record Journal(String event, InstantSource clock, Consumer<String> lines) {
  private static final String NAMESPACE = "Aprite";

  static Journal of(String event) {
    return new Journal(event, InstantSource.system(), System.out::println);
  }

  void write(Handled handled, String requestId, Instant begunAt) {
    Instant now = clock.instant();
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("event", event).put("outcome", handled.outcome());
    line.setAll(handled.about());
    line.put("Milliseconds", Duration.between(begunAt, now).toMillis());
    line.put("Handled", 1).put("requestId", requestId);
    describeMetrics(line.putObject("_aws"), now);
    lines.accept(line.toString());
  }

  private static void describeMetrics(ObjectNode aws, Instant now) {
    aws.put("Timestamp", now.toEpochMilli());
    ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", NAMESPACE);
    directive.putArray("Dimensions").addArray().add("event").add("outcome");
    var metrics = directive.putArray("Metrics");
    metrics.addObject().put("Name", "Handled").put("Unit", "Count");
    metrics.addObject().put("Name", "Milliseconds").put("Unit", "Milliseconds");
  }
}
