package lv.aprite.publication.subscription;

import static lv.aprite.publication.catalog.SampleHub.HUB;
import static lv.aprite.publication.catalog.SampleHub.REGISTER;
import static lv.aprite.publication.catalog.SampleHub.STOPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.subscription.Courier.Next;
import lv.aprite.publication.subscription.Outlet.Answer;
import lv.aprite.publication.subscription.Outlet.Parcel;
import lv.aprite.publication.subscription.Subscription.State;
import lv.aprite.publication.subscription.Subscriptions.Changed;
import lv.aprite.publication.subscription.Subscriptions.Limits;
import lv.aprite.publication.subscription.Subscriptions.Made;
import org.junit.jupiter.api.Test;

class CourierTest {
  private static final Answer OK = new Answer.Taken("200");
  private static final Answer BUSY = new Answer.Failed("503", Optional.empty());

  private Instant now = Instant.parse("2026-05-01T00:00:00Z");
  private final MemoryStore restricted = new MemoryStore(() -> now);
  private final MemoryStore open = new MemoryStore(() -> now);
  private final Random random = new Random(1);
  private final Subscriptions subscriptions =
      new Subscriptions(restricted, keyring(1), () -> now, new Limits(2, 3, 4));
  private final Logs logs = new Logs(open, HUB);
  private final List<Parcel> sent = new ArrayList<>();
  private Answer answer = OK;
  private final Courier courier =
      new Courier(subscriptions, logs, this::send, Schedule.THREE_DAYS, () -> now, () -> 1);

  private Keyring keyring(int key) {
    byte[] bytes = new byte[Keyring.KEY_BYTES];
    bytes[0] = (byte) key;
    return new Keyring(
        bytes,
        count -> {
          byte[] drawn = new byte[count];
          random.nextBytes(drawn);
          return drawn;
        });
  }

  private Answer send(Parcel parcel) {
    sent.add(parcel);
    return answer;
  }

  private Made.Created made(Filter filter) {
    return made("https://a.example.lv/hook", filter);
  }

  private Made.Created made(String url, Filter filter) {
    Made made =
        subscriptions.make(
            new SubscriptionCodec.Request(new SinkAddress.Webhook(url), filter), "owner");
    return (Made.Created) made;
  }

  private String active(Filter filter) {
    String id = made(filter).id();
    subscriptions.verify(id);
    return id;
  }

  private List<String> ids() {
    return sent.stream().map(Parcel::id).toList();
  }

  private State state(String id) {
    return subscriptions.find(id).orElseThrow().state();
  }

  private SampleLog register() {
    logs.note(REGISTER);
    return new SampleLog(open, REGISTER);
  }

  @Test
  void whatTheFilterLetsThroughIsSentInOrderAndNamesTheOneBefore() {
    String id =
        active(
            new Filter(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(Filter.Kind.RELEASED, Filter.Kind.WITHDRAWN),
                Set.of(),
                true));
    register().released("n1", 5).released("n2", 5).released("n3", 7).withdrawn(2).writeAll();
    assertThat(courier.look(id)).isInstanceOf(Next.Hint.class);
    assertThat(ids()).containsExactly("ur.register.00000002", "ur.register.00000004");
    assertThat(sent.getFirst().event().has("previous")).isFalse();
    assertThat(sent.getLast().event().get("previous").asText()).isEqualTo("00000002");
    courier.look(id);
    assertThat(sent).hasSize(2);
  }

  @Test
  void whatWasThereBeforeTheSubscriptionIsNotSentUnlessItIsReplayed() {
    SampleLog log = register().released("n1", 5).writeAll();
    now = now.plusSeconds(10);
    String id = active(Filter.all());
    courier.look(id);
    assertThat(sent).isEmpty();
    log.released("n2", 5).write(3);
    courier.look(id);
    assertThat(ids()).containsExactly("ur.register.00000003");
    subscriptions.replay(id, REGISTER, 2);
    courier.look(id);
    assertThat(ids().subList(1, 3)).containsExactly("ur.register.00000002", "ur.register.00000003");
    subscriptions.replay(id, Instant.EPOCH);
    courier.look(id);
    assertThat(sent).hasSize(6);
    assertThat(sent.getFirst().body()).isEqualTo(sent.getLast().body());
  }

  @Test
  void anUnverifiedOrPausedOneGetsNothingAndWhenItGoesOnAll() {
    Made.Created made = made(Filter.all());
    register().released("n1", 5).writeAll();
    courier.look(made.id());
    assertThat(sent).isEmpty();
    assertThat(subscriptions.confirm(made.id(), "guessed")).isInstanceOf(Changed.NotNow.class);
    assertThat(subscriptions.confirm(made.id(), made.confirmation()))
        .isInstanceOf(Changed.Done.class);
    subscriptions.pause(made.id());
    courier.look(made.id());
    assertThat(sent).isEmpty();
    subscriptions.resume(made.id());
    courier.look(made.id());
    assertThat(sent).hasSize(2);
  }

  @Test
  void whatFailsIsTriedAgainLaterAndLaterWithTheSameIdAndPausedAfterThreeDays() {
    String id = active(Filter.all());
    register().writeAll();
    answer = BUSY;
    Instant began = now;
    int looks = 0;
    Duration last = Duration.ZERO;
    while (courier.look(id) instanceof Next.At(Instant next)) {
      Duration wait = Duration.between(now, next);
      assertThat(wait).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(Duration.ofHours(6));
      last = wait;
      assertThat(courier.look(id)).isEqualTo(new Next.At(next));
      now = next;
      assertThat(++looks).isLessThan(100);
    }
    assertThat(Duration.between(began, now)).isBetween(Duration.ofDays(3), Duration.ofHours(79));
    assertThat(state(id))
        .isInstanceOfSatisfying(
            State.Paused.class,
            paused -> assertThat(paused.by()).isEqualTo(Subscription.By.FAILURE));
    assertThat(Set.copyOf(ids())).containsExactly("ur.register.00000001");
    answer = OK;
    subscriptions.resume(id);
    courier.look(id);
    assertThat(subscriptions.find(id).orElseThrow().cursor().failing()).isEmpty();
  }

  @Test
  void aSinkThatAsksToBeLeftAloneIsLeftAlone() {
    String id = active(Filter.all());
    register().writeAll();
    answer = new Answer.Failed("429", Optional.of(Duration.ofHours(2)));
    assertThat(courier.look(id)).isEqualTo(new Next.At(now.plus(Duration.ofHours(2))));
  }

  @Test
  void goneEndsIt() {
    String id = active(Filter.all());
    register().writeAll();
    answer = new Answer.Gone("410");
    assertThat(courier.look(id)).isInstanceOf(Next.Hint.class);
    assertThat(state(id)).isInstanceOf(State.Ended.class);
    assertThat(subscriptions.resume(id)).isInstanceOf(Changed.NotNow.class);
  }

  @Test
  void whatAnOwnerDoesWhileItIsSentStands() {
    String id = active(Filter.all());
    register().released("n1", 5).writeAll();
    Courier other =
        new Courier(
            subscriptions,
            logs,
            parcel -> {
              subscriptions.replay(id, REGISTER, 1);
              subscriptions.pause(id);
              return OK;
            },
            Schedule.THREE_DAYS,
            () -> now,
            () -> 1);
    other.look(id);
    assertThat(state(id)).isInstanceOf(State.Paused.class);
    subscriptions.resume(id);
    courier.look(id);
    assertThat(ids()).containsExactly("ur.register.00000001", "ur.register.00000002");
  }

  @Test
  void afterARotationBothSecretsSignForADay() {
    String id = active(Filter.all());
    SampleLog log = register();
    log.write(1);
    courier.look(id);
    String shown = subscriptions.rotate(id).secret();
    log.released("n1", 5).write(2);
    courier.look(id);
    now = now.plus(Duration.ofDays(2));
    log.released("n2", 5).write(3);
    courier.look(id);
    assertThat(sent.stream().map(parcel -> parcel.secrets().size())).containsExactly(1, 2, 1);
    assertThat(sent.get(1).secrets().getLast()).isEqualTo(sent.get(0).secrets().getFirst());
    assertThat(Signature.shown(sent.get(2).secrets().getFirst())).isEqualTo(shown);
  }

  @Test
  void neitherTokenNorSecretIsInTheStoreAndAnotherKeyOpensNothing() {
    Made.Created made = made(Filter.all());
    String document = document(made.id());
    assertThat(document)
        .doesNotContain(made.token())
        .doesNotContain(made.secret().substring("whsec_".length()))
        .doesNotContain(made.confirmation());
    Subscription there = subscriptions.find(made.id()).orElseThrow();
    assertThat(there.isManagedBy(made.token())).isTrue();
    assertThat(there.isManagedBy(made.token() + "x")).isFalse();
    String sealed = there.secrets().getFirst().text();
    assertThat(keyring(1).open(made.id(), sealed)).isPresent();
    assertThat(keyring(2).open(made.id(), sealed)).isEmpty();
    assertThat(keyring(1).open("another", sealed)).isEmpty();
  }

  @Test
  void thereAreLimitsForASinkForAnOwnerAndForTheHub() {
    made("https://a.example.lv/", Filter.all());
    String second = made("https://a.example.lv/", Filter.all()).id();
    assertThat(refused("https://a.example.lv/", "other")).contains("one sink");
    made("https://b.example.lv/", Filter.all());
    assertThat(refused("https://c.example.lv/", "owner")).contains("one owner");
    subscriptions.make(request("https://c.example.lv/"), "other");
    assertThat(refused("https://d.example.lv/", "third")).contains("the hub");
    subscriptions.delete(second);
    assertThat(subscriptions.ids()).hasSize(3).doesNotContain(second);
    made("https://a.example.lv/", Filter.all());
  }

  private static SubscriptionCodec.Request request(String url) {
    return new SubscriptionCodec.Request(new SinkAddress.Webhook(url), Filter.all());
  }

  private String refused(String url, String owner) {
    return ((Made.TooMany) subscriptions.make(request(url), owner)).why();
  }

  @Test
  void whatNoSinkAgreedToIsGoneAfterADay() {
    String unverified = made(Filter.all()).id();
    String kept = active(Filter.all());
    now = now.plus(Duration.ofDays(2));
    subscriptions.tidy();
    assertThat(subscriptions.ids()).containsExactly(kept).doesNotContain(unverified);
    made(Filter.all());
  }

  @Test
  void documentsFitTheirSchemasAndComeBackAsTheyWere() throws IOException {
    String id =
        active(
            new Filter(
                Set.of("ur"),
                Set.of("ur/register"),
                Set.of(),
                Set.of("word"),
                Set.of(Filter.Kind.SCHEMA_CHANGED),
                Set.of("id"),
                true));
    String all = active(Filter.all());
    register().released("n1", 5).writeAll();
    answer = BUSY;
    courier.look(all);
    subscriptions.rotate(all);
    for (String each : List.of(id, all)) {
      assertThat(faults("subscription-1.0.json", document(each))).isEmpty();
      Subscription there = subscriptions.find(each).orElseThrow();
      assertThat(SubscriptionCodec.decode(SubscriptionCodec.encode(there))).isEqualTo(there);
      SubscriptionCodec.Request request =
          new SubscriptionCodec.Request(there.sink(), there.filter());
      String asked = new String(request.encode(), StandardCharsets.UTF_8);
      assertThat(faults("subscription-request-1.0.json", asked)).isEmpty();
      assertThat(SubscriptionCodec.Request.decode(request.encode())).isEqualTo(request);
    }
  }

  private static Set<?> faults(String schema, String document) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(Path.of("../schemas", schema)))
        .validate(document, InputFormat.JSON);
  }

  @Test
  void datasetsAreDiscovered() {
    new SampleLog(open, REGISTER).writeAll();
    new SampleLog(open, STOPS).writeAll();
    logs.discover();
    assertThat(logs.datasets()).containsExactly(STOPS, REGISTER);
    String id = active(Filter.ofDataset(STOPS));
    courier.look(id);
    assertThat(ids()).containsExactly("rs.bus-stops.00000001");
  }

  @Test
  void aSampleIsSentAndWrittenDown() {
    String id = active(Filter.all());
    assertThat(courier.sample(id).orElseThrow().taken()).isTrue();
    assertThat(subscriptions.find(id).orElseThrow().deliveries()).hasSize(1);
    assertThat(courier.sample("unknown")).isEmpty();
  }

  private String document(String id) {
    return restricted.read(Subscriptions.key(id)) instanceof Lookup.Found(var _, byte[] bytes)
        ? new String(bytes, StandardCharsets.UTF_8)
        : "";
  }
}
