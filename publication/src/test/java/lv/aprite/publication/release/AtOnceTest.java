package lv.aprite.publication.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.UploadOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sixteen threads, released by one barrier. What their interleavings cannot reach the simulation
/// does.
class AtOnceTest {
  private static final int SIXTEEN = 16;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void ofSixteenUploadsOfOneDatasetTheNewestIsLastAndTheOthersAreReleasedOrToldByWhich(long seed)
      throws Exception {
    ToyHub hub = ToyHub.knowing();
    List<Submission> uploads = new ArrayList<>();
    for (int i = 0; i < SIXTEEN; i++) {
      uploads.add(hub.upload(ToyHub.REGISTER, "data-" + i + ".csv", i + 1, 0));
    }
    List<Submission> order = new ArrayList<>(uploads);
    Collections.shuffle(order, new Random(seed));

    atOnce(order.stream().map(upload -> (Callable<Outcome>) () -> hub.publish(upload)).toList());

    List<Numbered<ReleaseEntry.Released>> releases = hub.fold().releases();
    assertThat(releases.getLast().entry().submission()).isEqualTo(uploads.getLast().id());
    List<UploadOrder> times = releases.stream().map(release -> release.entry().order()).toList();
    assertThat(times).isSorted().doesNotHaveDuplicates();
    assertThat(hub.fold().number()).as("no gap").isEqualTo(1 + releases.size());
    for (Submission upload : uploads) {
      switch (hub.publish(upload)) {
        case Outcome.Released(long number, var _) ->
            assertThat(releases)
                .anySatisfy(release -> {
                  assertThat(release.number()).isEqualTo(number);
                  assertThat(release.entry().submission()).isEqualTo(upload.id());
                });
        case Outcome.Superseded(long by, var submission) ->
            assertThat(releases)
                .anySatisfy(release -> {
                  assertThat(release.number()).isEqualTo(by);
                  assertThat(submission).contains(release.entry().submission());
                  assertThat(release.entry().order()).isGreaterThan(upload.order());
                });
        case Outcome.Refused _,
            Outcome.Held _,
            Outcome.Rejected _,
            Outcome.Withdrawn _,
            Outcome.TooLate _ ->
            throw new AssertionError(upload.id() + ": neither released nor superseded");
      }
    }
  }

  @Test
  void sixteenDatasetsAtOnceGiveSixteenFirstReleases() throws Exception {
    ToyHub hub = new ToyHub();
    List<Callable<Outcome>> calls = new ArrayList<>();
    for (int i = 0; i < SIXTEEN; i++) {
      DatasetId dataset = new DatasetId("ur", "register-" + i);
      hub.register(dataset, 0);
      Submission upload = hub.upload(dataset, "data.csv", 3, 0);
      calls.add(() -> hub.publish(upload));
    }
    for (Outcome outcome : atOnce(calls)) {
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Released.class, released -> assertThat(released.number()).isEqualTo(2));
    }
  }

  private static List<Outcome> atOnce(List<Callable<Outcome>> calls) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      CyclicBarrier start = new CyclicBarrier(calls.size());
      List<Future<Outcome>> answers = new ArrayList<>();
      for (Callable<Outcome> call : calls) {
        answers.add(
            threads.submit(() -> {
              start.await();
              return call.call();
            }));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> answer : answers) {
        outcomes.add(answer.get());
      }
      return outcomes;
    }
  }
}
