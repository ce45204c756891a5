package lv.aprite.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lv.aprite.cli.hub.TestHub.Told;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.Sweep;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
  private static final DatasetId PEOPLE = new DatasetId("town", "people");
  private static final DatasetId STREETS = new DatasetId("town", "streets");

  @TempDir Path temp = Path.of("");

  private final Told told = new Told();
  private Optional<Hub> opened = Optional.empty();
  private Optional<Intake> running = Optional.empty();

  @BeforeEach
  void makeAHubWithTwoDatasets() throws IOException {
    Hub hub = TestHub.open(temp.resolve("hub"));
    hub.register(PEOPLE, TestHub.contract("people"));
    hub.register(STREETS, TestHub.contract("streets"));
    opened = Optional.of(hub);
  }

  @AfterEach
  void stop() throws IOException {
    if (running.isPresent()) {
      running.get().close();
    }
    assertThat(told.failures()).isEmpty();
  }

  private Hub hub() {
    return opened.orElseThrow();
  }

  private void start() throws IOException {
    ServeLock lock = hub().serveLock().orElseThrow();
    running = Optional.of(Intake.start(hub(), lock, told, 2, Duration.ZERO));
  }

  private void waitForReceipts(int count) throws InterruptedException {
    TestHub.until(count + " receipts", () -> told.receipts().size() >= count);
  }

  @Test
  void aDroppedFileIsPublishedWithinTwoSecondsAfterItWasQuietForOne() throws Exception {
    start();
    // The best of a few: on a busy machine any single one may have to wait for its turn.
    Duration taken = TestHub.SOON;
    for (int i = 1; i <= 5 && taken.compareTo(Duration.ofSeconds(3)) > 0; i++) {
      long dropped = System.nanoTime();
      TestHub.drop(hub(), PEOPLE, "people.csv", "id,name\n1,Anna\n2,Ēriks\n");
      waitForReceipts(i);
      taken = Duration.ofNanos(System.nanoTime() - dropped);
    }

    assertThat(told.receipts().getFirst().outcome()).isInstanceOf(Outcome.Released.class);
    assertThat(taken).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
    String key = hub().newest(PEOPLE, Format.CSV).orElseThrow();
    assertThat(hub().folder().open().resolve(key)).hasContent("id,name\n1,Anna\n2,Ēriks\n");
    assertThat(hub().folder().inbox().resolve("town/people")).isEmptyDirectory();
    TestHub.until("catalog", () -> running.orElseThrow().isIdle());
    assertThat(hub().folder().open().resolve("index.html")).content().contains("town/people");
  }

  @Test
  void aFileThatIsStillWrittenIsNotTaken() throws Exception {
    start();
    StringBuilder content = new StringBuilder("id,name\n");
    for (int i = 0; i < 8; i++) {
      content.append(i).append(",x\n");
      TestHub.drop(hub(), PEOPLE, "slow.csv", content.toString());
      Thread.sleep(400);
      assertThat(told.receipts()).isEmpty();
    }
    waitForReceipts(1);

    assertThat(told.receipts().getFirst().report().orElseThrow().rowsPublished()).isEqualTo(8);
  }

  @Test
  void aFileThatIsHeldOpenIsNotTakenHoweverLongItsWriterWaits() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/self/fd")), "no /proc here");
    start();
    Path file = hub().folder().inbox().resolve("town/people/slow.csv");
    try (OutputStream writer = Files.newOutputStream(file)) {
      // Ends a row, so that nothing but the writer tells that more will come.
      writer.write("id,name\n1,Anna\n".getBytes(StandardCharsets.UTF_8));
      Thread.sleep(2500);
      assertThat(told.receipts()).isEmpty();
      writer.write("2,Peter\n".getBytes(StandardCharsets.UTF_8));
    }
    waitForReceipts(1);

    assertThat(told.receipts().getFirst().report().orElseThrow().rowsPublished()).isEqualTo(2);
  }

  @Test
  void aFileThatEndsInsideARowIsGivenTenSecondsToGoOn() throws Exception {
    start();
    TestHub.drop(hub(), PEOPLE, "slow.csv", "id,name\n1,Anna\n2,Pet");
    Thread.sleep(4000);
    assertThat(told.receipts()).isEmpty();
    TestHub.drop(hub(), PEOPLE, "slow.csv", "id,name\n1,Anna\n2,Peter\n");
    waitForReceipts(1);

    assertThat(told.receipts().getFirst().report().orElseThrow().rowsPublished()).isEqualTo(2);
  }

  @Test
  void aFileWhoseLastRowHasNoEndIsPublishedAllTheSame() throws Exception {
    start();
    TestHub.drop(hub(), PEOPLE, "whole.csv", "id,name\n1,Anna\n2,Peter");
    waitForReceipts(1);

    assertThat(told.receipts().getFirst().outcome()).isInstanceOf(Outcome.Released.class);
  }

  @Test
  void anUploadThatChangesAfterItsVerdictIsToldAndTakenInAgain() throws Exception {
    TestHub.drop(hub(), PEOPLE, "slow.csv", "id,name\n1,Anna\n");
    Path file = hub().folder().inbox().resolve("town/people/slow.csv");
    // What no look at processes finds: a writer on another machine.
    try (OutputStream writer = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      Submission cut = hub().take(hub().look().getFirst(), PEOPLE).orElseThrow();
      hub().publish(cut);
      assertThat(hub().changed(PEOPLE)).isEmpty();
      writer.write("2,Peter\n".getBytes(StandardCharsets.UTF_8));
    }

    Submission changed = hub().changed(PEOPLE).orElseThrow();
    assertThat(hub().sweep(Sweep.Check.SIZE).faults())
        .singleElement()
        .asString()
        .startsWith("town/people, upload 00000001: expected the file as it was judged");
    Submission again = hub().takeAgain(changed).orElseThrow();
    Receipt receipt = hub().publish(again);

    assertThat(again.id()).isEqualTo("00000002");
    assertThat(receipt.outcome()).isInstanceOf(Outcome.Released.class);
    assertThat(receipt.report().orElseThrow().rowsPublished()).isEqualTo(2);
    assertThat(hub().changed(PEOPLE)).as("a newer upload stands in its place").isEmpty();
    assertThat(hub().sweep(Sweep.Check.SIZE).faults()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeLookedIntoIsToldOnceAndKeepsNobodyWaiting() throws Exception {
    Path inbox = hub().folder().inbox();
    // A path beyond what the system takes: the one refusal that also a superuser gets.
    Path lower = chain(temp.resolve("lower"));
    Path upper = chain(temp.resolve("upper"));
    Path bottom = upper;
    for (int i = 1; i < LEVELS; i++) {
      bottom = bottom.resolve(LONG);
    }
    Files.move(lower, bottom.resolve(LONG));
    Files.move(upper, inbox.resolve(LONG));
    try {
      start();
      TestHub.drop(hub(), PEOPLE, "people.csv", "id,name\n1,Anna\n");
      waitForReceipts(1);
      TestHub.until("told of the folder", () -> !told.noted().isEmpty());
      Thread.sleep(1000);

      assertThat(told.noted()).singleElement().asString().contains("cannot be looked into");
    } finally {
      Path there = inbox.resolve(LONG);
      for (int i = 1; i < LEVELS; i++) {
        there = there.resolve(LONG);
      }
      Files.move(there.resolve(LONG), temp.resolve("lower"));
    }
  }

  private static final int LEVELS = 8;
  private static final String LONG = "x".repeat(255);

  /// A folder with seven more in it, each in the one before.
  private static Path chain(Path top) throws IOException {
    Path last = top;
    for (int i = 1; i < LEVELS; i++) {
      last = last.resolve(LONG);
    }
    Files.createDirectories(last);
    return top;
  }

  @Test
  void aFileThatCannotBeMovedIsTriedLessAndLessAndKeepsNobodyWaiting() throws Exception {
    Path uploads = Files.createDirectories(hub().folder().restricted().resolve("uploads/town"));
    Files.createDirectories(uploads.resolve("people"));
    for (int i = 1; i <= 40; i++) {
      Files.writeString(uploads.resolve("people/%08d".formatted(i)), "in the way");
    }
    TestHub.drop(hub(), PEOPLE, "people.csv", "id,name\n1,Anna\n");
    Thread.sleep(20);
    TestHub.drop(hub(), STREETS, "streets.csv", "id,name\n1,Anna\n");
    start();
    waitForReceipts(1);
    Thread.sleep(4000);

    assertThat(told.receipts()).hasSize(1);
    assertThat(told.noted()).singleElement().asString().startsWith("inbox/town/people/people.csv:");
    try (var claims = Files.newDirectoryStream(uploads.resolve("people"), "*.json")) {
      assertThat(claims).as("numbers that were given").hasSize(1);
    }
  }

  @Test
  void linksOfOneDatasetDoNotUseUpTheLookForOthers() throws Exception {
    Path crowded = hub().folder().inbox().resolve("town/people");
    for (int i = 0; i < 50; i++) {
      Files.createSymbolicLink(crowded.resolve("l" + i), Path.of("nowhere"));
    }
    TestHub.drop(hub(), STREETS, "streets.csv", "id,name\n1,Anna\n");
    Inbox inbox = new Inbox(hub().folder().inbox(), 20);

    assertThat(inbox.look().stream().map(seen -> seen.path().toString()))
        .hasSize(21)
        .contains("town/streets/streets.csv");
  }

  @Test
  void whatWasFinishedIsNotReadAgain() throws Exception {
    Path file = Files.writeString(temp.resolve("people.csv"), "id,name\n1,x\n");
    Path wrong = Files.writeString(temp.resolve("wrong.csv"), "id,name\n,x\n");
    hub().publish(hub().put(file, "a.csv", PEOPLE));
    Submission refused = hub().put(wrong, "b.csv", PEOPLE);
    hub().publish(refused);
    assertThat(hub().unfinished(PEOPLE)).isEmpty();
    // Not to be read any more: it would be a failure.
    Files.writeString(
        hub().folder().restricted().resolve("uploads/town/people/00000001.json"), "{");

    assertThat(hub().unfinished(PEOPLE)).isEmpty();
    TestHub.open(temp.resolve("hub")).retry(refused, "desk");
    assertThat(hub().unfinished(PEOPLE)).containsExactly(refused);
  }

  @Test
  void namesOfUnfinishedAndHiddenFilesAreLeftAlone() throws Exception {
    List<String> names = List.of(".hidden.csv", "~$people.csv", "a.part", "b.TMP", "c.crdownload");
    for (String name : names) {
      TestHub.drop(hub(), PEOPLE, name, "id,name\n1,x\n");
    }
    start();
    TestHub.drop(hub(), STREETS, "streets.csv", "id,name\n1,x\n");
    waitForReceipts(1);
    Thread.sleep(500);

    assertThat(told.receipts()).hasSize(1);
    assertThat(told.putAside()).isEmpty();
    for (String name : names) {
      assertThat(hub().folder().inbox().resolve("town/people/" + name)).exists();
    }
  }

  @Test
  void whatWasDroppedWhileNobodyWatchedIsFoundInTheOrderOfWriting() throws Exception {
    for (int i = 1; i <= 4; i++) {
      TestHub.drop(hub(), PEOPLE, "z" + (9 - i) + ".csv", "id,name\n" + i + ",x\n");
      Thread.sleep(20);
    }
    start();
    waitForReceipts(4);

    List<String> names = new ArrayList<>();
    told.receipts().forEach(receipt -> names.add(receipt.submission().fileName()));
    assertThat(names).containsExactly("z8.csv", "z7.csv", "z6.csv", "z5.csv");
    assertThat(told.receipts()).allMatch(receipt -> receipt.outcome() instanceof Outcome.Released);
    assertThat(hub().releases(PEOPLE).releases()).hasSize(4);
  }

  @Test
  void sixteenDatasetsAtOnceGiveSixteenFirstReleases() throws Exception {
    List<DatasetId> datasets = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      DatasetId dataset = new DatasetId("town", "d" + i);
      hub().register(dataset, TestHub.contract("d" + i));
      datasets.add(dataset);
    }
    start();
    for (DatasetId dataset : datasets) {
      TestHub.drop(hub(), dataset, "x.csv", "id,name\n1,x\n");
    }
    waitForReceipts(16);

    for (DatasetId dataset : datasets) {
      assertThat(hub().releases(dataset).releases()).as(dataset.path()).hasSize(1);
    }
  }

  @Test
  void aFileOfAnUnknownDatasetIsRefusedWithAReceipt() throws Exception {
    start();
    TestHub.drop(hub(), new DatasetId("town", "nobody-knows"), "x.csv", "id\n1\n");
    waitForReceipts(1);

    assertThat(told.receipts().getFirst().outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(rules(told.receipts().getFirst())).containsExactly(Rule.DATASET_UNKNOWN);
    assertThat(hub().folder().open().resolve("log/town/nobody-knows")).doesNotExist();
  }

  @Test
  void aFileThatItsPublisherKeepsToHimselfIsRefusedAndTheNextIsTaken() throws Exception {
    TestHub.drop(hub(), PEOPLE, "mine.csv", "id,name\n1,x\n");
    Path mine = hub().folder().inbox().resolve("town/people/mine.csv");
    Files.setPosixFilePermissions(mine, Set.of());
    assumeFalse(Files.isReadable(mine), "a superuser may read everything");
    start();
    waitForReceipts(1);
    TestHub.drop(hub(), PEOPLE, "next.csv", "id,name\n1,x\n");
    waitForReceipts(2);

    assertThat(rules(told.receipts().getFirst())).containsExactly(Rule.SOURCE_UNREADABLE);
    assertThat(told.receipts().getLast().outcome()).isInstanceOf(Outcome.Released.class);
  }

  @Test
  void anUnsafeNameIsRefusedWithAReceipt() throws Exception {
    start();
    TestHub.drop(hub(), PEOPLE, "a\\..\\b\u0007.csv", "id,name\n1,x\n");
    waitForReceipts(1);

    assertThat(told.receipts().getFirst().outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(rules(told.receipts().getFirst())).containsExactly(Rule.NAME_UNSAFE);
    assertThat(hub().releases(PEOPLE).releases()).isEmpty();
  }

  private static List<Rule> rules(Receipt receipt) {
    return receipt.report().orElseThrow().findings().stream().map(group -> group.rule()).toList();
  }

  @Test
  void aFileWhereNoneBelongsIsPutAsideWithAReceiptInWords() throws Exception {
    Path inbox = hub().folder().inbox();
    Files.writeString(inbox.resolve("shallow.csv"), "1");
    Files.createDirectories(inbox.resolve("town/people/deep/er"));
    Files.writeString(inbox.resolve("town/people/deep/er/x.csv"), "2");
    Files.createDirectories(inbox.resolve("Town Hall/people"));
    Files.writeString(inbox.resolve("Town Hall/people/x.csv"), "3");
    start();
    TestHub.until("three put aside", () -> told.putAside().size() == 3);

    assertThat(told.putAside().stream().map(Misplaced::inWords))
        .anyMatch(words -> words.startsWith("inbox/shallow.csv: expected a file in inbox/<pub"))
        .anyMatch(words -> words.startsWith("inbox/town/people/deep/er/x.csv: expected a file in"))
        .anyMatch(words -> words.startsWith("inbox/Town Hall/people/x.csv: expected folders"));
    assertThat(told.receipts()).isEmpty();
    try (var kept = Files.walk(hub().folder().restricted().resolve("misplaced"))) {
      assertThat(kept.filter(path -> path.toString().endsWith(".csv"))).hasSize(3);
    }
  }

  @Test
  void aSymbolicLinkIsNeverFollowed() throws Exception {
    Path secret = Files.writeString(temp.resolve("secret.csv"), "id,name\n1,secret\n");
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.writeString(outside.resolve("x.csv"), "id,name\n1,secret\n");
    Path inbox = hub().folder().inbox();
    Files.createSymbolicLink(inbox.resolve("town/people/link.csv"), secret);
    Files.createSymbolicLink(inbox.resolve("town/linked"), outside);
    start();
    TestHub.until("told of two links", () -> told.noFiles().size() == 2);
    Thread.sleep(500);

    assertThat(told.noFiles()).containsExactlyInAnyOrder("town/people/link.csv", "town/linked");
    assertThat(told.receipts()).isEmpty();
    assertThat(secret).exists();
    assertThat(outside.resolve("x.csv")).exists();
  }

  @Test
  void aFolderThatBecomesALinkAfterTheLookIsNotEntered() throws Exception {
    Path inbox = hub().folder().inbox();
    TestHub.drop(hub(), PEOPLE, "x.csv", "id,name\n1,x\n");
    Inbox.Seen seen = hub().look().getFirst();
    Files.move(inbox.resolve("town/people"), temp.resolve("moved"));
    Files.createSymbolicLink(inbox.resolve("town/people"), temp.resolve("moved"));

    Optional<?> taken = Optional.empty();
    try {
      taken = hub().take(seen, PEOPLE);
    } catch (lv.aprite.publication.store.StoreUnavailable e) {
      assertThat(e).hasMessageContaining("take in");
    }

    assertThat(taken).isEmpty();
    assertThat(temp.resolve("moved/x.csv")).exists();
  }

  @Test
  void onlyOneProcessWatchesAnInbox() throws Exception {
    start();

    assertThat(hub().serveLock()).isEmpty();
    running.orElseThrow().close();
    running = Optional.empty();
    try (ServeLock again = hub().serveLock().orElseThrow()) {
      assertThat(again).isNotNull();
    }
  }

  @Test
  void whatIsPutWhileTheHubIsServedIsPublishedOnce() throws Exception {
    start();
    Path file = Files.writeString(temp.resolve("people.csv"), "id,name\n1,x\n");
    Hub other = TestHub.open(temp.resolve("hub"));

    Receipt receipt = other.publish(other.put(file, "people.csv", PEOPLE));
    Thread.sleep(500);

    assertThat(receipt.outcome()).isInstanceOf(Outcome.Released.class);
    assertThat(file).exists();
    assertThat(hub().releases(PEOPLE).releases()).hasSize(1);
  }

  @Test
  void uploadsOfADatasetRiseInOrderEvenWhenTheClockGoesBack() throws Exception {
    Path file = Files.writeString(temp.resolve("people.csv"), "id,name\n1,x\n");
    var first = hub().put(file, "a.csv", PEOPLE);
    Hub earlier =
        Hub.openOrMake(
            hub().folder(),
            HubSettings.local(8080),
            new Machine(
                () -> java.time.Instant.parse("2001-01-01T00:00:00Z"),
                () -> "attempt-of-the-past",
                1,
                submission -> (done, total) -> true));

    var second = earlier.put(file, "b.csv", PEOPLE);

    assertThat(second.order()).isGreaterThan(first.order());
  }
}
