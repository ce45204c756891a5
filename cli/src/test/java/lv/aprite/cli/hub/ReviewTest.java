package lv.aprite.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Rule;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.Sweep;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Deciding;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionEntry.Decision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are held, in a hub: what anybody can see of them, and what becomes of them.
class ReviewTest {
  private static final DatasetId PEOPLE = new DatasetId("town", "people");
  private static final String SECRET = "anna.ozola@example.lv";

  @TempDir Path temp = Path.of("");
  private Optional<Hub> opened = Optional.empty();

  @BeforeEach
  void makeAHub() throws IOException {
    Hub hub = TestHub.open(temp.resolve("hub"));
    hub.register(PEOPLE, TestHub.contract("people"));
    opened = Optional.of(hub);
  }

  private Hub hub() {
    return opened.orElseThrow();
  }

  private Submission upload(String content) throws IOException {
    Path file = Files.writeString(temp.resolve("people.csv"), content);
    return hub().put(file, "people.csv", PEOPLE);
  }

  private static String people(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> i + ",Name " + i)
        .collect(Collectors.joining("\n", "id,name\n", "\n"));
  }

  private void decide(Submission submission, Decision decision) {
    assertThat(
            hub()
                .decide(
                    submission,
                    new SubmissionEntry.Decided(
                        decision, "Juris Kalns", Optional.of("they agreed in writing"))))
        .isInstanceOf(Deciding.Outcome.Done.class);
  }

  /// Every file that the public folder has, as text.
  private List<String> everythingPublic() throws IOException {
    hub().assemble();
    return everythingIn(hub().folder().open());
  }

  private static List<String> everythingIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> {
            try {
              return file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          })
          .toList();
    }
  }

  @Test
  void whatIsHeldIsInNoPublicPlaceUntilAPersonLetsItPass() throws IOException {
    Submission submission = upload("id,name\n1,Anna\n2," + SECRET + "\n");
    Receipt receipt = hub().publish(submission);
    assertThat(receipt.outcome()).isInstanceOf(Outcome.Held.class);
    assertThat(receipt.report().orElseThrow().findings().getFirst().rule())
        .isEqualTo(Rule.PERSONAL_DATA);
    assertThat(everythingPublic()).noneMatch(text -> text.contains(SECRET));
    try (Stream<Path> top = Files.list(hub().folder().open())) {
      assertThat(top)
          .as("nor would it have been while it was written: nothing of the hub's own is there")
          .noneMatch(path -> path.toFile().getName().startsWith("."));
    }
    assertThat(hub().folder().open().resolve("data"))
        .satisfiesAnyOf(
            folder -> assertThat(folder).doesNotExist(),
            folder -> assertThat(folder).isEmptyDirectory());

    decide(submission, Decision.ACCEPTED);
    assertThat(hub().publish(submission).outcome()).isInstanceOf(Outcome.Released.class);
    ReleaseEntry.Released released = hub().releases(PEOPLE).current().orElseThrow().entry();
    assertThat(released.afterReview()).isTrue();
    assertThat(everythingPublic())
        .anyMatch(text -> text.contains(SECRET))
        .noneMatch(text -> text.contains("Kalns") || text.contains("in writing"));
    assertThat(hub().entries(PEOPLE, submission.id()))
        .anyMatch(entry -> entry.entry().toString().contains("they agreed in writing"));
    assertThat(hub().sweep(Sweep.Check.SHA_256).faults()).isEmpty();
  }

  @Test
  void whatStandsInRejectedRowsOnlyIsInNoPublicPlaceAndInNoReceipt() throws IOException {
    Receipt receipt = hub().publish(upload("id,name\n1,Anna\none,\"" + SECRET + "\"\n2,Juris\n"));
    assertThat(receipt.outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(receipt.report().orElseThrow().findings())
        .extracting(Findings.Group::rule)
        .contains(Rule.TYPE_WHOLE, Rule.PERSONAL_DATA);
    assertThat(everythingPublic()).noneMatch(text -> text.contains(SECRET));
    assertThat(everythingIn(temp.resolve("hub/private/submissions")))
        .isNotEmpty()
        .noneMatch(text -> text.contains(SECRET));
  }

  @Test
  void whatIsRejectedIsNeverPublishedAndTheNextUploadIs() throws IOException {
    assertThat(hub().publish(upload(people(1, 100))).outcome())
        .isInstanceOf(Outcome.Released.class);
    Submission cut = upload(people(1, 40));
    assertThat(hub().publish(cut).outcome()).isInstanceOf(Outcome.Held.class);
    decide(cut, Decision.REJECTED);
    assertThat(hub().publish(cut).outcome()).isInstanceOf(Outcome.Rejected.class);
    assertThat(hub().publish(upload(people(1, 101))).outcome())
        .isInstanceOf(Outcome.Released.class);
    assertThat(hub().releases(PEOPLE).releases()).hasSize(2);
  }

  @Test
  void anUploadThatIsHeldDoesNotKeepTheNextOneWaiting() throws IOException {
    hub().publish(upload(people(1, 100)));
    Submission strange = upload(people(5_000, 100));
    assertThat(hub().publish(strange).outcome()).isInstanceOf(Outcome.Held.class);
    Submission next = upload(people(1, 102));
    assertThat(hub().publish(next).outcome()).isInstanceOf(Outcome.Released.class);
    decide(strange, Decision.ACCEPTED);
    assertThat(hub().publish(strange).outcome())
        .as("accepted too late: a newer upload is released")
        .isInstanceOf(Outcome.Superseded.class);
  }

  @Test
  void aLayoutThatChangesForADayAndBackPublishesNothingThatDay() throws IOException {
    assertThat(hub().publish(upload(people(1, 100))).outcome())
        .isInstanceOf(Outcome.Released.class);
    assertThat(hub().publish(upload(people(1, 101).replace("id,name", "nr,full name"))).outcome())
        .isInstanceOf(Outcome.Refused.class);
    assertThat(hub().publish(upload(people(1, 102))).outcome())
        .isInstanceOf(Outcome.Released.class);
    assertThat(hub().releases(PEOPLE).releases()).hasSize(2);
  }

  @Test
  void aFileIsHeldAgainstTheReleaseThatServesNow() throws IOException {
    hub().publish(upload(people(1, 100)));
    Submission many = upload(people(1, 900));
    assertThat(hub().publish(many).outcome()).isInstanceOf(Outcome.Held.class);
    decide(many, Decision.ACCEPTED);
    assertThat(hub().publish(many).outcome()).isInstanceOf(Outcome.Released.class);
    assertThat(hub().publish(upload(people(1, 901))).outcome())
        .as("no longer many")
        .isInstanceOf(Outcome.Released.class);
  }

  /// Whatever reads the dataset finds its columns, and no row.
  @Test
  void aDatasetIsEmptiedOnlyByAPerson() throws Exception {
    hub().publish(upload(people(1, 3)));
    Submission empty = upload("id,name\n");
    assertThat(hub().publish(empty).outcome()).isInstanceOf(Outcome.Held.class);

    decide(empty, Decision.ACCEPTED);

    assertThat(hub().publish(empty).outcome())
        .isInstanceOf(Outcome.Released.class)
        .extracting(Outcome.Released.class::cast)
        .satisfies(released -> assertThat(released.settled().rowsPublished()).isZero());
    String attempt =
        hub().releases(PEOPLE).current().orElseThrow().entry().attempts().iterator().next();
    Path data = temp.resolve("hub/public/data/town/people").resolve(attempt).resolve("v1");
    assertThat(data.resolve("people.csv")).hasContent("id,name");
    assertThat(Files.readString(data.resolve("people.json")).strip()).matches("\\[\\s*]");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery("select * from '" + data.resolve("people.parquet") + "'")) {
      assertThat(rows.getMetaData().getColumnCount()).isEqualTo(2);
      assertThat(rows.next()).isFalse();
    }
  }
}
