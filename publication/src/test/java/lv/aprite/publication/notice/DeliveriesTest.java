package lv.aprite.publication.notice;

import static lv.aprite.publication.catalog.SampleHub.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lv.aprite.publication.notice.Deliveries.Letter;
import lv.aprite.publication.notice.Deliveries.Post;
import lv.aprite.publication.notice.Deliveries.Sent;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.store.Stores;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final String CURSOR = "deliveries/topic/ur/register.json";

  private final MemoryStore restricted = store();
  private final MemoryStore open = store();
  private final List<String> sent = new ArrayList<>();
  private final Topic topic = new Topic();
  private final Deliveries deliveries =
      new Deliveries(new Stores(store(), restricted, open), topic);

  private static MemoryStore store() {
    return new MemoryStore(() -> Instant.ofEpochSecond(1_000_000));
  }

  private final class Topic implements Post {
    private boolean fails;
    private boolean isThere = true;
    private Runnable meanwhile = () -> {};

    @Override
    public Sent toEveryone(Letter letter) {
      meanwhile.run();
      if (fails) {
        throw new StoreUnavailable("the topic does not answer");
      }
      sent.add(letter.event());
      return Sent.SENT;
    }

    @Override
    public Sent toPublisher(Letter letter) {
      return isThere ? toEveryone(letter) : Sent.NOBODY;
    }
  }

  private void notice(MemoryStore journal, String folder, int number) {
    journal.create(
        "notices/ur/register/%s%08d.json".formatted(folder, number),
        event(number).getBytes(StandardCharsets.UTF_8),
        Notice.MEDIA_TYPE);
  }

  private static String event(int number) {
    return "{\"type\": \"lv.aprite.dataset.released.v1\", \"id\": \"" + number + "\"}\n";
  }

  @Test
  void everyNoticeIsSentOnceInOrderAsItIsInTheJournal() {
    for (int number = 1; number <= 3; number++) {
      notice(open, "", number);
    }
    deliveries.lookAtReleases(REGISTER);
    deliveries.lookAtReleases(REGISTER);
    notice(open, "", 4);
    deliveries.lookAtReleases(REGISTER);
    assertThat(sent).containsExactly(event(1), event(2), event(3), event(4));
  }

  @Test
  void whatCouldNotBeSentStaysOwed() {
    notice(open, "", 1);
    topic.fails = true;
    assertThatThrownBy(() -> deliveries.lookAtReleases(REGISTER))
        .isInstanceOf(StoreUnavailable.class);
    topic.fails = false;
    deliveries.lookAtReleases(REGISTER);
    assertThat(sent).containsExactly(event(1));
  }

  @Test
  void aPublisherWithoutATopicIsOwedItsNoticesUntilItHasOne() {
    notice(restricted, "s-1/", 1);
    topic.isThere = false;
    deliveries.lookAtSubmission(REGISTER, "s-1");
    assertThat(sent).isEmpty();
    topic.isThere = true;
    deliveries.lookAtSubmission(REGISTER, "s-1");
    assertThat(sent).containsExactly(event(1));
  }

  @Test
  void ofTwoAtOnceEachNoticeIsFirstSentInOrderAndTheCursorNeverGoesBack() {
    notice(open, "", 1);
    notice(open, "", 2);
    Deliveries other =
        new Deliveries(
            new Stores(store(), restricted, open),
            new Post() {
              @Override
              public Sent toEveryone(Letter letter) {
                sent.add(letter.event());
                return Sent.SENT;
              }

              @Override
              public Sent toPublisher(Letter letter) {
                throw new AssertionError("a public notice");
              }
            });
    topic.meanwhile =
        () -> {
          topic.meanwhile = () -> {};
          other.lookAtReleases(REGISTER);
        };
    deliveries.lookAtReleases(REGISTER);
    assertThat(sent).containsExactly(event(1), event(2), event(1));
    assertThat(cursor()).contains("\"sent\": 2");
  }

  @Test
  void theCursorFitsItsSchema() throws IOException {
    notice(open, "", 1);
    deliveries.lookAtReleases(REGISTER);
    String schema = Files.readString(Path.of("../schemas/delivery-1.0.json"));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(cursor(), InputFormat.JSON))
        .isEmpty();
  }

  private String cursor() {
    return restricted.read(CURSOR) instanceof Lookup.Found(var _, byte[] bytes)
        ? new String(bytes, StandardCharsets.UTF_8)
        : "";
  }
}
