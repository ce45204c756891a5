package lv.aprite.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import lv.aprite.functions.events.Samples;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Hands messages of queues to handlers, as Lambda does: by batches, as JSON; what the answer names
/// as failed stays in the queue, as does a whole batch whose handler broke down. The queue itself
/// hides it for a time, and puts it to the dead letters after its receives. Hours of hiding are not
/// waited for, see [#timePasses].
final class QueuePump {
  /// @param batch how many messages a function is handed at once
  private record Route(String url, String arn, RequestStreamHandler handler, int batch) {}

  /// A message that is hidden until its time is over.
  private record Hidden(String url, String receipt) {}

  private final SqsClient sqs;
  private final String region;
  private final Duration settling;
  private final Map<String, Route> routes = new LinkedHashMap<>();
  private final Set<Hidden> hidden = ConcurrentHashMap.newKeySet();
  private Optional<Random> disorder = Optional.empty();

  /// @param settling how long nothing must come before nothing is expected any more
  QueuePump(SqsClient sqs, String region, Duration settling) {
    this.sqs = sqs;
    this.region = region;
    this.settling = settling;
  }

  void feed(String url, String arn, RequestStreamHandler handler, int batch) {
    routes.put(url, new Route(url, arn, handler, batch));
  }

  /// From now on every message comes twice, and in an order that this seed chooses.
  void disorder(long seed) {
    disorder = Optional.of(new Random(seed));
  }

  /// Works until every queue is empty.
  void untilQuiet() {
    untilQuiet(1);
  }

  /// @param workers so many functions of each kind at once
  void untilQuiet(int workers) {
    Instant last = Instant.now();
    while (waiting() || Duration.between(last, Instant.now()).compareTo(settling) < 0) {
      if (rounds(workers)) {
        last = Instant.now();
      } else {
        rest();
      }
      timePasses();
    }
  }

  /// One delivery of what is there.
  ///
  /// @return whether something was
  boolean rounds(int workers) {
    if (workers == 1) {
      return round();
    }
    try (ExecutorService crew = Executors.newFixedThreadPool(workers)) {
      List<Future<Boolean>> rounds =
          IntStream.range(0, workers).mapToObj(_ -> crew.submit(this::round)).toList();
      boolean some = false;
      for (Future<Boolean> round : rounds) {
        some |= round.get();
      }
      return some;
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private boolean round() {
    List<Route> order = new ArrayList<>(routes.values());
    disorder.ifPresent(random -> Collections.shuffle(order, random));
    boolean some = false;
    for (Route route : order) {
      some |= disorder.isPresent() ? inDisorder(route, disorder.get()) : once(route);
    }
    return some;
  }

  private boolean once(Route route) {
    List<Message> messages = receive(route);
    if (messages.isEmpty()) {
      return false;
    }
    deliver(route, messages);
    return true;
  }

  private boolean inDisorder(Route route, Random random) {
    List<Message> all = new ArrayList<>();
    List<Message> some = receive(route);
    while (!some.isEmpty()) {
      all.addAll(some);
      some = receive(route);
    }
    for (int times = 0; times < 2; times++) {
      Collections.shuffle(all, random);
      for (int from = 0; from < all.size(); from += route.batch()) {
        deliver(route, all.subList(from, Math.min(from + route.batch(), all.size())));
      }
    }
    return !all.isEmpty();
  }

  private List<Message> receive(Route route) {
    return receive(route.url(), route.batch());
  }

  /// Takes messages as Lambda does; whoever took them may die.
  List<Message> receive(String url, int most) {
    List<Message> messages =
        sqs.receiveMessage(request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(most)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages();
    messages.forEach(message -> hidden.add(new Hidden(url, message.receiptHandle())));
    return messages;
  }

  private void deliver(Route route, Collection<Message> messages) {
    Set<String> failed = new HashSet<>();
    try {
      JsonNode answer = call(route.handler(), event(route, messages));
      answer
          .path("batchItemFailures")
          .forEach(item -> failed.add(item.path("itemIdentifier").asText()));
    } catch (Killed.Death | IOException | RuntimeException broken) {
      return;
    }
    for (Message message : messages) {
      if (!failed.contains(message.messageId())) {
        hidden.remove(new Hidden(route.url(), message.receiptHandle()));
        sqs.deleteMessage(
            request -> request.queueUrl(route.url()).receiptHandle(message.receiptHandle()));
      }
    }
  }

  /// Calls a function.
  static JsonNode call(RequestStreamHandler handler, JsonNode event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
        out,
        LambdaContext.next(Duration.ofMinutes(15)));
    return Samples.parse(out.toString(StandardCharsets.UTF_8));
  }

  private JsonNode event(Route route, Collection<Message> messages) {
    return event(messages, route.arn(), region);
  }

  /// The event that Lambda makes of messages.
  static JsonNode event(Collection<Message> messages, String arn, String region) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ArrayNode records = event.putArray("Records");
    for (Message message : messages) {
      ObjectNode each = records.addObject();
      each.put("messageId", message.messageId())
          .put("receiptHandle", message.receiptHandle())
          .put("body", message.body());
      ObjectNode attributes = each.putObject("attributes");
      message.attributesAsStrings().forEach(attributes::put);
      each.putObject("messageAttributes");
      each.put("md5OfBody", message.md5OfBody())
          .put("eventSource", "aws:sqs")
          .put("eventSourceARN", arn)
          .put("awsRegion", region);
    }
    return event;
  }

  /// What was received and not worked off is to be seen again.
  void timePasses() {
    for (Hidden each : List.copyOf(hidden)) {
      sqs.changeMessageVisibility(request ->
          request.queueUrl(each.url()).receiptHandle(each.receipt()).visibilityTimeout(0));
      hidden.remove(each);
    }
  }

  private boolean waiting() {
    return routes.keySet().stream().anyMatch(url -> count(url) > 0);
  }

  /// How many messages are in a queue, seen, hidden or late.
  int count(String url) {
    return sqs
        .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
        .attributes()
        .entrySet()
        .stream()
        .filter(entry -> entry.getKey().toString().startsWith("ApproximateNumberOfMessages"))
        .mapToInt(entry -> Integer.parseInt(entry.getValue()))
        .sum();
  }

  private static void rest() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
