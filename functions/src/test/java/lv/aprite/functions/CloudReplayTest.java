package lv.aprite.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.aprite.functions.store.Buckets;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;

/// Three hubs over one inbox: events come to one as they should, to one twice and in any order, and
/// to one not at all.
@ExtendWith(AwsEndpoint.class)
class CloudReplayTest {
  private static final long SEED = 20260105;
  private static final List<String> PUBLISHERS = List.of("city", "town", "village");

  /// Names of attempts, and times at which something was written: these differ.
  private static final String RUN =
      LambdaContext.ID
          + "(-\\d+)*|\\d{4}-\\d\\d-\\d\\d[T"
          + " ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?";

  private final AwsEndpoint.Running endpoint;
  private final Buckets buckets;
  private final String inbox;

  CloudReplayTest(AwsEndpoint.Running endpoint) {
    this.endpoint = endpoint;
    this.buckets = new Buckets(endpoint);
    this.inbox = buckets.versioned();
  }

  @Test
  void eventsThatComeTwiceOrInDisorderOrNotAtAllLeaveTheSameStore() throws Exception {
    try (CloudHub straight = new CloudHub(endpoint, inbox, true);
        CloudHub confused = new CloudHub(endpoint, inbox, true);
        CloudHub deaf = new CloudHub(endpoint, inbox, false);
        buckets) {
      confused.pump().disorder(SEED);
      List<CloudHub> hubs = List.of(straight, confused, deaf);
      hubs.forEach(hub -> PUBLISHERS.forEach(hub::registered));

      upload("city/bus-stops/stops.csv", MemoryHub.rows(3));
      upload("town/bus-stops/stops.csv", MemoryHub.HEADER + "one\n");
      upload("village/bus-stops/stops.csv", MemoryHub.rows(4));
      hubs.forEach(CloudReplayTest::settle);
      upload("city/bus-stops/stops.csv", MemoryHub.rows(5));
      upload("town/bus-stops/stops.csv", MemoryHub.rows(6));
      hubs.forEach(CloudReplayTest::settle);
      // The hour strikes for each, and tells nobody anything new.
      List<Map<String, String>> before = List.of(content(straight), content(confused));
      settle(deaf);

      Map<String, String> expected = before.getFirst();
      assertThat(expected.keySet())
          .contains(
              "public/log/city/bus-stops/00000003.json", "public/log/town/bus-stops/00000002.json")
          .anyMatch(key -> key.startsWith("public/catalog/"))
          .anyMatch(key -> key.startsWith("public/feeds/"))
          .anyMatch(key -> key.startsWith("private/notices/town/"));
      assertThat(differing(expected, before.getLast()))
          .as("doubled and in disorder, seed %d", SEED)
          .isEmpty();
      assertThat(differing(expected, content(deaf))).as("lost").isEmpty();
    }
  }

  private void upload(String key, String rows) {
    buckets.s3().putObject(request -> request.bucket(inbox).key(key), RequestBody.fromString(rows));
  }

  private static void settle(CloudHub hub) {
    hub.pump().untilQuiet();
    if (!hub.hears()) {
      // The first has published what was uploaded, the second tells of it.
      for (int hours = 0; hours < 2; hours++) {
        assertThat(hub.sweepInTwoDays().path("faults")).isEmpty();
        hub.pump().untilQuiet();
      }
    }
  }

  /// What is in the open and the restricted store, without what differs from run to run.
  private static Map<String, String> content(CloudHub hub) throws Exception {
    Map<String, String> content = new TreeMap<>();
    add("public/", hub.stores().open(), content);
    add("private/", hub.stores().restricted(), content);
    content.keySet().removeIf(key -> key.matches("private/(attempts|sweeps)/.*"));
    return content;
  }

  /// Each key of which the two say other things, with what they say from there on.
  private static List<String> differing(Map<String, String> one, Map<String, String> other) {
    Set<String> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    return keys.stream()
        .map(key ->
            differing(key, one.getOrDefault(key, "nothing"), other.getOrDefault(key, "nothing")))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> differing(String key, String one, String other) {
    int at = Arrays.mismatch(one.getBytes(UTF_8), other.getBytes(UTF_8));
    return at < 0
        ? Optional.empty()
        : Optional.of(key + ": " + shortened(one, at) + " | " + shortened(other, at));
  }

  private static String shortened(String text, int at) {
    int from = Math.clamp(at - 60L, 0, text.length());
    return text.substring(from, Math.min(from + 160, text.length()));
  }

  private static void add(String name, ObjectStore store, Map<String, String> to)
      throws IOException, NoSuchAlgorithmException {
    Map<String, String> versions = new TreeMap<>();
    store.listAll(
        "", listed -> versions.put(listed.key(), store.versions(listed.key()).getLast().version()));
    for (var each : versions.entrySet()) {
      byte[] bytes = bytes(store, each.getKey(), each.getValue());
      // Several attempts have the same name then.
      to.merge(
          name + each.getKey().replaceAll(RUN, "RUN"),
          words(each.getKey(), bytes),
          (one, other) -> Stream.of(one, other).sorted().collect(Collectors.joining("\n")));
    }
  }

  private static String words(String key, byte[] bytes) throws NoSuchAlgorithmException {
    if (key.endsWith(".parquet")) {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
    String text = new String(bytes, UTF_8).replaceAll(RUN, "RUN");
    // What happened in all datasets, in the order in which it happened here.
    return key.startsWith("feeds/all.")
        ? text.lines().sorted().collect(Collectors.joining("\n"))
        : text;
  }

  private static byte[] bytes(ObjectStore store, String key, String version) throws IOException {
    try (InputStream in = ((Opened.Stream) store.open(key, version, 0)).bytes()) {
      return in.readAllBytes();
    }
  }
}
