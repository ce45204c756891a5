package lv.aprite.publication.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.store.MemoryStore;
import org.junit.jupiter.api.Test;

class UploadsTest {
  private final AtomicLong seconds = new AtomicLong(1_000_000);
  private final MemoryStore inbox = new MemoryStore(() -> Instant.ofEpochSecond(seconds.get()));

  private Submission submission(String key, int version) {
    return Uploads.submission(inbox, key, inbox.versions(key).get(version).version()).orElseThrow();
  }

  private Sink begin(String key) {
    return inbox.write(key, "text/csv");
  }

  @Test
  void eachVersionOfAKeyIsASubmission() throws IOException {
    begin("ur/register/dati 2026.csv").commit();
    seconds.incrementAndGet();
    begin("ur/register/dati 2026.csv").commit();
    Submission first = submission("ur/register/dati 2026.csv", 0);
    Submission second = submission("ur/register/dati 2026.csv", 1);
    assertThat(first.dataset()).isEqualTo(new DatasetId("ur", "register"));
    assertThat(first.fileName()).isEqualTo("dati 2026.csv");
    assertThat(first.id()).matches("19700112t134640-[0-9a-f]{20}").isNotEqualTo(second.id());
    assertThat(first.order()).isLessThan(second.order());
    assertThat(submission("ur/register/dati 2026.csv", 0)).isEqualTo(first);
  }

  @Test
  void orderIsThatOfTheBeginningsAlsoWhenTheEarlierCompletesLater() throws IOException {
    Sink earlier = begin("ur/register/a.csv");
    seconds.incrementAndGet();
    begin("ur/register/a.csv").commit();
    Submission later = submission("ur/register/a.csv", 0);
    seconds.addAndGet(3600);
    earlier.commit();
    assertThat(submission("ur/register/a.csv", 0).order()).isLessThan(later.order());
    assertThat(submission("ur/register/a.csv", 1)).isEqualTo(later);
  }

  @Test
  void withinASecondTheOrderOfTheVersionsDecidesAndBetweenKeysTheKey() throws IOException {
    for (int i = 0; i < 12; i++) {
      begin("ur/register/b.csv").commit();
    }
    begin("ur/register/a.csv").commit();
    for (int i = 1; i < 12; i++) {
      assertThat(submission("ur/register/b.csv", i - 1).order())
          .isLessThan(submission("ur/register/b.csv", i).order());
    }
    assertThat(submission("ur/register/a.csv", 0).order())
        .isLessThan(submission("ur/register/b.csv", 0).order());
  }

  @Test
  void whatNoDatasetCouldBeOfIsNoSubmission() throws IOException {
    for (String key : new String[] {"a.csv", "ur/a.csv", "ur/register/deep/a.csv", "UR/x/a.csv"}) {
      begin(key).commit();
      assertThat(Uploads.submission(inbox, key, inbox.versions(key).getFirst().version()))
          .as(key)
          .isEmpty();
    }
    assertThat(Uploads.submission(inbox, "ur/register/never.csv", "v1")).isEmpty();
  }

  @Test
  void allVersionsOfAllFilesOfADatasetAreItsSubmissionsInOrder() throws IOException {
    for (String key : new String[] {"ur/register/b.csv", "ur/other/c.csv", "ur/register/a.csv"}) {
      begin(key).commit();
      seconds.incrementAndGet();
    }
    begin("ur/register/b.csv").commit();
    begin("ur/stray.csv").commit();
    assertThat(Uploads.submissions(inbox, new DatasetId("ur", "register")))
        .extracting(Submission::fileName)
        .containsExactly("b.csv", "a.csv", "b.csv");
    List<String> all = new ArrayList<>();
    Uploads.each(inbox, submission -> all.add(submission.sourceKey()));
    assertThat(all)
        .containsExactly(
            "ur/other/c.csv", "ur/register/a.csv", "ur/register/b.csv", "ur/register/b.csv");
  }

  @Test
  void anOrderComesAfterEveryUploadThatHasBegunAndIsTheSameWhenItIsGivenAgain() throws IOException {
    MemoryStore restricted = new MemoryStore(() -> Instant.ofEpochSecond(seconds.get()));
    begin("ur/register/žurnāls.csv").commit();
    UploadOrder order = Uploads.order(restricted, "o1", 7);
    assertThat(order).isGreaterThan(submission("ur/register/žurnāls.csv", 0).order());
    seconds.incrementAndGet();
    begin("ur/register/a.csv").commit();
    assertThat(order).isLessThan(submission("ur/register/a.csv", 0).order());
    assertThat(Uploads.order(restricted, "o1", 8)).isEqualTo(order);
    assertThat(Uploads.order(restricted, "o2", 7)).isGreaterThan(order);
  }

  @Test
  void ofTwoOrdersOfOneSecondTheOneThatKnowsTheOtherIsTheLater() {
    MemoryStore restricted = new MemoryStore(() -> Instant.ofEpochSecond(seconds.get()));
    UploadOrder withdrawal = Uploads.order(restricted, "zz", 99);
    UploadOrder rollback = Uploads.order(restricted, "aa", 100);
    assertThat(rollback.beganAt()).isEqualTo(withdrawal.beganAt());
    assertThat(rollback).isGreaterThan(withdrawal);
  }
}
