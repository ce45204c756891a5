package lv.aprite.functions;

import static lv.aprite.functions.MemoryHub.STOPS;
import static lv.aprite.functions.MemoryHub.created;
import static lv.aprite.functions.MemoryHub.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lv.aprite.functions.events.Samples;
import org.junit.jupiter.api.Test;

class CatalogHandlerTest {
  private static final String ENTRY = "log/town/bus-stops/00000002.json";

  private final MemoryHub hub = MemoryHub.withADataset();

  private List<String> keys(String prefix) {
    List<String> keys = new ArrayList<>();
    hub.stores.open().listAll(prefix, listed -> keys.add(listed.key()));
    return keys;
  }

  @Test
  void anEntryOfTheLogRenewsTheDatasetAndOrdersTheWhole() {
    hub.handle(hub.publisher(), created(hub.upload("town/bus-stops/stops.csv", rows(3))));
    assertThat(keys("catalog/")).isEmpty();
    assertThat(hub.handle(hub.catalog(), created("open", ENTRY, ""))).isEmpty();
    assertThat(keys("catalog/")).isNotEmpty().allMatch(key -> key.contains(STOPS.path()));
    assertThat(hub.assembleCalls).isEqualTo(1);
  }

  @Test
  void theOrderToAssemblePutsTheWholeTogether() {
    hub.handle(hub.publisher(), created(hub.upload("town/bus-stops/stops.csv", rows(3))));
    hub.handle(hub.catalog(), created("open", ENTRY, ""));
    assertThat(keys("index.html")).isEmpty();
    assertThat(hub.handle(hub.catalog(), Samples.text("messages/assemble.json"))).isEmpty();
    assertThat(keys("index.html")).hasSize(1);
    assertThat(hub.lines.getLast().path("datasets").asInt()).isEqualTo(1);
  }

  @Test
  void theHeadOfALogIsNoEntryAndAnotherBucketIsNotOurs() {
    assertThat(
            hub.handle(
                hub.catalog(),
                created("open", "log/town/bus-stops/head.json", ""),
                created("private", ENTRY, "")))
        .containsExactly(1);
    assertThat(hub.outcomes()).containsExactly("no-entry", "foreign");
    assertThat(hub.assembleCalls).isZero();
  }
}
