package lv.aprite.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.notice.Deliveries.Letter;
import lv.aprite.publication.notice.Deliveries.Post;
import lv.aprite.publication.notice.Deliveries.Sent;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.DatasetId;

/// The whole way of a small file, gone once in memory: from its upload to its release, the catalog
/// and the notice.
final class Priming {
  private static final DatasetId DATASET = new DatasetId("priming", "stops");
  private static final String UPLOAD = "priming/stops/stops.csv";
  private static final String ENTRY = "log/" + DATASET.path() + "/00000002.json";
  private static final byte[] ROWS =
      "stop,name,opened,fee\n1,Tirgus,2026-03-01,1.50\n2,\"Ķekavas iela, 2\",,0.00\n"
          .getBytes(StandardCharsets.UTF_8);

  private static final Invocation CALL = new Invocation("priming", () -> Integer.MAX_VALUE);
  private static final Journal JOURNAL = new Journal("priming", InstantSource.system(), _ -> {});
  private static final PublicBase BASE = new PublicBase(URI.create("https://priming.example/"));

  private static final Post POST =
      new Post() {
        @Override
        public Sent toEveryone(Letter letter) {
          return Sent.SENT;
        }

        @Override
        public Sent toPublisher(Letter letter) {
          return Sent.SENT;
        }
      };

  private Priming() {}

  /// Goes the way of a file to its release beside whoever starts the function. Nobody waits for it,
  /// and nothing comes of it but that classes are loaded.
  static void begin() {
    Thread.ofPlatform().daemon().name("priming").start(Priming::publishAside);
  }

  private static void publishAside() {
    try {
      publish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void run() throws IOException {
    Stores stores = publish();
    call(new CatalogHandler("open", stores.open(), BASE, () -> {}, JOURNAL), "open", ENTRY, "");
    call(new NotifyHandler(Set.of("open"), stores, BASE, POST, JOURNAL), "open", ENTRY, "");
  }

  private static Stores publish() throws IOException {
    Stores stores = new Stores(store(), store(), store());
    Workshop workshop = new Workshop(stores, BASE, 2, DiskScratch::new);
    workshop.deeds((done, total) -> true).register(DATASET, contract());
    write(stores.inbox());
    call(new PublishHandler("inbox", workshop, JOURNAL), "inbox", UPLOAD, version(stores.inbox()));
    if (!(stores.open().stat(ENTRY) instanceof ObjectStore.Stats.Present)) {
      throw new IllegalStateException("priming: expected a release of its own file, found none");
    }
    return stores;
  }

  private static MemoryStore store() {
    return new MemoryStore(() -> Instant.EPOCH);
  }

  private static Contract contract() throws IOException {
    try (InputStream document =
        Objects.requireNonNull(Priming.class.getResourceAsStream("priming.contract.json"))) {
      return switch (ContractCodec.decode(document.readAllBytes())) {
        case Decoding.Decoded<Contract>(Contract contract) -> contract;
        case Decoding.Broken<Contract>(var findings) ->
            throw new IllegalStateException("priming: its own contract is broken: " + findings);
      };
    }
  }

  private static void write(ObjectStore inbox) throws IOException {
    Sink sink = inbox.write(UPLOAD, "text/csv");
    try {
      sink.write(ROWS, 0, ROWS.length);
      sink.commit();
    } finally {
      sink.discard();
    }
  }

  private static String version(ObjectStore inbox) {
    return inbox.versions(UPLOAD).getLast().version();
  }

  private static void call(Handler handler, String bucket, String key, String version)
      throws IOException {
    ObjectNode batch = JsonNodeFactory.instance.objectNode();
    batch
        .putArray("Records")
        .addObject()
        .put("messageId", "priming")
        .put("body", event(bucket, key, version).toString());
    InputStream in = new ByteArrayInputStream(batch.toString().getBytes(StandardCharsets.UTF_8));
    handler.handle(in, OutputStream.nullOutputStream(), CALL);
  }

  private static ObjectNode event(String bucket, String key, String version) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("detail-type", "Object Created").put("source", "aws.s3");
    ObjectNode detail = event.putObject("detail");
    detail.putObject("bucket").put("name", bucket);
    detail.putObject("object").put("key", key).put("version-id", version);
    return event;
  }
}
