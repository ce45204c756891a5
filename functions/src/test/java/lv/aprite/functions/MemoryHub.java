package lv.aprite.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.write.Sink;
import lv.aprite.functions.events.Samples;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.deed.Deeds;
import lv.aprite.publication.notice.Deliveries;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.Uploads;

/// The hub of the functions over stores in memory, with one dataset, and what Lambda would do with
/// it.
final class MemoryHub {
  static final DatasetId STOPS = new DatasetId("town", "bus-stops");
  static final PublicBase BASE = new PublicBase(URI.create("https://data.example.lv/"));
  static final String HEADER = "stop,name,lat,lon,shelter,first_bus,updated\n";

  final AtomicLong seconds = new AtomicLong(1_000_000);
  final Stores stores = new Stores(store(), store(), store());
  final Workshop workshop = new Workshop(stores, BASE, 1, DiskScratch::new);
  final List<JsonNode> lines = new ArrayList<>();
  final List<String> toBePublished = new ArrayList<>();
  final List<Deliveries.Letter> sent = new ArrayList<>();
  int assembleCalls;
  private int calls;

  private MemoryStore store() {
    return new MemoryStore(() -> Instant.ofEpochSecond(seconds.incrementAndGet()));
  }

  static MemoryHub withADataset() {
    MemoryHub hub = new MemoryHub();
    hub.deeds().register(STOPS, contract());
    return hub;
  }

  Deeds deeds() {
    return workshop.deeds((done, total) -> true);
  }

  static Contract contract() {
    return switch (ContractCodec.decode(contractDocument())) {
      case Decoding.Decoded<Contract>(Contract contract) -> contract;
      case Decoding.Broken<Contract>(var findings) -> throw new AssertionError(findings);
    };
  }

  static byte[] contractDocument() {
    try {
      return Files.readAllBytes(Path.of("..", "schemas", "samples", "bus-stops.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Journal journal(String event) {
    return new Journal(
        event, () -> Instant.ofEpochSecond(seconds.get()), line -> lines.add(Samples.parse(line)));
  }

  PublishHandler publisher() {
    return new PublishHandler("inbox", workshop, journal("publish"));
  }

  CatalogHandler catalog() {
    return new CatalogHandler(
        "open", stores.open(), BASE, () -> assembleCalls++, journal("catalog"));
  }

  /// Rows that the contract takes.
  static String rows(int count) {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int row = 1; row <= count; row++) {
      rows.append(row).append(",Tirgus,56.9,24.1,1,05:30,2026-03-01T10:00:00Z\n");
    }
    return rows.toString();
  }

  Submission upload(String key, String file) {
    try {
      byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
      Sink sink = stores.inbox().write(key, "text/csv");
      sink.write(bytes, 0, bytes.length);
      sink.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ObjectStore.Stat newest = stores.inbox().versions(key).getLast();
    return Uploads.submission(stores.inbox(), key, newest.version()).orElseThrow();
  }

  /// What EventBridge says of an upload.
  static String created(Submission submission) {
    return created("inbox", submission.sourceKey(), submission.version());
  }

  static String created(String bucket, String key, String version) {
    ObjectNode event = (ObjectNode) Samples.json("aws/object-created-inbox.json");
    ((ObjectNode) event.at("/detail/bucket")).put("name", bucket);
    ((ObjectNode) event.at("/detail/object")).put("key", key).put("version-id", version);
    return event.toString();
  }

  /// Hands a batch over, as Lambda does.
  ///
  /// @return the places of the messages that failed
  List<Integer> handle(Handler handler, String... bodies) {
    return handle(handler, () -> 900_000, bodies);
  }

  List<Integer> handle(
      Handler handler, java.util.function.IntSupplier millisLeft, String... bodies) {
    ObjectNode batch = JsonNodeFactory.instance.objectNode();
    var records = batch.putArray("Records");
    for (int i = 0; i < bodies.length; i++) {
      records.addObject().put("messageId", Integer.toString(i)).put("body", bodies[i]);
    }
    JsonNode answer = call(handler, millisLeft, batch);
    assertThat(Samples.faults("aws-event-1.0.json#/$defs/batchAnswer", answer)).isEmpty();
    List<Integer> failed = new ArrayList<>();
    answer
        .path("batchItemFailures")
        .forEach(item -> failed.add(Integer.valueOf(item.path("itemIdentifier").asText())));
    return failed;
  }

  JsonNode call(Handler handler, JsonNode event) {
    return call(handler, () -> 900_000, event);
  }

  private JsonNode call(
      Handler handler, java.util.function.IntSupplier millisLeft, JsonNode event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      handler.handle(
          new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
          out,
          new Invocation("call-" + ++calls, millisLeft));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Samples.parse(out.toString(StandardCharsets.UTF_8));
  }

  /// The outcomes that the log tells, in order.
  List<String> outcomes() {
    return lines.stream().map(line -> line.path("outcome").asText()).toList();
  }
}
