package lv.aprite.publication.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.submission.SubmissionEntry.Decided;
import lv.aprite.publication.submission.SubmissionEntry.Decision;
import lv.aprite.publication.submission.SubmissionEntry.Settled;
import lv.aprite.publication.submission.SubmissionEntry.Superseded;
import org.junit.jupiter.api.Test;

class SubmissionStateTest {
  private static final Settled HELD = settled(Verdict.HELD);
  private static final Settled REFUSED = settled(Verdict.REFUSED);
  private static final Settled RIGHT = settled(Verdict.PUBLISHABLE);
  private static final Decided ACCEPTED = new Decided(Decision.ACCEPTED, "desk");
  private static final Decided REJECTED = new Decided(Decision.REJECTED, "desk");
  private static final Decided RETRY = new Decided(Decision.RETRY, "desk");

  private static Settled settled(Verdict verdict) {
    Submission submission =
        new Submission(
            new DatasetId("p", "d"),
            "s1",
            "data.csv",
            "p/d/data.csv",
            "v1",
            7,
            new UploadOrder(Instant.EPOCH, "k"));
    List<String> reasons = verdict == Verdict.PUBLISHABLE ? List.of() : List.of("some-rule");
    return new Settled(submission, verdict, "a1", 1, "1.0.0", 1, 0, 5, 5, 0, List.of(), reasons);
  }

  private static SubmissionState after(SubmissionEntry... entries) {
    List<Numbered<SubmissionEntry>> log = new ArrayList<>();
    for (SubmissionEntry entry : entries) {
      log.add(new Numbered<>(log.size() + 1L, Instant.EPOCH, entry));
    }
    return SubmissionState.of(log);
  }

  @Test
  void withoutEntriesItIsOpen() {
    assertThat(after()).isEqualTo(new SubmissionState.Open());
  }

  @Test
  void theVerdictSaysWhatItIs() {
    assertThat(after(RIGHT)).isEqualTo(new SubmissionState.Publishable(RIGHT, false));
    assertThat(after(HELD)).isEqualTo(new SubmissionState.Held(HELD));
    assertThat(after(REFUSED)).isEqualTo(new SubmissionState.Refused(REFUSED));
  }

  @Test
  void theFirstVerdictHolds() {
    assertThat(after(REFUSED, RIGHT)).isEqualTo(new SubmissionState.Refused(REFUSED));
  }

  @Test
  void ofTwoDecisionsTheFirstHolds() {
    assertThat(after(HELD, ACCEPTED, REJECTED)).isEqualTo(after(HELD, ACCEPTED));
    assertThat(after(HELD, REJECTED, ACCEPTED))
        .isEqualTo(new SubmissionState.Rejected(HELD, "desk"));
  }

  @Test
  void onlyWhatIsHeldIsDecidedOn() {
    assertThat(after(ACCEPTED)).isEqualTo(new SubmissionState.Open());
    assertThat(after(REFUSED, ACCEPTED)).isEqualTo(new SubmissionState.Refused(REFUSED));
    assertThat(after(RIGHT, REJECTED)).isEqualTo(new SubmissionState.Publishable(RIGHT, false));
  }

  @Test
  void whatWasAcceptedIsJudgedAgainWithoutTheRulesThatHeldIt() {
    SubmissionState.Open open = new SubmissionState.Open(HELD.reasons());
    assertThat(after(HELD, ACCEPTED)).isEqualTo(open);
    assertThat(after(HELD, ACCEPTED, RIGHT))
        .isEqualTo(new SubmissionState.Publishable(RIGHT, true));
    assertThat(after(HELD, ACCEPTED, HELD))
        .isEqualTo(new SubmissionState.Held(HELD, HELD.reasons()));
    assertThat(after(HELD, ACCEPTED, RETRY)).as("an attempt was abandoned").isEqualTo(open);
    assertThat(after(HELD, RETRY)).isEqualTo(new SubmissionState.Open());
  }

  @Test
  void anotherTryOpensItAgain() {
    assertThat(after(REFUSED, RETRY)).isEqualTo(new SubmissionState.Open());
    assertThat(after(REFUSED, RETRY, RIGHT))
        .isEqualTo(new SubmissionState.Publishable(RIGHT, false));
  }

  @Test
  void whatAPersonRejectedStaysSo() {
    assertThat(after(HELD, REJECTED, RETRY, RIGHT))
        .isEqualTo(new SubmissionState.Rejected(HELD, "desk"));
  }

  @Test
  void whatIsWithdrawnStaysSo() {
    SubmissionEntry gone =
        new SubmissionEntry.Withdrawn(
            REFUSED.submission(), WithdrawalReason.LEGAL, Optional.empty());
    assertThat(after(REFUSED, gone, RETRY, RIGHT, new Superseded(4, Optional.empty())))
        .isEqualTo(new SubmissionState.Withdrawn(WithdrawalReason.LEGAL));
    assertThat(after(gone, RIGHT)).isInstanceOf(SubmissionState.Withdrawn.class);
  }

  @Test
  void supersededItStaysSo() {
    Superseded superseded = new Superseded(4, Optional.of("s2"));
    SubmissionState state = new SubmissionState.Superseded(4, Optional.of("s2"));
    assertThat(after(RIGHT, superseded)).isEqualTo(state);
    assertThat(after(RIGHT, superseded, RIGHT, ACCEPTED)).isEqualTo(state);
  }
}
