package lv.aprite.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lv.aprite.cli.folder.DirectoryStore;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.release.OrderOutcome;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.Sweep;
import lv.aprite.publication.release.WithdrawalNote;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.WithdrawalReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Taking releases back, in a hub.
class UndoTest {
  private static final DatasetId PEOPLE = new DatasetId("town", "people");
  private static final String SECRET = "Zvirbulene";

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

  private Submission upload(String name) throws IOException {
    Path file = Files.writeString(temp.resolve("people.csv"), "id,name\n1," + name + "\n");
    return hub().put(file, "people.csv", PEOPLE);
  }

  private long release(String name) throws IOException {
    Outcome outcome = hub().publish(upload(name)).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Released.class);
    return ((Outcome.Released) outcome).number();
  }

  private String current() throws IOException {
    return hub()
        .newest(PEOPLE, Format.CSV)
        .map(key -> {
          try {
            return Files.readString(hub().folder().open().resolve(key));
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        })
        .orElse("nothing");
  }

  /// All files under a folder that hold the text.
  private static List<Path> holding(Path folder, String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> {
            try {
              return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          })
          .toList();
    }
  }

  @Test
  void aRollbackIsANewEntryWithTheOldContent() throws IOException {
    long first = release("Anna");
    long second = release("Berta");
    assertThat(hub().rollBack(PEOPLE, first)).isEqualTo(new OrderOutcome.Done(second + 1));
    assertThat(current()).contains("Anna");
    assertThat(hub().rollBack(PEOPLE, second))
        .as("ordered within the same second")
        .isEqualTo(new OrderOutcome.Done(second + 2));
    assertThat(current()).contains("Berta");
    long next = release("Cilda");
    assertThat(next).isEqualTo(second + 3);
    assertThat(current()).contains("Cilda");
    assertThat(hub().rollBack(PEOPLE, 1)).isEqualTo(new OrderOutcome.NoRelease(1));
    assertThat(hub().sweep(Sweep.Check.SHA_256).faults()).isEmpty();
  }

  @Test
  void aSourceThatACopyOfTheHubGaveAnotherTimeIsGoneAsWell() throws IOException {
    long gone = release(SECRET);
    for (Path source : holding(hub().folder().restricted(), SECRET)) {
      Files.setLastModifiedTime(source, FileTime.fromMillis(1_000));
    }

    hub().withdraw(PEOPLE, gone, new Hub.Why(WithdrawalReason.PERSONAL_DATA, Optional.empty()));

    assertThat(holding(temp.resolve("hub"), SECRET)).isEmpty();
  }

  @Test
  void whatIsWithdrawnIsGoneFromEverywhereAndItsEntryStays() throws IOException {
    long before = release("Anna");
    long gone = release(SECRET);
    hub().assemble();
    Path all = temp.resolve("hub");
    assertThat(holding(all, SECRET)).isNotEmpty();

    assertThat(
            hub()
                .withdraw(
                    PEOPLE,
                    gone,
                    new Hub.Why(
                        WithdrawalReason.PERSONAL_DATA, Optional.of("a mother asked for it"))))
        .isEqualTo(new OrderOutcome.Done(gone + 1));
    assertThat(holding(all, SECRET)).isEmpty();
    assertThat(current()).isEqualTo("nothing");
    assertThat(hub().releases(PEOPLE).entries().getLast().entry())
        .isInstanceOf(ReleaseEntry.Withdrawn.class);
    Path open = hub().folder().open();
    assertThat(holding(open.resolve("log"), "\"personal-data\"")).hasSize(1);
    assertThat(holding(open.resolve("notices"), "dataset.withdrawn")).isNotEmpty();
    assertThat(holding(open, "a mother")).as("the text is private").isEmpty();
    assertThat(holding(all, "a mother")).hasSize(1);
    assertThat(hub().sweep(Sweep.Check.SHA_256).faults()).isEmpty();
    assertThat(hub().rollBack(PEOPLE, gone)).isEqualTo(new OrderOutcome.Withdrawn(gone + 1));
    assertThat(hub().rollBack(PEOPLE, before)).isInstanceOf(OrderOutcome.Done.class);
    assertThat(current()).contains("Anna");
  }

  private OrderOutcome withdraw(long release, String text) throws IOException {
    return hub().withdraw(PEOPLE, release, new Hub.Why(WithdrawalReason.ERROR, Optional.of(text)));
  }

  @Test
  void aWithdrawalThatIsOrderedTwiceIsOneAndItsFirstTextHolds() throws IOException {
    long gone = release(SECRET);
    assertThat(withdraw(gone, "first text")).isEqualTo(new OrderOutcome.Done(gone + 1));
    assertThat(withdraw(gone, "second text")).isEqualTo(new OrderOutcome.Already(gone + 1));
    Path all = temp.resolve("hub");
    assertThat(holding(all, "first text")).hasSize(1);
    assertThat(holding(all, "second text")).isEmpty();
    assertThat(withdraw(99, "third text")).isEqualTo(new OrderOutcome.NoRelease(99));
    assertThat(holding(all, "third text")).isEmpty();
  }

  @Test
  void theTextOfAnOrderThatCameToNothingGivesWayToThatOfTheNext() throws IOException {
    long gone = release(SECRET);
    DirectoryStore restricted =
        DirectoryStore.open(hub().folder().restricted(), InstantSource.system());
    // A crash before the release log was reached leaves this, and nothing else.
    new WithdrawalNote(PEOPLE, gone, "crashed text").keep(restricted, false);

    withdraw(gone, "text that holds");

    assertThat(WithdrawalNote.read(restricted, PEOPLE, gone).orElseThrow().text())
        .isEqualTo("text that holds");
    withdraw(gone, "late text");
    assertThat(WithdrawalNote.read(restricted, PEOPLE, gone).orElseThrow().text())
        .isEqualTo("text that holds");
  }

  @Test
  void aRollbackThatIsOrderedTwiceIsOne() throws IOException {
    long first = release("Anna");
    long second = release("Berta");
    assertThat(hub().rollBack(PEOPLE, first)).isEqualTo(new OrderOutcome.Done(second + 1));
    assertThat(hub().rollBack(PEOPLE, first)).isEqualTo(new OrderOutcome.Already(second + 1));
    release("Cilda");
    assertThat(hub().rollBack(PEOPLE, first))
        .as("something was released since")
        .isEqualTo(new OrderOutcome.Done(second + 3));
  }
}
