package lv.aprite.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.Uploads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;

/// Many at once, and a death in the middle.
@ExtendWith(AwsEndpoint.class)
class CloudRaceTest {
  private static final int UPLOADS_AT_ONCE = 16;

  @TempDir private static Path folder;
  private static CloudHub hub;

  @BeforeAll
  static void deploy(AwsEndpoint.Running endpoint) {
    hub = new CloudHub(endpoint);
  }

  @AfterAll
  static void close() {
    hub.close();
  }

  private static void put(String key, String rows) {
    hub.s3()
        .putObject(
            request -> request.bucket(hub.wiring().inbox()).key(key), RequestBody.fromString(rows));
  }

  @Test
  void ofSixteenUploadsAtOnceTheNewestIsCurrentAndTheOthersAreReleasedOrToldWhatWasNewer()
      throws Exception {
    DatasetId dataset = hub.registered("busy");
    String own = hub.subscribed(hub.publisherTopic("busy"), "{'kind':['superseded']}");
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService agencies = Executors.newFixedThreadPool(UPLOADS_AT_ONCE)) {
      List<Future<?>> uploads = new ArrayList<>();
      for (int each = 0; each < UPLOADS_AT_ONCE; each++) {
        // None is the beginning of another: that would be held as one that was cut off.
        List<String> lines = new ArrayList<>(MemoryHub.rows(120).lines().toList());
        lines.subList(1, 2 + each).clear();
        String rows = String.join("\n", lines.subList(0, 101)) + "\n";
        // The same name comes four times.
        String key = dataset.path() + "/stops-" + each % 4 + ".csv";
        uploads.add(
            agencies.submit(() -> {
              start.await();
              put(key, rows);
              return key;
            }));
      }
      start.countDown();
      while (uploads.stream().anyMatch(upload -> !upload.isDone())) {
        hub.pump().rounds(4);
      }
      for (Future<?> upload : uploads) {
        upload.get();
      }
    }
    hub.pump().untilQuiet(4);
    // moto loses messages that are sent while another is deleted; that is what the sweep is for.
    for (int hours = 0; hours < 2; hours++) {
      hub.sweepInTwoDays();
      hub.pump().untilQuiet();
    }

    List<Submission> uploads = Uploads.submissions(hub.stores().inbox(), dataset);
    assertThat(uploads).hasSize(UPLOADS_AT_ONCE);
    Submission newest = uploads.stream().max(Comparator.comparing(Submission::order)).orElseThrow();
    List<Numbered<ReleaseEntry.Released>> releases = hub.releases(dataset);
    assertThat(releases.getLast().entry().submission()).isEqualTo(newest.id());
    List<String> released = releases.stream().map(release -> release.entry().submission()).toList();
    assertThat(released).doesNotHaveDuplicates();
    List<JsonNode> told = hub.received(own);
    // What is told is asked of the logs: moto may lose the notice itself on its way to the queue.
    List<String> superseded =
        uploads.stream()
            .map(Submission::id)
            .filter(id ->
                SubmissionLog.read(hub.stores().restricted(), dataset, id).state()
                    instanceof SubmissionState.Superseded)
            .toList();
    assertThat(told)
        .allSatisfy(
            notice -> assertThat(released).contains(notice.at("/data/bySubmission").asText()));
    List<String> all = new ArrayList<>(released);
    all.addAll(superseded.stream().distinct().toList());
    assertThat(all)
        .as(
            "released or told; %s",
            hub.admin("{'verb':'log','publisher':'busy','dataset':'bus-stops'}"))
        .containsExactlyInAnyOrderElementsOf(uploads.stream().map(Submission::id).toList());
  }

  /// Beside what [PublishingTest] shows, this is a process of its own, killed by force.
  @Test
  void aPublisherKilledInTheMiddleLeavesOneReleaseAndNoUnfinishedUpload() throws Exception {
    DatasetId dataset = hub.registered("killed");
    Path file = folder.resolve("killed.csv");
    LargeFile.write(file, 40L << 20);
    hub.copyUp(file, dataset);
    Message message = hub.pump().receive(hub.queue("publish"), 1).getFirst();

    Process child = PublishChild.start(hub.environment(), folder.resolve("child.log"));
    try (OutputStream in = child.getOutputStream()) {
      String arn = hub.arn(hub.queue("publish"));
      in.write(
          QueuePump.event(List.of(message), arn, hub.endpoint().region())
              .toString()
              .getBytes(UTF_8));
    }
    Instant last = Instant.now().plus(Duration.ofSeconds(60));
    while (hub.unfinished().isEmpty()) {
      assertThat(child.isAlive()).as("%s", folder.resolve("child.log")).isTrue();
      assertThat(Instant.now()).isBefore(last);
      Thread.sleep(20);
    }
    child.destroyForcibly();
    assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(hub.unfinished()).as("what it left behind").isNotEmpty();
    assertThat(hub.releases(dataset)).isEmpty();

    hub.pump().timePasses();
    hub.pump().untilQuiet();
    assertThat(hub.releases(dataset)).hasSize(1);

    hub.sweepInTwoDays();
    hub.pump().untilQuiet();
    assertThat(hub.releases(dataset)).hasSize(1);
    String listed =
        hub.cli().run("s3api", "list-multipart-uploads", "--bucket", hub.wiring().open());
    assertThat(listed).doesNotContain("UploadId");
    String attempt =
        Objects.requireNonNull(hub.releases(dataset).getFirst().entry().byMajorVersion().get(1))
            .attempt();
    assertThat(hub.keys("data/" + dataset.path() + "/"))
        .isNotEmpty()
        .allMatch(key -> key.contains("/" + attempt + "/"));
  }
}
