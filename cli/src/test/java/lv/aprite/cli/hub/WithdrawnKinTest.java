package lv.aprite.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lv.aprite.engine.finding.Rule;
import lv.aprite.publication.release.OrderOutcome;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.ReleaseEntry.WithdrawalReason;
import lv.aprite.publication.submission.DatasetId;
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

  private void withdraw(long release) throws IOException {
    assertThat(hub().withdraw(PEOPLE, release, WithdrawalReason.ERROR, Optional.empty()))
        .isInstanceOf(OrderOutcome.Done.class);
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
}
