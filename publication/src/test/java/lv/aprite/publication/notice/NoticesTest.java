package lv.aprite.publication.notice;

import static lv.aprite.publication.catalog.SampleHub.GONE;
import static lv.aprite.publication.catalog.SampleHub.REGISTER;
import static lv.aprite.publication.catalog.SampleHub.STATISTICS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lv.aprite.publication.catalog.Addresses;
import lv.aprite.publication.catalog.SampleHub;
import lv.aprite.publication.catalog.Shared;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.DatasetId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticesTest {
  private static final List<String> SUBMISSIONS = List.of("s-passed", "s-refused", "s-held");
  private static final Addresses AT = new Addresses(SampleHub.HUB.base());

  private final SampleHub hub = SampleHub.full();
  private final MemoryStore open = store();
  private final MemoryStore restricted = store();
  private final Notices notices = notices(hub);

  @Test
  void everyEntryOfAReleaseLogHasItsNotice() {
    hub.datasets().forEach(notices::lookAtReleases);
    for (DatasetId dataset : hub.datasets()) {
      for (Numbered<ReleaseEntry> entry : hub.log(dataset).entries()) {
        JsonNode notice =
            json(open, "notices/%s/%08d.json".formatted(dataset.path(), entry.number()));
        assertThat(notice.path("subject").asText()).isEqualTo(dataset.path());
        assertThat(notice.path("sequence").asText()).isEqualTo("%08d".formatted(entry.number()));
        assertThat(notice.path("time").asText()).isEqualTo(entry.at().toString());
      }
    }
  }

  @Test
  void everyEntryOfASubmissionsLogHasItsNoticeInTheRestrictedStoreAlone() {
    SUBMISSIONS.forEach(submission -> notices.lookAtSubmission(REGISTER, submission));
    assertThat(contents(open)).isEmpty();
    assertThat(contents(restricted).keySet())
        .containsExactly(
            "notices/ur/register/s-held/00000001.json",
            "notices/ur/register/s-held/00000002.json",
            "notices/ur/register/s-passed/00000001.json",
            "notices/ur/register/s-passed/00000002.json",
            "notices/ur/register/s-refused/00000001.json",
            "notices/ur/register/s-refused/00000002.json");
    assertThat(contents(restricted).toString()).doesNotContain("children");
  }

  @Test
  void lookingAgainLeavesTheStoresUnchanged() {
    look();
    Map<String, String> before = versions();
    look();
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  void rebuildingFromTheLogsGivesTheSameBytes() {
    look();
    NoticesTest other = new NoticesTest();
    other.look();
    assertThat(contents(other.open)).isEqualTo(contents(open));
    assertThat(contents(other.restricted)).isEqualTo(contents(restricted));
  }

  @Test
  void aNoticeIsTheSameWheneverItIsMade() {
    for (DatasetId dataset : hub.datasets()) {
      ReleaseFold whole = hub.log(dataset);
      for (int number = 1; number <= whole.number(); number++) {
        assertThat(PublicNotice.of(AT, dataset, whole, number).encode())
            .isEqualTo(PublicNotice.of(AT, dataset, hub.log(dataset, number), number).encode());
      }
    }
  }

  @Test
  void goingBackIsToldAsAReleaseOfTheEarlierData() {
    Notice back = PublicNotice.of(AT, STATISTICS, hub.log(STATISTICS), 4);
    Notice first = PublicNotice.of(AT, STATISTICS, hub.log(STATISTICS), 2);
    assertThat(back.type()).isEqualTo(Notice.Kind.RELEASED);
    assertThat(back.data().path("release").asLong()).isEqualTo(2);
    assertThat(back.data().path("rolledBack").asBoolean()).isTrue();
    assertThat(back.data().path("editions")).isEqualTo(first.data().path("editions"));
  }

  @Test
  void aWithdrawalNamesEveryEntryWhoseDataItTakes() {
    hub.add(STATISTICS, SampleHub.withdrawn(2));
    Notice withdrawn = PublicNotice.of(AT, STATISTICS, hub.log(STATISTICS), 7);
    assertThat(withdrawn.data().path("reason").asText()).isEqualTo("personal-data");
    assertThat(withdrawn.data().path("entries").toString()).isEqualTo("[2,4]");
    assertThat(withdrawn.data().toString()).doesNotContain("/c1/");
  }

  @Test
  void noTwoNoticesOfALogHaveOneId() {
    look();
    List<String> ids = new ArrayList<>();
    for (MemoryStore store : List.of(open, restricted)) {
      store.listAll(
          "notices/",
          listed -> {
            JsonNode notice = json(store, listed.key());
            ids.add(notice.path("source").asText() + " " + notice.path("id").asText());
          });
    }
    assertThat(ids).hasSizeGreaterThan(20).doesNotHaveDuplicates();
  }

  @Test
  void everyNoticeIsACloudEventAndFitsItsSchema() throws IOException {
    look();
    JsonSchema cloudEvents =
        schema(Shared.standard("cloudevents/cloudevents.json"), SpecVersion.VersionFlag.V7);
    for (MemoryStore store : List.of(open, restricted)) {
      store.listAll(
          "notices/",
          listed -> {
            JsonNode notice = json(store, listed.key());
            assertThat(cloudEvents.validate(notice)).as(listed.key()).isEmpty();
            assertThat(faults(notice)).as(listed.key()).isEmpty();
          });
    }
  }

  @Test
  void aNoticeThatLacksWhatItsSchemaDemandsIsFound() {
    Notice released = PublicNotice.of(AT, REGISTER, hub.log(REGISTER), 2);
    released.data().remove("editions");
    assertThat(faults(json(released.encode()))).singleElement().asString().contains("editions");
  }

  /// To renew the samples: `-Daprite.events=write`.
  @ParameterizedTest
  @EnumSource
  void theSampleOfEachKindIsWhatIsMade(Notice.Kind kind) throws IOException {
    Path sample = Path.of("../events").resolve(kind.type() + ".json");
    byte[] made = sample(kind).encode();
    if ("write".equals(System.getProperty("aprite.events"))) {
      Files.createDirectories(sample.getParent());
      Files.write(sample, made);
    }
    assertThat(sample).hasBinaryContent(made);
  }

  private Notice sample(Notice.Kind kind) {
    return switch (kind) {
      case DESCRIBED -> PublicNotice.of(AT, REGISTER, hub.log(REGISTER), 4);
      case RELEASED -> PublicNotice.of(AT, REGISTER, hub.log(REGISTER), 5);
      case WITHDRAWN -> PublicNotice.of(AT, GONE, hub.log(GONE), 3);
      case PASSED -> submission("s-passed", 1);
      case REFUSED -> submission("s-refused", 1);
      case HELD -> submission("s-held", 1);
      case DECIDED -> submission("s-held", 2);
      case SUPERSEDED -> submission("s-passed", 2);
      case REMOVED -> submission("s-refused", 2);
    };
  }

  private static Notice submission(String submission, int number) {
    return PrivateNotice.of(
        AT, REGISTER, submission, SampleSubmissions.log(REGISTER, submission).get(number - 1));
  }

  private void look() {
    hub.datasets().forEach(notices::lookAtReleases);
    SUBMISSIONS.forEach(submission -> notices.lookAtSubmission(REGISTER, submission));
    notices.assemble();
  }

  private Notices notices(SampleHub logs) {
    return new Notices(
        new Stores(store(), restricted, open), logs::log, SampleSubmissions::log, SampleHub.HUB);
  }

  /// What is wrong with the notice's data by the schema that the notice names.
  private static List<String> faults(JsonNode notice) {
    String name = notice.path("dataschema").asText();
    assertThat(name).startsWith("https://aprite.lv/schemas/notice-1.0.json#/$defs/");
    JsonSchema schema =
        schema(
            Path.of("../schemas/notice-1.0.json"),
            SpecVersion.VersionFlag.V202012,
            name.substring(name.indexOf('#')));
    return schema.validate(notice.path("data")).stream().map(Object::toString).toList();
  }

  private static JsonSchema schema(Path file, SpecVersion.VersionFlag version) {
    return schema(file, version, "");
  }

  private static JsonSchema schema(Path file, SpecVersion.VersionFlag version, String fragment) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(version)
        .getSchema(SchemaLocation.of(file.toUri() + fragment), config);
  }

  private Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    open.listAll("", each -> versions.put(each.key(), open.versions(each.key()).toString()));
    restricted.listAll(
        "", each -> versions.put(each.key(), restricted.versions(each.key()).toString()));
    return versions;
  }

  private static Map<String, JsonNode> contents(MemoryStore store) {
    Map<String, JsonNode> contents = new TreeMap<>();
    store.listAll("notices/", listed -> contents.put(listed.key(), json(store, listed.key())));
    return contents;
  }

  private static JsonNode json(MemoryStore store, String key) {
    return switch (store.read(key)) {
      case ObjectStore.Lookup.Found(var _, byte[] bytes) -> json(bytes);
      case ObjectStore.Lookup.Absent() -> throw new AssertionError(key + " is absent");
    };
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return new ObjectMapper().readTree(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static MemoryStore store() {
    return new MemoryStore(() -> Instant.parse("2026-02-01T00:00:00Z"));
  }
}
