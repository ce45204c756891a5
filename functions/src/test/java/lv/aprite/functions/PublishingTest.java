package lv.aprite.functions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.work.Scratch;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import lv.aprite.functions.store.Buckets;
import lv.aprite.functions.store.S3ObjectStore;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.deed.Deeds;
import lv.aprite.publication.deed.PublicFace;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.EngineProcessor;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseKeys;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.Uploads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// The whole way of a file over three buckets, with the real engine. As they are deployed, the
/// inbox keeps versions and the others keep none.
@ExtendWith(AwsEndpoint.class)
class PublishingTest {
  private static final String ROWS = "n;name\r\n1;\"Rīgas \"\"Liepa\"\"\"\r\n2;Ābols\r\n";
  private static final String ROWS_PUBLISHED = "n,name\r\n1,\"Rīgas \"\"Liepa\"\"\"\r\n2,Ābols\r\n";

  private final Buckets buckets;
  private final String inbox;
  private final String restricted;
  private final String open;
  private final Stores stores;
  private final Deeds deeds;
  private int attempts;

  PublishingTest(AwsEndpoint.Running endpoint) {
    buckets = new Buckets(endpoint);
    inbox = buckets.versioned();
    restricted = buckets.unversioned();
    open = buckets.unversioned();
    stores = stores(buckets.s3());
    deeds = deeds(stores);
  }

  @AfterEach
  void close() {
    buckets.close();
  }

  @Test
  void anUploadBecomesAReleaseAndItsRepetitionChangesNothing() throws Exception {
    Submission submission = upload(registered("register"));

    assertThat(publish(deeds, submission)).isInstanceOf(Outcome.Released.class);
    checkIsReleasedOnce(submission);

    Map<String, List<Stat>> before = inventory();
    assertThat(publish(deeds, submission)).isInstanceOf(Outcome.Released.class);
    assertThat(inventory()).isEqualTo(before);
  }

  @Test
  void aProcessKilledAtAnyRequestLeavesAFileThatIsReleasedOnceWhenItIsRepeated() throws Exception {
    Killed never = new Killed(Integer.MAX_VALUE, Killed.Side.AFTER);
    publishIn(never, upload(registered("whole")));
    assertThat(never.requests()).as("requests of one publication").isBetween(20, 200);

    for (int request = 1; request <= never.requests(); request += 9) {
      Killed.Side side = request % 2 == 0 ? Killed.Side.BEFORE : Killed.Side.AFTER;
      Killed killed = new Killed(request, side);
      Submission submission = upload(registered("killed-" + request));
      assertThatThrownBy(() -> publishIn(killed, submission))
          .satisfies(e -> assertThat(rootCause(e)).isInstanceOf(Killed.Death.class));

      assertThat(publish(deeds, submission))
          .as("after a death %s request %d", side, request)
          .isInstanceOf(Outcome.Released.class);
      checkIsReleasedOnce(submission);
    }
  }

  @Test
  void ofTwoUploadsTheNewerIsCurrentWhicheverIsPublishedFirst() throws Exception {
    DatasetId dataset = registered("register");
    Submission older = upload(dataset);
    Thread.sleep(1_100);
    Submission newer = upload(dataset);

    assertThat(publish(deeds, newer)).isInstanceOf(Outcome.Released.class);
    assertThat(publish(deeds, older)).isInstanceOf(Outcome.Superseded.class);

    checkIsReleasedOnce(newer);
  }

  private static Throwable rootCause(Throwable e) {
    return e.getCause() == null ? e : rootCause(e.getCause());
  }

  private void publishIn(Killed process, Submission submission) {
    try (S3Client s3 = buckets.s3(process)) {
      publish(deeds(stores(s3)), submission);
    }
  }

  private Outcome publish(Deeds with, Submission submission) {
    return with.publish(submission, "a" + ++attempts);
  }

  private void checkIsReleasedOnce(Submission submission) throws Exception {
    List<Numbered<ReleaseEntry.Released>> releases =
        deeds.releases(submission.dataset()).releases();
    assertThat(releases).hasSize(1);
    assertThat(deeds.releases(submission.dataset()).number())
        .as("described, released")
        .isEqualTo(2);
    ReleaseEntry.Released released = releases.getFirst().entry();
    assertThat(released.submission()).isEqualTo(submission.id());
    ReleaseEntry.Data data = requireNonNull(released.byMajorVersion().get(1));
    assertThat(data.distributions()).extracting(Distribution::format).contains(Format.values());
    for (Distribution each : data.distributions()) {
      byte[] bytes =
          readAll(
              stores.open(),
              ReleaseKeys.distribution(submission.dataset(), data.attempt(), 1, each.format()));
      assertThat(bytes).hasSize((int) each.sizeBytes());
      assertThat(sha256(bytes)).isEqualTo(each.sha256());
      if (each.format() == Format.CSV) {
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(ROWS_PUBLISHED);
      }
    }
    assertThat(stores.open().stat(ReleaseKeys.latest(submission.dataset())))
        .isInstanceOf(ObjectStore.Stats.Present.class);
  }

  private Stores stores(S3Client s3) {
    return new Stores(
        new S3ObjectStore(s3, inbox),
        new S3ObjectStore(s3, restricted),
        new S3ObjectStore(s3, open));
  }

  private static Deeds deeds(Stores stores) {
    PublicBase base = new PublicBase(URI.create("https://data.example.lv/"));
    return new Deeds(
        stores,
        base,
        new EngineProcessor(
            stores,
            new Settings(2, 1 << 16, 1 << 20),
            InMemory::new,
            submission -> (done, total) -> true),
        PublicFace.over(stores, base).views());
  }

  private DatasetId registered(String name) {
    DatasetId dataset = new DatasetId("ur", name);
    assertThat(deeds.register(dataset, contract(name)))
        .isInstanceOf(Contracts.Registration.Registered.class);
    return dataset;
  }

  /// As an agency does, by any client of S3.
  private Submission upload(DatasetId dataset) {
    String key = dataset.path() + "/data.csv";
    String version =
        buckets
            .s3()
            .putObject(put -> put.bucket(inbox).key(key), RequestBody.fromString(ROWS))
            .versionId();
    return Uploads.submission(stores.inbox(), key, version).orElseThrow();
  }

  private Map<String, List<Stat>> inventory() {
    Map<String, List<Stat>> inventory = new TreeMap<>();
    for (ObjectStore store : List.of(stores.inbox(), stores.restricted(), stores.open())) {
      List<String> keys = new ArrayList<>();
      store.listAll("", listed -> keys.add(listed.key()));
      keys.forEach(key -> inventory.put(key, store.versions(key)));
    }
    return inventory;
  }

  private static byte[] readAll(ObjectStore store, String key) throws IOException {
    Opened opened = store.open(key, store.versions(key).getLast().version(), 0);
    try (InputStream in = ((Opened.Stream) opened).bytes()) {
      return in.readAllBytes();
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static Contract contract(String name) {
    String json =
        """
        {"$schema":"https://aprite.lv/schemas/contract-1.0.json","name":"%s","version":"1.0.0",
         "title":"Test","description":"A table of a test.",
         "licenses":[{"path":"http://publications.europa.eu/resource/authority/licence/CC0"}],
         "contributors":[{"title":"Publisher","roles":["publisher"]},
                         {"title":"Desk","roles":["contact"],"email":"desk@example.lv"}],
         "resources":[{"name":"%s","type":"table","path":"%s.csv",
           "schema":{"fields":[{"name":"n","type":"integer"},{"name":"name","type":"string"}]},
           "aprite:layouts":[{"id":"a","encoding":"UTF-8","dialect":{"delimiter":";"},
             "fields":[{"target":"n","source":"n"},{"target":"name","source":"name"}]}]}]}
        """
            .formatted(name, name, name);
    return switch (ContractCodec.decode(json.getBytes(StandardCharsets.UTF_8))) {
      case Decoding.Decoded<Contract>(Contract contract) -> contract;
      case Decoding.Broken<Contract>(var findings) -> throw new AssertionError(findings);
    };
  }

  private static final class InMemory implements Scratch {
    private final Map<Integer, ByteArrayOutputStream> pieces = new HashMap<>();

    @Override
    public OutputStream write(int piece) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      pieces.put(piece, bytes);
      return bytes;
    }

    @Override
    public InputStream read(int piece) {
      ByteArrayOutputStream bytes = pieces.get(piece);
      return new ByteArrayInputStream(bytes == null ? new byte[0] : bytes.toByteArray());
    }

    @Override
    public void close() {
      pieces.clear();
    }
  }
}
