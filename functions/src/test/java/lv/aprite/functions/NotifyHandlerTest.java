package lv.aprite.functions;

import static lv.aprite.functions.MemoryHub.STOPS;
import static lv.aprite.functions.MemoryHub.created;
import static lv.aprite.functions.MemoryHub.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lv.aprite.publication.notice.Deliveries.Letter;
import lv.aprite.publication.notice.Deliveries.Post;
import lv.aprite.publication.notice.Deliveries.Sent;
import lv.aprite.publication.submission.Submission;
import org.junit.jupiter.api.Test;

class NotifyHandlerTest {
  private final MemoryHub hub = MemoryHub.withADataset();
  private final List<Letter> toEveryone = new ArrayList<>();
  private final List<Letter> toPublisher = new ArrayList<>();
  private final NotifyHandler handler =
      new NotifyHandler(
          Set.of("open", "private"),
          hub.stores,
          MemoryHub.BASE,
          new Post() {
            @Override
            public Sent toEveryone(Letter letter) {
              toEveryone.add(letter);
              return Sent.SENT;
            }

            @Override
            public Sent toPublisher(Letter letter) {
              toPublisher.add(letter);
              return Sent.SENT;
            }
          },
          hub.journal("notify"));

  private Submission published(String file) {
    Submission upload = hub.upload("town/bus-stops/stops.csv", file);
    hub.handle(hub.publisher(), created(upload));
    return upload;
  }

  @Test
  void aReleaseIsToldToEveryoneOnceHoweverOftenItsEventComes() {
    published(rows(3));
    for (String number : List.of("00000002", "00000001", "00000002")) {
      assertThat(hub.handle(handler, created("open", "log/town/bus-stops/" + number + ".json", "")))
          .isEmpty();
    }
    assertThat(toEveryone)
        .extracting(letter -> letter.kind().id())
        .containsExactly("described", "released");
    assertThat(toEveryone.getLast().dataset()).isEqualTo(STOPS);
    assertThat(toEveryone.getLast().themes())
        .containsExactly("http://publications.europa.eu/resource/authority/data-theme/TRAN");
    assertThat(toPublisher).isEmpty();
  }

  @Test
  void aRefusalIsToldToItsPublisherAlone() {
    Submission wrong = published(MemoryHub.HEADER + "one\n");
    String key = "submissions/town/bus-stops/" + wrong.id() + "/00000001.json";
    assertThat(hub.handle(handler, created("private", key, "v"))).isEmpty();
    assertThat(toPublisher).extracting(letter -> letter.kind().id()).containsExactly("refused");
    assertThat(toEveryone).isEmpty();
    assertThat(hub.lines.getLast().path("submission").asText()).isEqualTo(wrong.id());
  }

  @Test
  void whatLiesBesideALogIsPassedOverAndAnotherBucketIsForeign() {
    assertThat(
            hub.handle(
                handler,
                created("private", "submissions/town/bus-stops/s/a/report.json", "v"),
                created("inbox", "town/bus-stops/stops.csv", "v")))
        .containsExactly(1);
    assertThat(hub.outcomes()).containsExactly("no-entry", "foreign");
  }
}
