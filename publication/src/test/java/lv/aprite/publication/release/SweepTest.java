package lv.aprite.publication.release;

import static lv.aprite.publication.release.ToyHub.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.log.AppendLog;
import lv.aprite.publication.simulation.Toy;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.ObjectStore.Stats;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Attempt;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Deciding;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionEntry.Decision;
import lv.aprite.publication.submission.SubmissionKeys;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.WithdrawalReason;
import org.junit.jupiter.api.Test;

class SweepTest {
  private static final Duration DAY = Duration.ofHours(24);

  @Test
  void anUploadWhoseEventWasLostIsPublished() {
    ToyHub hub = ToyHub.knowing();
    Submission upload = hub.upload(5, 0);
    assertThat(hub.sweep(upload).uploads()).isEqualTo(1);
    assertThat(hub.fold().current().orElseThrow().entry().submission()).isEqualTo(upload.id());
    assertThat(Latest.read(hub.stores.open(), REGISTER).orElseThrow().current()).isPresent();
  }

  @Test
  void aSecondSweepChangesNothing() {
    ToyHub hub = ToyHub.knowing();
    Submission right = hub.upload(5, 0);
    Submission wrong = hub.upload(5, 9);
    hub.sweep(right, wrong);
    var before = hub.inventory();
    Sweep.Result result = hub.sweep(right, wrong);
    assertThat(hub.inventory()).isEqualTo(before);
    assertThat(result).isEqualTo(new Sweep.Result(2, 0, 0, List.of()));
  }

  @Test
  void aVerdictThatWasNotReleasedBeforeACrashIsReleasedWithoutAnyEvent() {
    ToyHub hub = ToyHub.knowing();
    Submission upload = settledOnly(hub, 5);
    hub.letPass(Duration.ofMinutes(59));
    hub.sweep();
    assertThat(hub.fold().releases()).as("somebody may still be at it").isEmpty();
    hub.letPass(Duration.ofMinutes(2));
    hub.sweep();
    assertThat(hub.fold().current().orElseThrow().entry().submission()).isEqualTo(upload.id());
  }

  /// A submission whose publisher ended after the verdict.
  private static Submission settledOnly(ToyHub hub, int rows) {
    Submission upload = hub.upload(rows, 0);
    Attempt attempt = Attempt.begin(hub.stores.restricted(), hub.newAttempt(), upload, 0);
    Processor.Job job =
        new Processor.Job(attempt, Toy.contract(REGISTER, 0), hub.fold().current(), List.of());
    List<Distribution> files = new Toy(hub.stores).process(job).distributions();
    SubmissionLog.read(hub.stores.restricted(), REGISTER, upload.id())
        .append(
            new SubmissionEntry.Settled(
                upload,
                Verdict.PUBLISHABLE,
                attempt.id(),
                1,
                "1.0.0",
                1,
                0,
                rows,
                rows,
                0,
                files,
                List.of()));
    return upload;
  }

  @Test
  void aWithdrawalRemovesAlsoWhatAnAbandonedAttemptPublishedOfIt() {
    ToyHub hub = ToyHub.knowing();
    Submission secret = hub.upload(5, 0);
    Attempt abandoned = Attempt.begin(hub.stores.restricted(), hub.newAttempt(), secret, 0);
    Processor.Job job =
        new Processor.Job(abandoned, Toy.contract(REGISTER, 0), Optional.empty(), List.of());
    assertThat(new Toy(hub.stores).process(job).distributions()).isNotEmpty();
    Outcome.Released gone = hub.released(secret);
    assertThat(ToyHub.keys(hub.stores.open(), "data/")).hasSize(6);
    hub.publisher.withdraw(REGISTER, gone.number(), WithdrawalReason.PERSONAL_DATA, hub.order());
    hub.sweep(secret);
    assertThat(ToyHub.keys(hub.stores.open(), "data/")).isEmpty();
  }

  @Test
  void headAndLatestAreRepaired() {
    ToyHub hub = ToyHub.knowing();
    hub.released(hub.upload(5, 0));
    hub.stores.open().delete(ReleaseKeys.head(REGISTER));
    hub.stores.open().delete(ReleaseKeys.latest(REGISTER));
    hub.sweep();
    assertThat(Head.of(hub.stores.open(), REGISTER).hint()).isEqualTo(2);
    assertThat(Latest.read(hub.stores.open(), REGISTER).orElseThrow().logNumber()).isEqualTo(2);
  }

  @Test
  void aContractWhoseDescriptionWasLostIsDescribed() {
    ToyHub hub = new ToyHub();
    new Contracts(hub.stores.restricted(), REGISTER).register(Toy.contract(REGISTER, 0));
    hub.sweep();
    assertThat(hub.fold().described()).isPresent();
  }

  @Test
  void whatACrashedAttemptLeftIsRemovedAfterADayAndItsSubmissionIsTriedAgain() throws IOException {
    ToyHub hub = ToyHub.knowing();
    Submission upload = hub.upload(5, 0);
    Attempt crashed = Attempt.begin(hub.stores.restricted(), "crashed", upload, 0);
    half(hub, crashed);
    hub.letPass(DAY.minusSeconds(1));
    assertThat(hub.sweep().attemptsRetired()).isZero();
    assertThat(ToyHub.keys(hub.stores.open(), ReleaseKeys.data(REGISTER, "crashed"))).hasSize(1);
    hub.letPass(Duration.ofSeconds(1));
    Sweep.Result result = hub.sweep();
    assertThat(result.attemptsRetired()).isEqualTo(1);
    assertThat(result.objectsRemoved()).isEqualTo(1);
    assertThat(ToyHub.keys(hub.stores.open(), ReleaseKeys.data(REGISTER, "crashed"))).isEmpty();
    assertThat(Attempt.read(hub.stores.restricted(), "crashed")).isEmpty();
    assertThat(hub.fold().releases()).hasSize(1);
  }

  private static void half(ToyHub hub, Attempt attempt) throws IOException {
    Sink sink =
        hub.stores
            .open()
            .write(
                ReleaseKeys.distribution(REGISTER, attempt.id(), 1, Format.CSV),
                Format.CSV.mediaType());
    sink.write(new byte[] {1}, 0, 1);
    sink.commit();
  }

  @Test
  void anAttemptThatWasSweptCanNeverSettle() {
    ToyHub hub = ToyHub.knowing();
    Submission lost = new ToyHub().upload(5, 0);
    Attempt asleep = Attempt.begin(hub.stores.restricted(), "asleep", lost, 0);
    SubmissionLog seen = SubmissionLog.read(hub.stores.restricted(), REGISTER, lost.id());
    hub.letPass(DAY);
    hub.sweep();
    assertThat(Attempt.read(hub.stores.restricted(), "asleep")).isEmpty();
    assertThat(seen.append(new SubmissionEntry.Decided(Decision.RETRY, "asleep")))
        .isInstanceOf(AppendLog.Append.Taken.class);
    assertThat(
            asleep.fate(SubmissionLog.read(hub.stores.restricted(), REGISTER, lost.id()).entries()))
        .isEqualTo(Attempt.Fate.DEAD);
  }

  @Test
  void whatASleeperWroteAfterItsAttemptWasSweptIsRemovedToo() throws IOException {
    ToyHub hub = ToyHub.knowing();
    Submission upload = hub.upload(5, 0);
    Attempt asleep = Attempt.begin(hub.stores.restricted(), "asleep", upload, 0);
    hub.letPass(DAY);
    hub.sweep();
    half(hub, asleep);
    assertThat(hub.sweep().objectsRemoved()).isEqualTo(1);
    assertThat(ToyHub.keys(hub.stores.open(), ReleaseKeys.data(REGISTER, "asleep"))).isEmpty();
  }

  @Test
  void theDataOfASupersededUploadAreRemovedAtOnceAndItsReceiptStays() {
    ToyHub hub = ToyHub.knowing();
    Submission older = settledOnly(hub, 5);
    hub.released(hub.upload(6, 0));
    hub.publish(older);
    assertThat(hub.state(older)).isInstanceOf(SubmissionState.Superseded.class);
    assertThat(ToyHub.keys(hub.stores.open(), "data/")).hasSize(3);
  }

  @Test
  void whatAPublisherMayNotRemoveASweepDoesThatHandsOn() {
    ToyHub hub = ToyHub.knowing();
    Submission older = settledOnly(hub, 5);
    hub.released(hub.upload(6, 0));
    hub.publisher.publishRemovingNothing(older, hub.newAttempt());
    assertThat(hub.state(older)).isInstanceOf(SubmissionState.Superseded.class);
    assertThat(ToyHub.keys(hub.stores.open(), "data/")).hasSize(6);
    hub.sweep.handingOn(_ -> {}).run(List.of(older), "s", Sweep.Check.SIZE);
    assertThat(ToyHub.keys(hub.stores.open(), "data/")).hasSize(3);
  }

  @Test
  void aHeldUploadCanBeAcceptedHoweverLongItTakesAndHasNoDataUntilThen() {
    ToyHub hub = ToyHub.knowing();
    hub.register(1);
    hub.released(hub.upload(5, 0));
    Submission grown = hub.upload(50, 0);
    Outcome.Held held = (Outcome.Held) hub.publish(grown);
    hub.letPass(Duration.ofDays(30));
    hub.sweep();
    assertThat(ToyHub.keys(hub.stores.open(), ReleaseKeys.data(REGISTER, held.settled().attempt())))
        .isEmpty();
    Deciding.decide(
        hub.stores.restricted(),
        REGISTER,
        grown.id(),
        new SubmissionEntry.Decided(SubmissionEntry.Decision.ACCEPTED, "desk"));
    hub.sweep(grown);
    assertThat(hub.fold().current().orElseThrow().entry())
        .matches(release -> release.submission().equals(grown.id()) && release.afterReview());
  }

  @Test
  void aWithdrawalRemovesTheDataTheReceiptsAndThatUploadOfTheSource() {
    ToyHub hub = ToyHub.knowing();
    Submission secret = hub.upload(5, 0);
    Outcome.Released gone = hub.released(secret);
    Submission next = hub.upload(6, 0);
    Outcome.Released stays = hub.released(next);
    hub.publisher.withdraw(REGISTER, gone.number(), WithdrawalReason.PERSONAL_DATA, hub.order());
    Sweep.Result result = hub.sweep(secret, next);
    assertThat(result.faults()).isEmpty();
    assertThat(result.objectsRemoved()).isEqualTo(3);
    assertThat(ToyHub.keys(hub.stores.open(), "data/"))
        .hasSize(3)
        .allMatch(key -> key.contains("/" + stays.settled().attempt() + "/"));
    assertThat(
            ToyHub.keys(hub.stores.restricted(), SubmissionKeys.log(REGISTER, secret.id()) + "/"))
        .containsExactly(SubmissionKeys.log(REGISTER, secret.id()) + "/00000001.json");
    assertThat(hub.stores.inbox().open(secret.sourceKey(), secret.version(), 0))
        .isInstanceOf(Opened.Absent.class);
    assertThat(hub.stores.inbox().open(next.sourceKey(), next.version(), 0))
        .as("a later upload under the same key")
        .isInstanceOf(Opened.Stream.class);
    assertThat(hub.publish(secret)).isInstanceOf(Outcome.Released.class);
  }

  @Test
  void publishedFilesThatAreGoneOrChangedAreFaults() throws IOException {
    ToyHub hub = ToyHub.knowing();
    String attempt = hub.released(hub.upload(5, 0)).settled().attempt();
    String csv = ReleaseKeys.distribution(REGISTER, attempt, 1, Format.CSV);
    String json = ReleaseKeys.distribution(REGISTER, attempt, 1, Format.JSON);
    long size = ((Stats.Present) hub.stores.open().stat(json)).stat().sizeBytes();
    hub.stores.open().delete(csv);
    Sink sink = hub.stores.open().write(json, "application/json");
    sink.write(new byte[(int) size], 0, (int) size);
    sink.commit();
    assertThat(hub.sweep().faults())
        .containsExactly(
            "log/ur/register, entry 2: " + csv + ": expected a published file, found none",
            "log/ur/register, entry 2: "
                + json
                + ": expected the bytes that were released, found others of that number");
    assertThat(hub.sweep.run(List.of(), "by-size", Sweep.Check.SIZE).faults()).hasSize(1);
  }

  @Test
  void aDamagedLogOfOneDatasetDoesNotKeepTheSweepFromTheOthers() {
    ToyHub hub = ToyHub.knowing();
    hub.stores
        .open()
        .create(
            "log/aa/damaged/00000001.json",
            "{".getBytes(StandardCharsets.UTF_8),
            "application/json");
    Submission upload = hub.upload(5, 0);
    assertThat(hub.sweep(upload).faults())
        .singleElement()
        .asString()
        .startsWith("log/aa/damaged/00000001.json: ");
    assertThat(hub.fold().releases()).hasSize(1);
  }

  @Test
  void aStoreThatRefusesOneDatasetDoesNotKeepTheSweepFromTheOthers() {
    ToyHub hub = ToyHub.knowing();
    DatasetId shut = new DatasetId("aa", "shut");
    hub.register(shut, 0);
    Submission upload = hub.upload(5, 0);
    Stores stores =
        new Stores(
            hub.stores.inbox(), hub.stores.restricted(), refusing(hub.stores.open(), "log/aa/"));
    Publisher publisher = new Publisher(stores, new Toy(stores), _ -> new byte[0], List.of());
    Sweep.Result result =
        new Sweep(stores, publisher, List.of()).run(List.of(upload), "s", Sweep.Check.SIZE);
    assertThat(result.faults()).singleElement().asString().isEqualTo("could not read log/aa/");
    assertThat(hub.fold().releases()).hasSize(1);
  }

  /// A store that does not let anybody read what is under a prefix.
  private static ObjectStore refusing(ObjectStore store, String prefix) {
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("read")
                  && arguments[0] instanceof String key
                  && key.startsWith(prefix)) {
                throw new StoreUnavailable("could not read " + prefix, new IOException("denied"));
              }
              return method.invoke(store, arguments);
            });
  }

  @Test
  void viewsAreToldToLookAtEverySubmissionAndEveryDataset() {
    ToyHub hub = ToyHub.knowing();
    Submission wrong = hub.upload(5, 9);
    Submission stray = hub.upload(new DatasetId("ur", "unknown"), "data.csv", 5, 0);
    List<String> looked = new ArrayList<>();
    Derived view =
        new Derived() {
          @Override
          public void lookAtReleases(DatasetId dataset) {
            looked.add(dataset.path());
          }

          @Override
          public void lookAtSubmission(DatasetId dataset, String submission) {
            looked.add(dataset.path() + "/" + submission);
          }
        };
    Publisher publisher =
        new Publisher(hub.stores, new Toy(hub.stores), _ -> new byte[0], List.of(view));
    new Sweep(hub.stores, publisher, List.of(view))
        .run(List.of(wrong, stray), "s", Sweep.Check.SIZE);
    assertThat(looked)
        .containsExactly("ur/register", "ur/register/" + wrong.id(), "ur/unknown/" + stray.id());
  }

  @Test
  void aSweepThatHandsOnReadsNoUploadAndHandsOnEachUnfinishedOneOnce() {
    ToyHub hub = ToyHub.knowing();
    Submission lost = hub.upload(5, 0);
    Submission wrong = hub.upload(5, 9);
    assertThat(hub.publish(wrong)).isInstanceOf(Outcome.Refused.class);
    Submission settled = settledOnly(hub, 7);
    Submission stranger = hub.upload(new DatasetId("ur", "unknown"), "data.csv", 5, 0);
    hub.letPass(Duration.ofMinutes(61));
    Submission onItsWay = hub.upload(8, 0);
    List<Submission> handedOn = new ArrayList<>();

    Sweep.Result result =
        hub.sweep
            .handingOn(handedOn::add)
            .run(List.of(lost, wrong, settled, stranger, onItsWay), "s", Sweep.Check.SIZE);

    assertThat(handedOn).containsExactly(lost, settled, stranger);
    assertThat(result.faults()).isEmpty();
    assertThat(hub.entries(lost)).isEmpty();
    assertThat(hub.fold().releases()).isEmpty();

    handedOn.forEach(hub::publish);
    handedOn.clear();
    hub.sweep
        .handingOn(handedOn::add)
        .run(List.of(lost, wrong, settled, stranger), "s2", Sweep.Check.SIZE);
    assertThat(handedOn).isEmpty();
  }
}
