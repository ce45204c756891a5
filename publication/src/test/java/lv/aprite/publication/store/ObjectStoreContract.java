package lv.aprite.publication.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.store.ObjectStore.Creation;
import lv.aprite.publication.store.ObjectStore.Listed;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.ObjectStore.Replacement;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.ObjectStore.Stats;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an [ObjectStore] is, as tests. Each store's own test class extends this.
public abstract class ObjectStoreContract {
  private static final String TEXT = "text/plain";
  private static final int RACERS = 16;

  /// An empty store; a new one for each test.
  protected abstract ObjectStore store() throws Exception;

  /// Another way into the store that [#store] made last, as a second process would have it. By
  /// default the same object.
  protected ObjectStore sameStore(ObjectStore store) throws Exception {
    return store;
  }

  /// Whether earlier versions of a key can still be read.
  protected abstract boolean keepsVersions();

  /// Whether what completes later than it began takes its place among versions by its beginning.
  protected boolean ordersByBeginning() {
    return true;
  }

  /// Lets at least two seconds pass by the store's clock.
  protected abstract void letTimePass() throws Exception;

  @Test
  void whatWasNeverWrittenIsAbsent() throws Exception {
    ObjectStore store = store();
    assertThat(store.read("a/b")).isEqualTo(new Lookup.Absent());
    assertThat(store.stat("a/b")).isEqualTo(new Stats.Absent());
    assertThat(store.versions("a/b")).isEmpty();
    assertThat(store.open("a/b", "v1", 0)).isEqualTo(new Opened.Absent());
    assertThat(store.list("", "", 10)).isEmpty();
  }

  @Test
  void aFolderIsAbsentAsADocument() throws Exception {
    ObjectStore store = store();
    store.create("a/b/c", bytes("x"), TEXT);
    assertThat(store.read("a/b")).isEqualTo(new Lookup.Absent());
    assertThat(store.stat("a")).isEqualTo(new Stats.Absent());
    assertThat(store.versions("a/b")).isEmpty();
    store.delete("a/b");
    assertThat(text(store, "a/b/c")).isEqualTo("x");
  }

  @Test
  void whatStandsBelowADocumentIsAbsent() throws Exception {
    ObjectStore store = store();
    store.create("a/b", bytes("x"), TEXT);
    assertThat(store.read("a/b/c")).isEqualTo(new Lookup.Absent());
    assertThat(store.stat("a/b/c")).isEqualTo(new Stats.Absent());
    assertThat(store.list("a/b/", "", 10)).isEmpty();
  }

  @Test
  void aCreatedDocumentIsReadBack() throws Exception {
    ObjectStore store = store();
    Stat created = created(store, "a/b.json", bytes("hello"), "application/json");
    Lookup.Found found = found(store.read("a/b.json"));
    assertThat(new String(found.bytes(), StandardCharsets.UTF_8)).isEqualTo("hello");
    assertThat(found.stat()).isEqualTo(created);
    assertThat(created.key()).isEqualTo("a/b.json");
    assertThat(created.sizeBytes()).isEqualTo(5);
    assertThat(created.beganAt()).isEqualTo(created.beganAt().truncatedTo(ChronoUnit.SECONDS));
    assertThat(store.stat("a/b.json")).isEqualTo(new Stats.Present(created));
    assertThat(store.versions("a/b.json")).containsExactly(created);
    assertThat(sameStore(store).stat("a/b.json")).isEqualTo(new Stats.Present(created));
  }

  @Test
  void anEmptyDocumentIsADocument() throws Exception {
    ObjectStore store = store();
    store.create("empty", new byte[0], TEXT);
    assertThat(found(store.read("empty")).bytes()).isEmpty();
  }

  @Test
  void whatTheCallerDoesWithItsBytesLaterChangesNothing() throws Exception {
    ObjectStore store = store();
    byte[] mine = bytes("first");
    store.create("k", mine, TEXT);
    Arrays.fill(mine, (byte) '!');
    Arrays.fill(found(store.read("k")).bytes(), (byte) '?');
    assertThat(text(store, "k")).isEqualTo("first");
  }

  @Test
  void aSecondCreateFindsTheFirst() throws Exception {
    ObjectStore store = store();
    store.create("k", bytes("first"), TEXT);
    assertThat(sameStore(store).create("k", bytes("second"), TEXT))
        .isEqualTo(new Creation.Exists());
    assertThat(text(store, "k")).isEqualTo("first");
  }

  @Test
  void ofSixteenWhoCreateAtOnceOneWins() throws Exception {
    ObjectStore store = store();
    for (int round = 0; round < 20; round++) {
      String key = "race/" + round;
      List<Creation> outcomes =
          race(store, (own, racer) -> own.create(key, bytes("by " + racer), TEXT));
      List<Integer> winners = new ArrayList<>();
      for (int racer = 0; racer < RACERS; racer++) {
        if (outcomes.get(racer) instanceof Creation.Created) {
          winners.add(racer);
        }
      }
      assertThat(winners).hasSize(1);
      assertThat(text(store, key)).isEqualTo("by " + winners.getFirst());
    }
    assertThat(store.list("race/", "", 100)).hasSize(20);
  }

  @Test
  void aDocumentIsReplacedOnlyWhileItIsUnchanged() throws Exception {
    ObjectStore store = store();
    Stat first = created(store, "k", bytes("first"), TEXT);
    Stat second = replaced(store, "k", store.replace("k", bytes("second"), TEXT, first.etag()));
    assertThat(second.etag()).isNotEqualTo(first.etag());
    assertThat(sameStore(store).replace("k", bytes("third"), TEXT, first.etag()))
        .isEqualTo(new Replacement.Changed());
    assertThat(text(store, "k")).isEqualTo("second");
    assertThat(store.stat("k")).isEqualTo(new Stats.Present(second));
  }

  @Test
  void replaceNeverCreates() throws Exception {
    ObjectStore store = store();
    assertThat(store.replace("k", bytes("x"), TEXT, "e1")).isEqualTo(new Replacement.Changed());
    Stat stat = created(store, "k", bytes("x"), TEXT);
    store.delete("k");
    assertThat(store.replace("k", bytes("y"), TEXT, stat.etag()))
        .isEqualTo(new Replacement.Changed());
    assertThat(store.read("k")).isEqualTo(new Lookup.Absent());
  }

  @Test
  void ofSixteenWhoReplaceAtOnceOneWins() throws Exception {
    ObjectStore store = store();
    Stat current = created(store, "k", bytes("start"), TEXT);
    for (int round = 0; round < 20; round++) {
      String etag = current.etag();
      int thisRound = round;
      List<Replacement> outcomes =
          race(
              store,
              (own, racer) ->
                  own.replace("k", bytes("round " + thisRound + " by " + racer), TEXT, etag));
      List<Replacement> winners =
          outcomes.stream().filter(Replacement.Replaced.class::isInstance).toList();
      assertThat(winners).hasSize(1);
      current = replaced(store, "k", winners.getFirst());
      assertThat(text(store, "k"))
          .isEqualTo("round " + round + " by " + outcomes.indexOf(winners.getFirst()));
    }
  }

  @Test
  void aSinkIsInvisibleUntilItIsCommitted() throws Exception {
    ObjectStore store = store();
    Sink sink = store.write("data/file.csv", "text/csv");
    put(sink, "half");
    assertThat(store.read("data/file.csv")).isEqualTo(new Lookup.Absent());
    assertThat(store.list("", "", 10)).isEmpty();
    put(sink, " and half");
    sink.commit();
    assertThat(text(store, "data/file.csv")).isEqualTo("half and half");
    sink.discard();
    assertThat(text(store, "data/file.csv")).isEqualTo("half and half");
  }

  @Test
  void aDiscardedSinkLeavesNoTrace() throws Exception {
    ObjectStore store = store();
    Sink sink = store.write("data/file.csv", "text/csv");
    put(sink, "half");
    sink.discard();
    sink.discard();
    assertThat(store.read("data/file.csv")).isEqualTo(new Lookup.Absent());
    assertThat(store.versions("data/file.csv")).isEmpty();
    assertThat(store.list("", "", 10)).isEmpty();
    assertThat(created(store, "data/file.csv", bytes("x"), TEXT).sizeBytes()).isEqualTo(1);
  }

  @Test
  void aSinkTakesTheRangeThatItIsGiven() throws Exception {
    ObjectStore store = store();
    Sink sink = store.write("k", TEXT);
    sink.write(bytes("--abc--"), 2, 3);
    sink.write(bytes("d"), 0, 1);
    sink.write(new byte[0], 0, 0);
    sink.commit();
    assertThat(text(store, "k")).isEqualTo("abcd");
  }

  @Test
  void aSinkReplacesWhatStoodThere() throws Exception {
    ObjectStore store = store();
    write(store, "k", "first");
    Stat before = stat(store, "k");
    write(store, "k", "second");
    assertThat(text(store, "k")).isEqualTo("second");
    assertThat(stat(store, "k").etag()).isNotEqualTo(before.etag());
    assertThat(store.replace("k", bytes("third"), TEXT, before.etag()))
        .isEqualTo(new Replacement.Changed());
  }

  @Test
  void aSinkTakesMoreThanADocumentMayHold() throws Exception {
    ObjectStore store = store();
    byte[] mebibyte = new byte[1 << 20];
    Sink sink = store.write("big", "application/octet-stream");
    for (int i = 0; i < 17; i++) {
      Arrays.fill(mebibyte, (byte) i);
      sink.write(mebibyte, 0, mebibyte.length);
    }
    sink.commit();
    Stat stat = stat(store, "big");
    assertThat(stat.sizeBytes()).isEqualTo(17L << 20);
    assertThat(opened(store.open("big", stat.version(), (17L << 20) - 2))).containsExactly(16, 16);
    assertThatThrownBy(() -> store.read("big")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLargestDocumentIsReadBackAndOneByteMoreIsRefused() throws Exception {
    ObjectStore store = store();
    byte[] largest = new byte[ObjectStore.DOCUMENT_BYTES_MAX];
    Arrays.fill(largest, (byte) 'x');
    largest[largest.length - 1] = 'y';
    Stat stat = created(store, "largest", largest, TEXT);
    assertThat(found(store.read("largest")).bytes()).isEqualTo(largest);
    byte[] larger = new byte[largest.length + 1];
    assertThatThrownBy(() -> store.create("larger", larger, TEXT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.replace("largest", larger, TEXT, stat.etag()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.stat("largest")).isEqualTo(new Stats.Present(stat));
  }

  @Test
  void aStreamBeginsWhereItIsAskedTo() throws Exception {
    ObjectStore store = store();
    write(store, "k", "0123456789");
    String version = stat(store, "k").version();
    assertThat(opened(store.open("k", version, 0))).isEqualTo(bytes("0123456789"));
    assertThat(opened(store.open("k", version, 7))).isEqualTo(bytes("789"));
    assertThat(opened(store.open("k", version, 10))).isEmpty();
    assertThat(opened(store.open("k", version, 11))).isEmpty();
    assertThat(store.open("k", "no-such-version", 0)).isEqualTo(new Opened.Absent());
    assertThatThrownBy(() -> store.open("k", version, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOpenStreamKeepsGivingTheVersionThatItWasOpenedOn() throws Exception {
    ObjectStore store = store();
    write(store, "k", "first");
    Opened.Stream stream = (Opened.Stream) store.open("k", stat(store, "k").version(), 0);
    try (InputStream in = stream.bytes()) {
      assertThat(in.read()).isEqualTo('f');
      write(store, "k", "other");
      assertThat(in.readAllBytes()).isEqualTo(bytes("irst"));
    }
  }

  @Test
  void aVersionThatIsGoneIsAbsentAndNeverAnother() throws Exception {
    Assumptions.assumeFalse(keepsVersions(), "this store keeps earlier versions");
    ObjectStore store = store();
    write(store, "k", "first");
    Stat first = stat(store, "k");
    write(store, "k", "other");
    assertThat(store.open("k", first.version(), 0)).isEqualTo(new Opened.Absent());
    assertThat(store.versions("k")).containsExactly(stat(store, "k"));
  }

  @Test
  void earlierVersionsStandBeforeTheCurrentOne() throws Exception {
    Assumptions.assumeTrue(keepsVersions(), "this store keeps no versions");
    ObjectStore store = store();
    write(store, "k", "first");
    write(store, "ka", "another key");
    letTimePass();
    write(store, "k", "second");
    List<Stat> versions = store.versions("k");
    assertThat(versions.stream().map(version -> read(store, version)))
        .containsExactly("first", "second");
    assertThat(versions.getLast()).isEqualTo(stat(store, "k"));
    assertThat(Duration.between(versions.get(0).beganAt(), versions.get(1).beganAt()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void versionsStandInTheOrderInWhichTheirUploadsBegan() throws Exception {
    Assumptions.assumeTrue(keepsVersions(), "this store keeps no versions");
    Assumptions.assumeTrue(ordersByBeginning(), "this store orders uploads by their completion");
    ObjectStore store = store();
    Sink earlier = store.write("k", TEXT);
    put(earlier, "began first");
    letTimePass();
    write(store, "k", "began second");
    assertThat(text(store, "k")).isEqualTo("began second");
    earlier.commit();
    assertThat(text(store, "k")).isEqualTo("began second");
    List<Stat> versions = store.versions("k");
    assertThat(versions.stream().map(version -> read(store, version)))
        .containsExactly("began first", "began second");
    assertThat(versions.getLast()).isEqualTo(stat(store, "k"));
    assertThat(Duration.between(versions.get(0).beganAt(), versions.get(1).beganAt()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void oneVersionIsDeletedAndTheOthersStay() throws Exception {
    ObjectStore store = store();
    write(store, "k", "first");
    Stat first = stat(store, "k");
    letTimePass();
    write(store, "k", "second");
    store.deleteVersion("k", first.version());
    assertThat(store.open("k", first.version(), 0)).isEqualTo(new Opened.Absent());
    assertThat(text(store, "k")).isEqualTo("second");
    store.deleteVersion("k", stat(store, "k").version());
    store.deleteVersion("k", "no-such-version");
    assertThat(store.read("k")).isEqualTo(new Lookup.Absent());
    assertThat(store.list("", "", 10)).isEmpty();
  }

  @Test
  void aDeletedKeyIsGoneWithAllItsVersionsAndMayBeCreatedAgain() throws Exception {
    ObjectStore store = store();
    write(store, "a/k", "first");
    Stat first = stat(store, "a/k");
    write(store, "a/k", "second");
    store.delete("a/k");
    store.delete("a/k");
    assertThat(store.read("a/k")).isEqualTo(new Lookup.Absent());
    assertThat(store.versions("a/k")).isEmpty();
    assertThat(store.open("a/k", first.version(), 0)).isEqualTo(new Opened.Absent());
    assertThat(store.list("", "", 10)).isEmpty();
    created(store, "a/k", bytes("third"), TEXT);
    assertThat(text(store, "a/k")).isEqualTo("third");
  }

  @Test
  void aListingIsInTheOrderOfUtf8Bytes() throws Exception {
    ObjectStore store = store();
    List<String> inOrder =
        List.of("a-b/1", "a.b", "a/1", "a/b/c", "a/c", "a0/x", "ab", "b", "ē", "\uE000", "😀");
    List<String> shuffled = new ArrayList<>(inOrder.reversed());
    shuffled.addFirst(shuffled.remove(5));
    for (String key : shuffled) {
      created(store, key, bytes(key), TEXT);
    }
    assertThat(keys(store.list("", "", 100))).isEqualTo(inOrder);
    assertThat(keys(sameStore(store).list("a", "", 100))).isEqualTo(inOrder.subList(0, 7));
    assertThat(keys(store.list("a/", "", 100))).containsExactly("a/1", "a/b/c", "a/c");
    assertThat(keys(store.list("a/b", "", 100))).containsExactly("a/b/c");
    assertThat(keys(store.list("nothing/", "", 100))).isEmpty();
    Listed listed = store.list("a.b", "", 1).getFirst();
    assertThat(listed).isEqualTo(new Listed("a.b", 3, stat(store, "a.b").beganAt()));
  }

  @Test
  void aListingGoesOnAfterAnyText() throws Exception {
    ObjectStore store = store();
    for (String key : List.of("a/1", "a/b/c", "a/b/d", "a/c", "b")) {
      created(store, key, bytes(key), TEXT);
    }
    assertThat(keys(store.list("", "a/1", 100))).containsExactly("a/b/c", "a/b/d", "a/c", "b");
    assertThat(keys(store.list("", "a/b/c", 1))).containsExactly("a/b/d");
    assertThat(keys(store.list("", "a/b0", 100))).containsExactly("a/c", "b");
    assertThat(keys(store.list("a/", "a/b/c", 100))).containsExactly("a/b/d", "a/c");
    assertThat(keys(store.list("a/b/", "a/", 100))).containsExactly("a/b/c", "a/b/d");
    assertThat(keys(store.list("a/", "b", 100))).isEmpty();
    assertThat(keys(store.list("", "a/b", 2))).containsExactly("a/b/c", "a/b/d");
  }

  @Test
  void pagesTogetherAreTheListing() throws Exception {
    ObjectStore store = store();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < ObjectStore.PAGE_MAX + 5; i++) {
      String key = String.format("p/%d/%05d", i / 100, i);
      created(store, key, bytes("x"), TEXT);
      all.add(key);
    }
    all.sort(null);
    List<String> paged = new ArrayList<>();
    List<Listed> page = store.list("p/", "", 300);
    while (!page.isEmpty()) {
      assertThat(page.size() == 300 || paged.size() + page.size() == all.size()).isTrue();
      paged.addAll(keys(page));
      page = store.list("p/", paged.getLast(), 300);
    }
    assertThat(paged).isEqualTo(all);
    List<String> whole = new ArrayList<>();
    store.listAll("p/", listed -> whole.add(listed.key()));
    assertThat(whole).isEqualTo(all);
  }

  @Test
  void timesComeFromTheStoreAndDoNotGoBack() throws Exception {
    ObjectStore store = store();
    Instant first = created(store, "a", bytes("x"), TEXT).beganAt();
    letTimePass();
    Instant second = created(store, "b", bytes("x"), TEXT).beganAt();
    assertThat(second).isAfter(first);
    assertThat(stat(store, "a").beganAt()).isEqualTo(first);
  }

  static List<String> unsafeKeys() {
    return List.of(
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/./b",
        "a/..",
        ".hidden",
        "a/.hidden/b",
        "a\\b",
        "a\u0000b",
        "a\nb",
        "a\u007Fb",
        "a\u0085b",
        "a\uD83Db",
        "s".repeat(256),
        "ē".repeat(128),
        "a/".repeat(512) + "b");
  }

  @ParameterizedTest
  @MethodSource("unsafeKeys")
  void anUnsafeKeyIsRefusedByEveryOperation(String key) throws Exception {
    ObjectStore store = store();
    assertThat(Keys.isSafe(key)).isFalse();
    List<Callable<?>> operations =
        List.of(
            () -> store.read(key),
            () -> store.stat(key),
            () -> store.open(key, "v1", 0),
            () -> store.versions(key),
            () -> store.create(key, bytes("x"), TEXT),
            () -> store.replace(key, bytes("x"), TEXT, "e1"),
            () -> store.write(key, TEXT));
    for (Callable<?> operation : operations) {
      assertThatThrownBy(operation::call).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.deleteVersion(key, "v1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.list("", "", 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "../", "a//", "a/../", ".h"})
  void anUnsafePrefixIsRefused(String prefix) throws Exception {
    ObjectStore store = store();
    assertThatThrownBy(() -> store.list(prefix, "", 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, ObjectStore.PAGE_MAX + 1})
  void aPageHasBounds(int pageMax) throws Exception {
    ObjectStore store = store();
    assertThatThrownBy(() -> store.list("", "", pageMax))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static List<String> safeKeys() {
    return List.of(
        "a",
        "a/b.c",
        "a b/c+d&e%2F",
        "Reģistrs (2026) – jauns!.csv",
        "nul/CON~$x",
        "a:b*c?\"<>|",
        "😀/x",
        "s".repeat(255) + "/t",
        "trailing./space ");
  }

  @ParameterizedTest
  @MethodSource("safeKeys")
  void aSafeKeyIsKeptAsItIs(String key) throws Exception {
    ObjectStore store = store();
    created(store, key, bytes("x"), TEXT);
    assertThat(text(store, key)).isEqualTo("x");
    assertThat(keys(store.list("", "", 10))).containsExactly(key);
  }

  @Test
  void keysThatDifferInCaseOnlyAreTwo() throws Exception {
    ObjectStore store = store();
    created(store, "a/K", bytes("upper"), TEXT);
    created(store, "a/k", bytes("lower"), TEXT);
    assertThat(text(store, "a/K")).isEqualTo("upper");
  }

  private interface Racer<T> {
    T run(ObjectStore store, int racer) throws Exception;
  }

  private <T> List<T> race(ObjectStore store, Racer<T> racer) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        int number = i;
        ObjectStore own = sameStore(store);
        running.add(
            threads.submit(() -> {
              start.await();
              return racer.run(own, number);
            }));
      }
      start.countDown();
      List<T> outcomes = new ArrayList<>();
      for (Future<T> future : running) {
        outcomes.add(future.get());
      }
      return outcomes;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(ObjectStore store, String key) {
    return new String(found(store.read(key)).bytes(), StandardCharsets.UTF_8);
  }

  private static String read(ObjectStore store, Stat version) {
    try {
      return new String(
          opened(store.open(version.key(), version.version(), 0)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void put(Sink sink, String text) throws IOException {
    byte[] bytes = bytes(text);
    sink.write(bytes, 0, bytes.length);
  }

  private static void write(ObjectStore store, String key, String text) throws IOException {
    Sink sink = store.write(key, TEXT);
    put(sink, text);
    sink.commit();
  }

  private static List<String> keys(List<Listed> page) {
    return page.stream().map(Listed::key).toList();
  }

  private static Stat stat(ObjectStore store, String key) {
    assertThat(store.stat(key)).isInstanceOf(Stats.Present.class);
    return ((Stats.Present) store.stat(key)).stat();
  }

  private static Stat created(ObjectStore store, String key, byte[] bytes, String mediaType) {
    assertThat(store.create(key, bytes, mediaType)).isEqualTo(new Creation.Created());
    return stat(store, key);
  }

  private static Stat replaced(ObjectStore store, String key, Replacement replacement) {
    assertThat(replacement).isEqualTo(new Replacement.Replaced());
    return stat(store, key);
  }

  private static Lookup.Found found(Lookup lookup) {
    assertThat(lookup).isInstanceOf(Lookup.Found.class);
    return (Lookup.Found) lookup;
  }

  private static byte[] opened(Opened opened) throws IOException {
    assertThat(opened).isInstanceOf(Opened.Stream.class);
    try (InputStream in = ((Opened.Stream) opened).bytes()) {
      return in.readAllBytes();
    }
  }
}
