package lv.aprite.functions;

import static lv.aprite.functions.MemoryHub.STOPS;
import static lv.aprite.functions.MemoryHub.created;
import static lv.aprite.functions.MemoryHub.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import lv.aprite.functions.events.Samples;
import lv.aprite.publication.deed.PublicFace;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.submission.Submission;
import org.junit.jupiter.api.Test;

class SweepHandlerTest {
  private static final int HOUR_SECONDS = 3600;

  private final MemoryHub hub = MemoryHub.withADataset();
  private final List<String> forgotten = new ArrayList<>();
  private final SweepHandler handler =
      new SweepHandler(
          new Sweeping(
              hub.workshop,
              PublicFace.over(hub.stores, MemoryHub.BASE).views(),
              hub.toBePublished::add,
              () -> hub.assembleCalls++,
              () -> {},
              forgotten::addAll),
          hub.journal("sweep"));

  private JsonNode sweep() {
    return hub.call(handler, Samples.json("aws/scheduled-sweep.json"));
  }

  @Test
  void anUploadWhoseEventWasLostIsSentToBePublishedAndNotRead() {
    Submission lost = hub.upload("town/bus-stops/stops.csv", rows(3));
    hub.seconds.addAndGet(HOUR_SECONDS);
    assertThat(sweep().path("sent").asInt()).isEqualTo(1);
    assertThat(hub.deeds().submission(STOPS, lost.id()).entries()).isEmpty();

    assertThat(hub.handle(hub.publisher(), hub.toBePublished.toArray(String[]::new))).isEmpty();
    assertThat(hub.deeds().releases(STOPS).current().orElseThrow().entry().submission())
        .isEqualTo(lost.id());
    assertThat(sweep().path("sent").asInt()).isZero();
  }

  @Test
  void whatIsDerivedIsRepaired() {
    hub.handle(hub.publisher(), created(hub.upload("town/bus-stops/stops.csv", rows(3))));
    assertThat(sweep().path("faults").isEmpty()).isTrue();
    List<String> keys = new ArrayList<>();
    hub.stores.open().listAll("notices/", listed -> keys.add(listed.key()));
    hub.stores.open().listAll("catalog/", listed -> keys.add(listed.key()));
    assertThat(keys)
        .contains("notices/town/bus-stops/00000002.json")
        .anyMatch(key -> key.startsWith("catalog/"));
    assertThat(hub.assembleCalls).isEqualTo(1);
    assertThat(hub.outcomes()).endsWith("swept");
  }

  @Test
  void publishedFilesThatNoReleaseNeedsAreGoneHereAndAtTheEdge() {
    hub.handle(hub.publisher(), created(hub.upload("town/bus-stops/stops.csv", rows(3))));
    sweep();
    assertThat(forgotten).isEmpty();
    String orphan = "data/town/bus-stops/a-crashed-attempt/v1/bus-stops.csv";
    hub.stores.open().create(orphan, new byte[] {1}, "text/csv");
    assertThat(sweep().path("objectsRemoved").asInt()).isEqualTo(1);
    assertThat(hub.stores.open().stat(orphan)).isInstanceOf(ObjectStore.Stats.Absent.class);
    assertThat(forgotten).containsExactly("/data/*");
  }
}
