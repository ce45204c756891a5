package lv.aprite.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lv.aprite.publication.submission.DatasetId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/// How much memory a large file needs. A measurement of minutes, made by hand:
/// `-Daprite.large.megabytes=1024`.
@ExtendWith(AwsEndpoint.class)
@EnabledIfSystemProperty(named = "aprite.large.megabytes", matches = "\\d+")
class CloudMemoryTest {
  private static final int SAID_MAX = 60;

  @Test
  void aLargeFileIsPublishedWithinHalfAGigabyteOfHeap(
      AwsEndpoint.Running endpoint, @TempDir Path folder) throws Exception {
    try (CloudHub hub = new CloudHub(endpoint)) {
      DatasetId dataset = hub.registered("town");
      Path file = folder.resolve("large.csv");
      long rows = LargeFile.write(file, (long) Integer.getInteger("aprite.large.megabytes") << 20);
      hub.copyUp(file, dataset);
      Message message = hub.pump().receive(hub.queue("publish"), 1).getFirst();

      Instant begunAt = Instant.now();
      Path log = folder.resolve("child.log");
      Process child =
          PublishChild.start(
              hub.environment(), log, "-Xmx512m", "-XX:+UseSerialGC", "-Xlog:gc:stdout");
      try (OutputStream in = child.getOutputStream()) {
        String arn = hub.arn(hub.queue("publish"));
        in.write(
            QueuePump.event(List.of(message), arn, endpoint.region()).toString().getBytes(UTF_8));
      }
      assertThat(child.waitFor(15, TimeUnit.MINUTES)).isTrue();
      List<String> said = Files.readAllLines(log);
      said.subList(Math.max(0, said.size() - 6), said.size()).forEach(System.out::println);
      System.out.printf(
          "%d bytes, %d rows: %d s%n",
          Files.size(file), rows, Duration.between(begunAt, Instant.now()).toSeconds());
      assertThat(hub.releases(dataset))
          .as(() ->
              String.join("\n", said.subList(Math.max(0, said.size() - SAID_MAX), said.size())))
          .hasSize(1);
      assertThat(String.join("\n", said)).doesNotContain("OutOfMemoryError");
    }
  }
}
