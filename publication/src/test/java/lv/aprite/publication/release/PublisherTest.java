package lv.aprite.publication.release;

import static lv.aprite.publication.release.ToyHub.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.simulation.Toy;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Deciding;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionEntry.Decision;
import lv.aprite.publication.submission.SubmissionKeys;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.UploadOrder;
import lv.aprite.publication.submission.WithdrawalReason;
import org.junit.jupiter.api.Test;

class PublisherTest {
  @Test
  void aRightFileBecomesARelease() {
    ToyHub hub = ToyHub.knowing();
    Submission upload = hub.upload(5, 0);
    assertThat(hub.released(upload).number()).isEqualTo(2);
    ReleaseEntry.Released released = hub.fold().release(2).orElseThrow().entry();
    assertThat(released.submission()).isEqualTo(upload.id());
    assertThat(released.order()).isEqualTo(upload.order());
    assertThat(released.byMajorVersion().firstKey()).isEqualTo(1);
    ReleaseEntry.Data data = released.byMajorVersion().firstEntry().getValue();
    assertThat(data.rows()).isEqualTo(5);
    assertThat(data.contractVersion()).isEqualTo("1.0.0");
    assertThat(data.schema()).isEqualTo(Toy.contract(REGISTER, 0).schema());
    assertThat(data.distributions())
        .allSatisfy(file -> {
          String key = ReleaseKeys.distribution(REGISTER, data.attempt(), 1, file.format());
          Lookup.Found found = (Lookup.Found) hub.stores.open().read(key);
          assertThat(Toy.sha256(found.bytes())).isEqualTo(file.sha256());
        })
        .hasSize(2);
  }

  @Test
  void theFirstEntryDescribesTheDataset() {
    ToyHub hub = new ToyHub();
    new Contracts(hub.stores.restricted(), REGISTER).register(Toy.contract(REGISTER, 0));
    hub.released(hub.upload(5, 0));
    assertThat(hub.fold().entries().getFirst().entry())
        .isEqualTo(new ReleaseEntry.Described(1, "1.0.0", Toy.contract(REGISTER, 0).metadata()));
  }

  @Test
  void aContractWhosePublicMetadataChangeIsAnEntry() {
    ToyHub hub = ToyHub.knowing();
    hub.register(1);
    assertThat(hub.fold().number()).as("minor 1 has the metadata of minor 0").isEqualTo(1);
    hub.register(2);
    assertThat(hub.fold().described().orElseThrow().entry().contract()).isEqualTo(3);
    assertThat(hub.publisher.describe(REGISTER)).contains(2L);
    assertThat(hub.fold().number()).isEqualTo(2);
  }

  @Test
  void aSecondEventOfOneUploadChangesNothing() {
    ToyHub hub = ToyHub.knowing();
    Submission right = hub.upload(5, 0);
    Submission wrong = hub.upload(5, 9);
    hub.publish(right);
    hub.publish(wrong);
    var before = hub.inventory();
    assertThat(hub.publish(right)).isInstanceOf(Outcome.Released.class);
    assertThat(hub.publish(wrong)).isInstanceOf(Outcome.Refused.class);
    assertThat(hub.inventory()).isEqualTo(before);
  }

  @Test
  void theSameBytesUploadedAgainAreAnotherRelease() {
    ToyHub hub = ToyHub.knowing();
    hub.released(hub.upload(5, 0));
    hub.released(hub.upload(6, 0));
    assertThat(hub.released(hub.upload(5, 0)).number()).isEqualTo(4);
  }

  @Test
  void aWrongFileIsRefusedWithItsReasonsAndNothingIsPublished() {
    ToyHub hub = ToyHub.knowing();
    Submission wrong = hub.upload(5, 9);
    Outcome.Refused refused = (Outcome.Refused) hub.publish(wrong);
    assertThat(refused.settled().reasons()).containsExactly("rejected-share");
    assertThat(refused.settled().contract()).isEqualTo(1);
    assertThat(ToyHub.keys(hub.stores.open(), "data/")).isEmpty();
    assertThat(ToyHub.keys(hub.stores.restricted(), SubmissionKeys.log(REGISTER, wrong.id()) + "/"))
        .containsExactly(
            SubmissionKeys.log(REGISTER, wrong.id()) + "/00000001.json",
            SubmissionKeys.rejectedRows(REGISTER, wrong.id(), refused.settled().attempt()),
            SubmissionKeys.report(REGISTER, wrong.id(), refused.settled().attempt()));
  }

  @Test
  void aFileForADatasetThatNobodyRegisteredIsRefusedAndItsPublisherHears() {
    ToyHub hub = new ToyHub();
    Submission upload = hub.upload(new DatasetId("ur", "unknown"), "data.csv", 5, 0);
    Outcome.Refused refused = (Outcome.Refused) hub.publish(upload);
    assertThat(refused.settled().reasons()).containsExactly("dataset-unknown");
    assertThat(refused.settled().contract()).isZero();
    assertThat(
            hub.stores
                .restricted()
                .read(
                    SubmissionKeys.report(
                        upload.dataset(), upload.id(), refused.settled().attempt())))
        .isInstanceOf(Lookup.Found.class);
    assertThat(ToyHub.keys(hub.stores.open(), "")).isEmpty();
  }

  @Test
  void anOlderUploadIsSupersededByANewerRelease() {
    ToyHub hub = ToyHub.knowing();
    Submission older = hub.upload(5, 0);
    Submission newer = hub.upload(6, 0);
    hub.released(newer);
    assertThat(hub.publish(older)).isEqualTo(new Outcome.Superseded(2, Optional.of(newer.id())));
    assertThat(hub.state(older))
        .isEqualTo(new SubmissionState.Superseded(2, Optional.of(newer.id())));
    assertThat(hub.fold().number()).isEqualTo(2);
  }

  @Test
  void anUploadThatWasReleasedIsNotSupersededByTheNextOne() {
    ToyHub hub = ToyHub.knowing();
    Submission older = hub.upload(5, 0);
    hub.released(older);
    hub.released(hub.upload(6, 0));
    assertThat(hub.released(older).number()).isEqualTo(2);
  }

  @Test
  void withinASecondTheKeyDecides() {
    ToyHub hub = ToyHub.knowing();
    Submission second = hub.upload(REGISTER, "b.csv", 5, 0);
    hub.letPass(Duration.ofSeconds(-1));
    Submission first = hub.upload(REGISTER, "a.csv", 6, 0);
    assertThat(first.order().beganAt()).isEqualTo(second.order().beganAt());
    hub.released(second);
    assertThat(hub.publish(first)).isInstanceOf(Outcome.Superseded.class);
  }

  @Test
  void aHeldFileWaitsForAPersonAndIsReleasedWhenAccepted() {
    ToyHub hub = ToyHub.knowing();
    hub.register(1);
    hub.released(hub.upload(5, 0));
    Submission grown = hub.upload(50, 0);
    assertThat(hub.publish(grown)).isInstanceOf(Outcome.Held.class);
    assertThat(hub.publish(grown)).isInstanceOf(Outcome.Held.class);
    assertThat(decide(hub, grown, Decision.ACCEPTED)).isEqualTo(new Deciding.Outcome.Done(2));
    assertThat(hub.released(grown).number()).isEqualTo(3);
  }

  @Test
  void anAcceptedFileIsJudgedByTheContractOfTheVerdictThatWasAccepted() {
    ToyHub hub = ToyHub.knowing();
    hub.register(1);
    hub.released(hub.upload(5, 0));
    Submission grown = hub.upload(50, 0);
    assertThat(hub.publish(grown)).isInstanceOf(Outcome.Held.class);
    hub.register(2);
    decide(hub, grown, Decision.ACCEPTED);
    assertThat(hub.released(grown).settled().contract()).isEqualTo(2);
    assertThat(hub.released(hub.upload(50, 0)).settled().contract()).isEqualTo(3);
  }

  @Test
  void anAcceptedFileThatANewerOneWentPastLeavesNoDataInPublic() {
    ToyHub hub = ToyHub.knowing();
    hub.register(1);
    hub.released(hub.upload(5, 0));
    Submission grown = hub.upload(50, 0);
    assertThat(hub.publish(grown)).isInstanceOf(Outcome.Held.class);
    hub.released(hub.upload(6, 0));
    List<String> before = ToyHub.keys(hub.stores.open(), "data/");
    decide(hub, grown, Decision.ACCEPTED);
    assertThat(hub.publish(grown)).isInstanceOf(Outcome.Superseded.class);
    assertThat(ToyHub.keys(hub.stores.open(), "data/")).isEqualTo(before);
  }

  @Test
  void aHeldFileThatIsRejectedStaysSo() {
    ToyHub hub = ToyHub.knowing();
    hub.register(1);
    hub.released(hub.upload(5, 0));
    Submission grown = hub.upload(50, 0);
    hub.publish(grown);
    decide(hub, grown, Decision.REJECTED);
    assertThat(decide(hub, grown, Decision.ACCEPTED))
        .isInstanceOf(Deciding.Outcome.DoesNotFit.class);
    assertThat(decide(hub, grown, Decision.RETRY)).isInstanceOf(Deciding.Outcome.DoesNotFit.class);
    assertThat(hub.publish(grown)).isInstanceOf(Outcome.Rejected.class);
    assertThat(hub.fold().number()).isEqualTo(2);
  }

  @Test
  void aDecisionThatIsRepeatedAfterItsEndIsToldFromOneThatDoesNotFit() {
    ToyHub hub = ToyHub.knowing();
    hub.register(1);
    hub.released(hub.upload(5, 0));
    Submission grown = hub.upload(50, 0);
    hub.publish(grown);
    decide(hub, grown, Decision.ACCEPTED);
    hub.released(grown);
    assertThat(decide(hub, grown, Decision.ACCEPTED))
        .isInstanceOfSatisfying(
            Deciding.Outcome.Already.class, already -> assertThat(already.number()).isEqualTo(2));
    assertThat(decide(hub, grown, Decision.REJECTED))
        .isInstanceOf(Deciding.Outcome.DoesNotFit.class);
  }

  @Test
  void aVerdictThatComparedWithAnotherReleaseIsReachedAgain() {
    ToyHub hub = ToyHub.knowing();
    hub.register(1);
    hub.released(hub.upload(50, 0));
    Submission middle = hub.upload(20, 0);
    Submission last = hub.upload(60, 0);
    Publisher overtaken = afterJudging(hub, () -> hub.released(middle));
    assertThat(overtaken.publish(last, hub.newAttempt())).isInstanceOf(Outcome.Held.class);
    List<SubmissionEntry> entries = hub.entries(last);
    assertThat(entries).hasSize(3);
    assertThat(((SubmissionEntry.Settled) entries.get(0)).verdict()).isEqualTo(Verdict.PUBLISHABLE);
    assertThat(((SubmissionEntry.Settled) entries.get(0)).comparedWith()).isEqualTo(2);
    assertThat(entries.get(1)).isEqualTo(new SubmissionEntry.Decided(Decision.RETRY, "hub"));
    assertThat(((SubmissionEntry.Settled) entries.get(2)).comparedWith()).isEqualTo(3);
    assertThat(ToyHub.keys(hub.stores.open(), "data/"))
        .as("what the first verdict would have published is held now")
        .hasSize(6)
        .noneMatch(
            key -> key.contains("/" + ((SubmissionEntry.Settled) entries.get(0)).attempt() + "/"));
  }

  @Test
  void aVerdictThatComparesNothingStandsWhateverWasReleasedMeanwhile() {
    ToyHub hub = ToyHub.knowing();
    hub.released(hub.upload(50, 0));
    Submission middle = hub.upload(20, 0);
    Submission last = hub.upload(60, 0);
    Publisher overtaken = afterJudging(hub, () -> hub.released(middle));
    assertThat(overtaken.publish(last, hub.newAttempt())).isInstanceOf(Outcome.Released.class);
    assertThat(hub.entries(last)).hasSize(1);
  }

  @Test
  void anAttemptThatTookAnHourSettlesNothing() {
    ToyHub hub = ToyHub.knowing();
    Submission upload = hub.upload(5, 0);
    Publisher slow = afterJudging(hub, () -> hub.letPass(Duration.ofHours(1)));
    assertThat(slow.publish(upload, hub.newAttempt())).isEqualTo(new Outcome.TooLate());
    assertThat(hub.entries(upload)).isEmpty();
    Publisher faster = afterJudging(hub, () -> hub.letPass(Duration.ofMinutes(59)));
    assertThat(faster.publish(upload, hub.newAttempt())).isInstanceOf(Outcome.Released.class);
  }

  @Test
  void anUploadThatChangedAfterItWasReadIsRefusedAndNotReleased() {
    ToyHub hub = ToyHub.knowing();
    Submission upload = hub.upload(5, 0);
    Publisher overtaken = afterJudging(hub, () -> hub.overwrite(upload, 6));
    Outcome.Refused refused = (Outcome.Refused) overtaken.publish(upload, hub.newAttempt());
    assertThat(refused.settled().reasons()).containsExactly("source-changed");
    assertThat(hub.fold().releases()).isEmpty();
    assertThat(hub.entries(upload).get(1))
        .isEqualTo(new SubmissionEntry.Decided(Decision.RETRY, Publisher.BY_THE_HUB));
  }

  @Test
  void aLaterUploadUnderTheSameNameIsNoChangeOfAnEarlierOne() {
    ToyHub hub = ToyHub.knowing();
    Submission upload = hub.upload(5, 0);
    Publisher overtaken = afterJudging(hub, () -> hub.upload(6, 0));
    assertThat(overtaken.publish(upload, hub.newAttempt())).isInstanceOf(Outcome.Released.class);
    assertThat(hub.entries(upload)).hasSize(1);
  }

  /// A publisher that something overtakes, once, between reading a file and settling.
  private static Publisher afterJudging(ToyHub hub, Runnable meanwhile) {
    Toy toy = new Toy(hub.stores);
    AtomicBoolean done = new AtomicBoolean();
    Processor processor =
        new Processor() {
          @Override
          public Report process(Job job) {
            Report report = toy.process(job);
            if (!done.getAndSet(true)) {
              meanwhile.run();
            }
            return report;
          }

          @Override
          public boolean comparesWithLastRelease(Contract contract) {
            return toy.comparesWithLastRelease(contract);
          }
        };
    return new Publisher(hub.stores, processor, _ -> new byte[0], List.of());
  }

  @Test
  void aRefusedFileIsJudgedAgainOnlyWhenAPersonOrdersIt() {
    ToyHub hub = ToyHub.knowing();
    Submission early = hub.upload(5, 2);
    assertThat(hub.publish(early)).isInstanceOf(Outcome.Refused.class);
    hub.register(2);
    assertThat(hub.publish(early)).isInstanceOf(Outcome.Refused.class);
    assertThat(decide(hub, early, Decision.RETRY)).isEqualTo(new Deciding.Outcome.Done(2));
    Outcome.Released released = hub.released(early);
    assertThat(released.settled().contract()).isEqualTo(2);
    assertThat(decide(hub, early, Decision.RETRY)).isInstanceOf(Deciding.Outcome.DoesNotFit.class);
  }

  @Test
  void aRollbackMakesAnEarlierReleaseCurrent() {
    ToyHub hub = ToyHub.knowing();
    hub.released(hub.upload(5, 0));
    hub.released(hub.upload(6, 0));
    UploadOrder order = hub.order();
    assertThat(hub.publisher.rollBack(REGISTER, 2, order)).isEqualTo(new OrderOutcome.Done(4));
    assertThat(hub.publisher.rollBack(REGISTER, 2, order)).isEqualTo(new OrderOutcome.Done(4));
    assertThat(hub.fold().current().map(Numbered::number)).contains(2L);
    Latest latest = Latest.read(hub.stores.open(), REGISTER).orElseThrow();
    assertThat(latest.logNumber()).isEqualTo(4);
    assertThat(latest.current().orElseThrow().release()).isEqualTo(2);
  }

  @Test
  void anUploadFromBeforeARollbackIsSuperseded() {
    ToyHub hub = ToyHub.knowing();
    hub.released(hub.upload(5, 0));
    hub.released(hub.upload(6, 0));
    Submission pending = hub.upload(7, 0);
    hub.publisher.rollBack(REGISTER, 2, hub.order());
    assertThat(hub.publish(pending)).isEqualTo(new Outcome.Superseded(4, Optional.empty()));
    assertThat(hub.released(hub.upload(8, 0)).number()).isEqualTo(5);
  }

  @Test
  void aRollbackOrderedBeforeANewerReleaseIsSuperseded() {
    ToyHub hub = ToyHub.knowing();
    hub.released(hub.upload(5, 0));
    UploadOrder order = hub.order();
    hub.released(hub.upload(6, 0));
    assertThat(hub.publisher.rollBack(REGISTER, 2, order))
        .isEqualTo(new OrderOutcome.Superseded(3));
  }

  @Test
  void aRollbackNamesARelease() {
    ToyHub hub = ToyHub.knowing();
    hub.released(hub.upload(5, 0));
    assertThat(hub.publisher.rollBack(REGISTER, 1, hub.order()))
        .isEqualTo(new OrderOutcome.NoRelease(1));
    assertThat(hub.publisher.rollBack(REGISTER, 9, hub.order()))
        .isEqualTo(new OrderOutcome.NoRelease(9));
  }

  @Test
  void whatIsWithdrawnIsNotCurrentAndCannotBeRolledBackTo() {
    ToyHub hub = ToyHub.knowing();
    hub.released(hub.upload(5, 0));
    hub.released(hub.upload(6, 0));
    UploadOrder order = hub.order();
    assertThat(hub.publisher.withdraw(REGISTER, 3, WithdrawalReason.PERSONAL_DATA, order))
        .isEqualTo(new OrderOutcome.Done(4));
    assertThat(hub.publisher.withdraw(REGISTER, 3, WithdrawalReason.LEGAL, hub.order()))
        .isEqualTo(new OrderOutcome.Already(4));
    assertThat(hub.fold().current()).isEmpty();
    assertThat(Latest.read(hub.stores.open(), REGISTER).orElseThrow().current()).isEmpty();
    assertThat(hub.publisher.rollBack(REGISTER, 3, hub.order()))
        .isEqualTo(new OrderOutcome.Withdrawn(4));
    assertThat(hub.publisher.rollBack(REGISTER, 2, hub.order()))
        .isEqualTo(new OrderOutcome.Done(5));
    assertThat(hub.fold().current().map(Numbered::number)).contains(2L);
  }

  @Test
  void anUploadFromBeforeAWithdrawalIsSuperseded() {
    ToyHub hub = ToyHub.knowing();
    hub.released(hub.upload(5, 0));
    Submission pending = hub.upload(6, 0);
    hub.publisher.withdraw(REGISTER, 2, WithdrawalReason.ERROR, hub.order());
    assertThat(hub.publish(pending)).isEqualTo(new Outcome.Superseded(3, Optional.empty()));
  }

  @Test
  void aFileAfterAWithdrawalIsHeldAgainstWhatServedBefore() {
    ToyHub hub = ToyHub.knowing();
    hub.register(1);
    hub.released(hub.upload(5, 0));
    hub.released(hub.upload(6, 0));
    hub.publisher.withdraw(REGISTER, 3, WithdrawalReason.ERROR, hub.order());
    assertThat(hub.publish(hub.upload(50, 0))).isInstanceOf(Outcome.Held.class);
    hub.publisher.withdraw(REGISTER, 2, WithdrawalReason.ERROR, hub.order());
    assertThat(hub.publish(hub.upload(51, 0)))
        .as("nothing is left to hold it against")
        .isInstanceOf(Outcome.Released.class);
  }

  @Test
  void aWithdrawalOfWhatDoesNotServeSupersedesNothing() {
    ToyHub hub = ToyHub.knowing();
    hub.register(1);
    hub.released(hub.upload(5, 0));
    hub.released(hub.upload(6, 0));
    Submission grown = hub.upload(50, 0);
    assertThat(hub.publish(grown)).isInstanceOf(Outcome.Held.class);
    hub.publisher.withdraw(REGISTER, 2, WithdrawalReason.ERROR, hub.order());
    decide(hub, grown, Decision.ACCEPTED);
    assertThat(hub.released(grown).number()).isEqualTo(5);
    Submission pending = hub.upload(51, 0);
    hub.publisher.withdraw(REGISTER, 3, WithdrawalReason.ERROR, hub.order());
    assertThat(hub.released(pending).number()).isEqualTo(7);
  }

  @Test
  void aWithdrawalIsNeverTooLate() {
    ToyHub hub = ToyHub.knowing();
    hub.released(hub.upload(5, 0));
    UploadOrder order = hub.order();
    hub.released(hub.upload(6, 0));
    assertThat(hub.publisher.withdraw(REGISTER, 2, WithdrawalReason.ERROR, order))
        .isEqualTo(new OrderOutcome.Done(4));
    assertThat(hub.fold().current().map(Numbered::number)).contains(3L);
  }

  @Test
  void theHeadAndTheLatestFollowTheLog() {
    ToyHub hub = ToyHub.knowing();
    assertThat(Latest.read(hub.stores.open(), REGISTER).orElseThrow().current()).isEmpty();
    Outcome.Released released = hub.released(hub.upload(5, 0));
    assertThat(Head.of(hub.stores.open(), REGISTER).hint()).isEqualTo(2);
    Latest latest = Latest.read(hub.stores.open(), REGISTER).orElseThrow();
    assertThat(latest.key(Format.CSV))
        .contains("data/ur/register/" + released.settled().attempt() + "/v1/register.csv");
    assertThat(latest.key(Format.PARQUET)).isEmpty();
  }

  @Test
  void aWrongHeadIsOnlyAHint() {
    ToyHub hub = ToyHub.knowing();
    hub.released(hub.upload(5, 0));
    for (String wrong : List.of("{\"logNumber\": 4711}", "{\"logNumber\": -1}", "damaged")) {
      hub.stores.open().delete(ReleaseKeys.head(REGISTER));
      hub.stores
          .open()
          .create(
              ReleaseKeys.head(REGISTER),
              wrong.getBytes(StandardCharsets.UTF_8),
              "application/json");
      assertThat(ReleaseLog.read(hub.stores.open(), REGISTER).number()).as(wrong).isEqualTo(2);
    }
  }

  @Test
  void anEntryThatWeDoNotUnderstandStopsUs() {
    ToyHub hub = ToyHub.knowing();
    hub.stores
        .open()
        .create(
            ReleaseKeys.log(REGISTER) + "/00000002.json",
            "{\"$schema\": \"https://aprite.lv/schemas/release-entry-2.0.json\"}"
                .getBytes(StandardCharsets.UTF_8),
            "application/json");
    Submission upload = hub.upload(5, 0);
    assertThatThrownBy(() -> hub.publish(upload))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("log/ur/register/00000002.json")
        .hasMessageContaining("release-entry-1.0.json");
  }

  @Test
  void anInvocationThatIsRepeatedUnderItsIdSharesNoKeyWithTheFirst() {
    ToyHub hub = ToyHub.knowing();
    Submission first = hub.upload(5, 0);
    Submission second = hub.upload(6, 0);
    Outcome.Released one = (Outcome.Released) hub.publisher.publish(first, "request");
    Outcome.Released other = (Outcome.Released) hub.publisher.publish(second, "request");
    assertThat(one.settled().attempt()).isEqualTo("request");
    assertThat(other.settled().attempt()).isEqualTo("request-2");
  }

  private static Deciding.Outcome decide(ToyHub hub, Submission submission, Decision decision) {
    return Deciding.decide(
        hub.stores.restricted(),
        REGISTER,
        submission.id(),
        new SubmissionEntry.Decided(decision, "desk"));
  }
}
