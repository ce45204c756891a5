package lv.aprite.functions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lv.aprite.engine.write.Sink;
import lv.aprite.functions.AwsEndpoint;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Creation;
import lv.aprite.publication.store.ObjectStore.Listed;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.ObjectStore.Replacement;
import lv.aprite.publication.store.ObjectStore.Stats;
import lv.aprite.publication.store.StoreUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/// What is S3's own, beyond what every store passes.
@ExtendWith(AwsEndpoint.class)
class S3ObjectStoreTest {
  private static final int TWO_PARTS = S3Sink.PART_BYTES + 100;

  private final AwsEndpoint.Running endpoint;
  private final Buckets buckets;
  private final String bucket;
  private final S3ObjectStore store;

  S3ObjectStoreTest(AwsEndpoint.Running endpoint) {
    this.endpoint = endpoint;
    buckets = new Buckets(endpoint);
    bucket = buckets.versioned();
    store = new S3ObjectStore(buckets.s3(), bucket);
  }

  @AfterEach
  void close() {
    buckets.close();
  }

  @Test
  void aSmallSinkIsOneObjectWithTypeAndChecksum() throws IOException {
    byte[] bytes = random(S3Sink.PART_BYTES);
    write(store, "small.csv", bytes);

    HeadObjectResponse head = head("small.csv");
    assertThat(head.contentType()).isEqualTo("text/csv");
    assertThat(head.checksumCRC32()).isEqualTo(Checksum.of(bytes, bytes.length));
    assertThat(head.eTag()).doesNotContain("-");
  }

  @Test
  void aLargeSinkIsAMultipartUploadThatLeavesNothingUnfinished() throws IOException {
    byte[] bytes = random(2 * S3Sink.PART_BYTES + 1);
    Sink sink = store.write("large.csv", "text/csv");
    sink.write(bytes, 0, bytes.length);
    assertThat(unfinished()).containsExactly("large.csv");
    sink.commit();

    assertThat(unfinished()).isEmpty();
    assertThat(head("large.csv").contentType()).isEqualTo("text/csv");
    assertThat(head("large.csv").eTag()).endsWith("-3\"");
    assertThat(readAll(store, "large.csv", 0)).isEqualTo(bytes);
  }

  @Test
  void aDiscardedLargeSinkLeavesNothingUnfinished() throws IOException {
    Sink sink = store.write("large.csv", "text/csv");
    sink.write(random(TWO_PARTS), 0, TWO_PARTS);
    sink.discard();

    assertThat(unfinished()).isEmpty();
    assertThat(store.stat("large.csv")).isEqualTo(new Stats.Absent());
  }

  @Test
  void aSinkWhosePartIsRefusedLeavesNothingUnfinished() throws IOException {
    Faults faults = new Faults().answers(400, UploadPartRequest.class);
    Sink sink = with(faults).write("large.csv", "text/csv");

    assertThatThrownBy(() -> sink.write(random(TWO_PARTS), 0, TWO_PARTS))
        .isInstanceOf(IOException.class);
    sink.discard();

    assertThat(unfinished()).isEmpty();
  }

  @Test
  void whatAKilledProcessLeftUnfinishedIsDiscardedWhenItIsOldEnough() throws IOException {
    store.write("data/killed.csv", "text/csv").write(random(TWO_PARTS), 0, TWO_PARTS);
    store.write("other/killed.csv", "text/csv").write(random(TWO_PARTS), 0, TWO_PARTS);
    Instant now = Instant.now();

    if (endpoint.kind() != AwsEndpoint.Kind.MOTO) { // to which all began in 2010
      assertThat(store.discardUnfinished("data/", now.minus(Duration.ofHours(1)))).isZero();
    }
    assertThat(store.discardUnfinished("data/", now.plus(Duration.ofMinutes(1)))).isOne();

    assertThat(unfinished()).containsExactly("other/killed.csv");
  }

  @Test
  void aCommitWhoseAnswerIsLostLooksAndFindsThatItIsDone() throws IOException {
    Faults faults = new Faults().answers(500, CompleteMultipartUploadRequest.class);
    byte[] bytes = random(TWO_PARTS);
    write(with(faults), "large.csv", bytes);

    assertThat(faults.allHappened()).isTrue();
    assertThat(readAll(store, "large.csv", 0)).isEqualTo(bytes);
    assertThat(store.versions("large.csv")).hasSize(1);
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void aCommitThatWasNotDoneFailsAndIsDiscardedAlsoOverAnObjectOfTheSameSize() throws IOException {
    byte[] before = random(TWO_PARTS);
    write(store, "large.csv", before);
    Sink sink = store.write("large.csv", "text/csv");
    sink.write(new byte[TWO_PARTS], 0, TWO_PARTS);
    store.discardUnfinished("", Instant.now().plus(Duration.ofMinutes(1)));

    assertThatThrownBy(sink::commit).isInstanceOf(IOException.class);

    assertThat(readAll(store, "large.csv", 0)).isEqualTo(before);
  }

  @Test
  void aCreateWhoseAnswerIsLostIsUnknownAndNotAnothersWin() {
    Faults faults = new Faults().answers(500, PutObjectRequest.class);
    ObjectStore faulty = with(faults);

    assertThatThrownBy(() -> faulty.create("log/1.json", bytes("mine"), "application/json"))
        .isInstanceOf(StoreUnavailable.class);

    assertThat(((Lookup.Found) faulty.read("log/1.json")).bytes()).isEqualTo(bytes("mine"));
    assertThat(faulty.create("log/1.json", bytes("again"), "application/json"))
        .isEqualTo(new Creation.Exists());
  }

  @Test
  void aCreateThatMetAConflictIsTriedAgain() {
    Faults faults = new Faults().answers(409, PutObjectRequest.class);

    assertThat(with(faults).create("log/1.json", bytes("mine"), "application/json"))
        .isEqualTo(new Creation.Exists());
    assertThat(faults.allHappened()).isTrue();
  }

  @Test
  void aStreamThatBreaksOffGoesOnWhereItWas() throws IOException {
    byte[] bytes = random(300_000);
    write(store, "file.csv", bytes);
    Faults faults =
        new Faults()
            .breaksOff(100_000, GetObjectRequest.class)
            .breaksOff(0, GetObjectRequest.class)
            .breaksOff(150_000, GetObjectRequest.class);

    assertThat(readAll(with(faults), "file.csv", 10)).isEqualTo(tail(bytes, 10));
    assertThat(faults.allHappened()).isTrue();
  }

  @Test
  void aStreamThatBreaksOffGoesOnInItsOwnVersionOrNotAtAll() throws IOException {
    byte[] bytes = random(300_000);
    String unversioned = buckets.unversioned();
    for (String each : List.of(bucket, unversioned)) {
      Faults faults = new Faults().breaksOff(1_000, GetObjectRequest.class);
      S3ObjectStore faulty = new S3ObjectStore(faults.on(buckets.clients()), each);
      write(faulty, "file.csv", bytes);
      try (InputStream in = open(faulty, "file.csv", 0)) {
        assertThat(in.read()).isEqualTo(bytes[0] & 0xff);
        write(faulty, "file.csv", random(300_001));
        if (each.equals(unversioned)) {
          assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        } else {
          assertThat(in.readAllBytes()).isEqualTo(tail(bytes, 1));
        }
      }
    }
  }

  @Test
  void aStreamThatAlwaysBreaksOffFails() throws IOException {
    write(store, "file.csv", random(1_000));
    Faults faults = new Faults();
    for (int i = 0; i < 10; i++) {
      faults.breaksOff(0, GetObjectRequest.class);
    }

    assertThatThrownBy(() -> readAll(with(faults), "file.csv", 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("at byte 0");
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDenied",
    "403, InvalidObjectState",
    "400, InvalidRequest",
    "400, KMS.DisabledException"
  })
  void whatThePublisherDoesNotLetUsReadIsDenied(int status, String code) throws IOException {
    assertThat(opening(status, code)).isEqualTo(new Opened.Denied());
  }

  @ParameterizedTest
  @CsvSource({"403, RequestTimeTooSkewed", "403, InvalidAccessKeyId", "400, ExpiredToken"})
  void whatIsWrongWithUsIsNoDenial(int status, String code) {
    assertThatThrownBy(() -> opening(status, code)).isInstanceOf(StoreUnavailable.class);
  }

  /// Of an object that reads like the answer that is to come.
  private Opened opening(int status, String code) throws IOException {
    write(store, "ur/register/file.csv", bytes("<Error><Code>" + code + "</Code></Error>"));
    String version = store.versions("ur/register/file.csv").getFirst().version();
    Faults faults = new Faults();
    for (int tries = 0; tries < 3; tries++) {
      faults.answers(status, GetObjectRequest.class);
    }
    return with(faults).open("ur/register/file.csv", version, 0);
  }

  @Test
  void aBucketThatIsNotThereIsAFailureAndNotAnAbsentKey() {
    S3ObjectStore nowhere = new S3ObjectStore(buckets.s3(), "aprite-no-such-bucket");

    assertThatThrownBy(() -> nowhere.read("k")).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> nowhere.list("", "", 10)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> nowhere.create("k", bytes("x"), "text/plain"))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> nowhere.replace("k", bytes("x"), "text/plain", "\"e\""))
        .isInstanceOf(StoreUnavailable.class);
  }

  @Test
  void keysThatNoStoreWouldTakeAreInNoListing() {
    List<String> keys =
        new ArrayList<>(List.of("a/", "a//b", "a/.hidden", "a/../b", "b/1", "b\\2"));
    if (endpoint.kind() != AwsEndpoint.Kind.MOTO) { // whose listings of such keys are no XML
      keys.add("a/\u0001");
    }
    for (String key : keys) {
      buckets.s3().putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("x"));
    }
    store.create("a/1", bytes("x"), "text/plain");
    store.create("a/z", bytes("x"), "text/plain");

    assertThat(store.list("", "", 1)).extracting(Listed::key).containsExactly("a/1");
    assertThat(store.list("", "", 3)).extracting(Listed::key).containsExactly("a/1", "a/z", "b/1");
    assertThat(store.list("a/", "a/1", 2)).extracting(Listed::key).containsExactly("a/z");
  }

  @Test
  void whatAnotherHasDeletedIsAbsentAndMayBeCreatedAgain() {
    store.create("k", bytes("first"), "text/plain");
    String etag = store.versions("k").getFirst().etag();
    buckets.s3().deleteObject(request -> request.bucket(bucket).key("k"));

    assertThat(store.read("k")).isEqualTo(new Lookup.Absent());
    assertThat(store.stat("k")).isEqualTo(new Stats.Absent());
    assertThat(store.replace("k", bytes("x"), "text/plain", etag))
        .isEqualTo(new Replacement.Changed());
    assertThat(store.create("k", bytes("second"), "text/plain"))
        .isInstanceOf(Creation.Created.class);
    assertThat(store.versions("k")).hasSize(2);
  }

  @Test
  void aDeletionLeavesNeitherVersionsNorMarks() {
    store.create("k", bytes("first"), "text/plain");
    buckets.s3().deleteObject(request -> request.bucket(bucket).key("k"));
    store.create("k", bytes("second"), "text/plain");
    store.create("k2", bytes("beside"), "text/plain");
    store.delete("k");

    var left = buckets.s3().listObjectVersions(request -> request.bucket(bucket));
    assertThat(left.deleteMarkers()).isEmpty();
    assertThat(left.versions()).extracting(version -> version.key()).containsExactly("k2");
  }

  @Test
  void partsOfGrowingSizeHoldWhateverOneRunCanWrite() {
    long bytes = 0;
    for (int parts = 0; parts < S3Sink.PARTS_MAX; parts++) {
      bytes += S3Sink.partBytes(parts);
    }
    assertThat(bytes).isGreaterThan(1_500_000_000_000L);
    assertThat(S3Sink.partBytes(999)).isEqualTo(8 << 20);
    assertThat(S3Sink.partBytes(1000)).isEqualTo(16 << 20);
    assertThat(S3Sink.partBytes(S3Sink.PARTS_MAX - 1)).isEqualTo(256 << 20);
  }

  private S3ObjectStore with(Faults faults) {
    return new S3ObjectStore(faults.on(buckets.clients()), bucket);
  }

  private HeadObjectResponse head(String key) {
    return buckets
        .s3()
        .headObject(request -> request.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED));
  }

  private List<String> unfinished() {
    return buckets.s3().listMultipartUploads(request -> request.bucket(bucket)).uploads().stream()
        .map(MultipartUpload::key)
        .toList();
  }

  private static void write(ObjectStore store, String key, byte[] bytes) throws IOException {
    Sink sink = store.write(key, "text/csv");
    sink.write(bytes, 0, bytes.length);
    sink.commit();
  }

  private static InputStream open(ObjectStore store, String key, long offset) {
    String version = store.versions(key).getLast().version();
    return ((Opened.Stream) store.open(key, version, offset)).bytes();
  }

  private static byte[] readAll(ObjectStore store, String key, long offset) throws IOException {
    try (InputStream in = open(store, key, offset)) {
      return in.readAllBytes();
    }
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
