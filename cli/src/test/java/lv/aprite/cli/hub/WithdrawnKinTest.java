package lv.aprite.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lv.aprite.engine.finding.Rule;
import lv.aprite.publication.release.Kin;
import lv.aprite.publication.release.OrderOutcome;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.RemovalOutcome;
import lv.aprite.publication.release.Sweep;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Deciding;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionEntry.Decision;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.WithdrawalReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A withdrawal, and the uploads that have something to do with what is withdrawn.
class WithdrawnKinTest {
  private static final DatasetId PEOPLE = new DatasetId("town", "people");

  @TempDir Path temp = Path.of("");
  private Optional<Hub> opened = Optional.empty();

  @BeforeEach
  void makeAHub() throws IOException {
    Hub hub = TestHub.open(temp.resolve("hub"));
    hub.register(PEOPLE, TestHub.contract("people", "0.2"));
    opened = Optional.of(hub);
  }

  private Hub hub() {
    return opened.orElseThrow();
  }

  private Receipt handIn(String content) throws IOException {
    Path file = Files.writeString(temp.resolve("people.csv"), content);
    return hub().publish(hub().put(file, "people.csv", PEOPLE));
  }

  private long release(String content) throws IOException {
    return number(handIn(content));
  }

  private static long number(Receipt receipt) {
    assertThat(receipt.outcome()).isInstanceOf(Outcome.Released.class);
    return ((Outcome.Released) receipt.outcome()).number();
  }

  private static String people(int count) {
    return IntStream.range(1, 1 + count)
        .mapToObj(i -> i + ",Name " + i)
        .collect(Collectors.joining("\n", "id,name\n", "\n"));
  }

  /// The rows that were left out, with what is wrong put right.
  private String corrected(Receipt receipt, String wrong, String right) throws IOException {
    try (InputStream rows = hub().rejectedRows(receipt.submission()).orElseThrow().open()) {
      return new String(rows.readAllBytes(), StandardCharsets.UTF_8).replace(wrong, right);
    }
  }

  private static final Hub.Why WHY =
      new Hub.Why(WithdrawalReason.PERSONAL_DATA, Optional.of("names of children"));

  private void withdraw(long release) throws IOException {
    assertThat(hub().withdraw(PEOPLE, release, WHY)).isInstanceOf(OrderOutcome.Done.class);
  }

  /// All files of the hub that hold the text.
  private List<Path> holding(String text) throws IOException {
    try (Stream<Path> files = Files.walk(hub().folder().root())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> {
            try {
              return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          })
          .toList();
    }
  }

  private List<String> logged() {
    return hub().submissions(PEOPLE).stream().map(Submission::id).toList();
  }

  @Test
  void theReleaseThatACorrectionCorrectsIsHeldAgainstAfterTheCorrectionIsWithdrawn()
      throws IOException {
    Receipt origin = handIn(people(100) + "no,Wrong\n");
    long correction = release(corrected(origin, ",no,", ",101,"));
    withdraw(correction);
    hub().rollBack(PEOPLE, number(origin));

    Receipt cut = handIn(people(40));

    assertThat(cut.outcome()).isInstanceOf(Outcome.Held.class);
    assertThat(cut.report().orElseThrow().findings())
        .anyMatch(group -> group.rule() == Rule.ROWS_CHANGED);
    assertThat(hub().report(origin.submission())).as("its receipt").isPresent();
  }

  @Test
  void aFileIsHeldWhenNothingIsRememberedOfTheReleaseThatServes() throws IOException {
    release(people(100));
    try (Stream<Path> files = Files.walk(hub().folder().restricted())) {
      for (Path profile :
          files.filter(file -> file.endsWith("profile.json")).collect(Collectors.toList())) {
        Files.delete(profile);
      }
    }

    Receipt cut = handIn(people(40));

    assertThat(cut.outcome()).isInstanceOf(Outcome.Held.class);
    assertThat(cut.report().orElseThrow().findings())
        .singleElement()
        .matches(group -> group.rule() == Rule.RELEASE_FORGOTTEN);
  }

  @Test
  void correctionsThatWereNotReleasedGoWithTheUploadThatTheyCorrect() throws IOException {
    Receipt origin = handIn(people(40) + "no,Secret\n");
    String rows = corrected(origin, ",no,", ",1,");
    Receipt refused = handIn(rows);
    assertThat(refused.outcome()).as("a key twice").isInstanceOf(Outcome.Refused.class);
    assertThat(holding("Secret")).isNotEmpty();

    withdraw(number(origin));

    assertThat(holding("Secret")).isEmpty();
    assertThat(hub().state(refused.submission()))
        .isEqualTo(new SubmissionState.Withdrawn(WithdrawalReason.PERSONAL_DATA));
    assertThat(hub().relatives(PEOPLE, origin.submission().id())).isEmpty();
    assertThat(logged()).as("the log still shows them").hasSize(2);
    assertThat(hub().retry(refused.submission(), "desk"))
        .isInstanceOf(Deciding.Outcome.DoesNotFit.class);
    assertThat(hub().sweep(Sweep.Check.SHA_256).faults()).isEmpty();
  }

  @Test
  void aCorrectionThatIsAReleaseOfItsOwnStaysAndIsNamed() throws IOException {
    Receipt origin = handIn(people(40) + "no,Secret\n");
    Receipt correction = handIn(corrected(origin, ",no,", ",41,"));
    long release = number(correction);

    withdraw(number(origin));

    assertThat(hub().relatives(PEOPLE, origin.submission().id()))
        .containsExactly(
            new Kin.Relative(correction.submission().id(), Optional.of(release), false));
    assertThat(hub().releases(PEOPLE).current().orElseThrow().number()).isEqualTo(release);
    assertThat(hub().report(correction.submission())).isPresent();
    withdraw(release);
    assertThat(hub().relatives(PEOPLE, origin.submission().id())).isEmpty();
    assertThat(holding("Secret")).isEmpty();
  }

  @Test
  void anotherReleaseWithTheSameRowsIsNamed() throws IOException {
    Receipt first = handIn(people(20));
    release(people(21));
    Receipt again = handIn(people(20));

    withdraw(number(first));

    assertThat(hub().relatives(PEOPLE, first.submission().id()))
        .containsExactly(
            new Kin.Relative(again.submission().id(), Optional.of(number(again)), true));
  }

  @Test
  void anUploadThatWasNeverReleasedIsRemovedAndTheLogStillShowsIt() throws IOException {
    release(people(60));
    Receipt refused = handIn("id,name\n1,Refused1\n1,Refused1\n");
    Receipt held = handIn(people(20) + "21,Refused2\n");
    Receipt rejected = handIn(people(20) + "21,Refused3\n");
    decide(rejected, Decision.REJECTED);
    Receipt superseded = handIn(people(20) + "21,Refused4\n");
    release(people(61));
    decide(superseded, Decision.ACCEPTED);
    assertThat(hub().publish(superseded.submission()).outcome())
        .isInstanceOf(Outcome.Superseded.class);
    assertThat(holding("Refused")).isNotEmpty();

    for (Receipt receipt : List.of(refused, held, rejected, superseded)) {
      RemovalOutcome outcome = hub().withdraw(receipt.submission(), WHY);
      assertThat(outcome).isInstanceOf(RemovalOutcome.Done.class);
      long entry = ((RemovalOutcome.Done) outcome).number();
      assertThat(hub().withdraw(receipt.submission(), WHY))
          .isEqualTo(new RemovalOutcome.Already(entry));
      assertThat(hub().state(receipt.submission())).isInstanceOf(SubmissionState.Withdrawn.class);
      assertThat(hub().publish(receipt.submission()).outcome())
          .isEqualTo(new Outcome.Withdrawn(WithdrawalReason.PERSONAL_DATA));
    }

    assertThat(holding("Refused")).isEmpty();
    assertThat(logged()).hasSize(6);
    assertThat(holding("children")).as("the text is private, one log each").hasSize(4);
    try (Stream<Path> kept = Files.walk(hub().folder().restricted().resolve("submissions"))) {
      assertThat(kept.filter(Files::isRegularFile).map(Path::getFileName).map(String::valueOf))
          .filteredOn(name -> name.equals("profile.json"))
          .as("those of the two releases")
          .hasSize(2);
    }
    assertThat(hub().sweep(Sweep.Check.SHA_256).faults()).isEmpty();
  }

  @Test
  void aReleaseIsNotWithdrawnAsAnUpload() throws IOException {
    Receipt released = handIn(people(20));
    assertThat(hub().withdraw(released.submission(), WHY))
        .isEqualTo(new RemovalOutcome.IsRelease(number(released)));
    assertThat(hub().releases(PEOPLE).current()).isPresent();
  }

  private void decide(Receipt held, Decision decision) {
    assertThat(
            hub()
                .decide(
                    held.submission(),
                    new SubmissionEntry.Decided(decision, "Juris", Optional.of("seen"))))
        .isInstanceOf(Deciding.Outcome.Done.class);
  }
}
