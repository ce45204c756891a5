package lv.aprite.cli.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.store.ObjectStore.Creation;
import lv.aprite.publication.store.ObjectStore.Listed;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.ObjectStore.Replacement;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.ObjectStore.Stats;
import lv.aprite.publication.store.StoreUnavailable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest {
  private static final String JSON = "application/json";
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

  @TempDir Path temp = Path.of("");

  private Path root = Path.of("");

  @BeforeEach
  void makeTheFolder() throws IOException {
    root = Files.createDirectory(temp.resolve("store"));
  }

  @Test
  void anObjectIsAFileAtItsKeysPlace() throws IOException {
    create(open(NOON), "log/ur/register/00000001.json", "{}");

    assertThat(root.resolve("log/ur/register/00000001.json")).hasContent("{}");
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void timeVersionAndTagSurviveAsTheyWere() throws IOException {
    create(open(NOON), "a/b.json", "one");
    Stat written = present(open(NOON), "a/b.json");

    Stat later = present(open(NOON.plus(Duration.ofDays(400))), "a/b.json");

    assertThat(later).isEqualTo(written);
    assertThat(later.beganAt()).isEqualTo("2026-03-01T12:00:00Z");
  }

  @Test
  void aReplacedObjectHasANewTagEvenWhenTheClockStandsStill() throws IOException {
    DirectoryStore store = open(NOON);
    create(store, "head.json", "1");
    Stat first = present(store, "head.json");

    Replacement replaced = store.replace("head.json", bytes("2"), JSON, first.etag());

    assertThat(replaced).isInstanceOf(Replacement.Replaced.class);
    assertThat(present(store, "head.json").etag()).isNotEqualTo(first.etag());
    assertThat(store.replace("head.json", bytes("3"), JSON, first.etag()))
        .isEqualTo(new Replacement.Changed());
    assertThat(store.open("head.json", first.version(), 0)).isEqualTo(new Opened.Absent());
    assertThat(root.resolve("head.json")).hasContent("2");
  }

  @Test
  void anUploadThatBeganEarlierDoesNotReplaceALaterOne() throws IOException {
    Sink early = open(NOON).write("data/a.csv", "text/csv");
    Sink late = open(NOON.plusSeconds(1)).write("data/a.csv", "text/csv");
    write(late, "late");
    write(early, "early");

    assertThat(root.resolve("data/a.csv")).hasContent("late");
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void aSinkLeavesNoTraceUntilItIsCommitted() throws IOException {
    DirectoryStore store = open(NOON);
    Sink sink = store.write("data/a.csv", "text/csv");
    byte[] some = bytes("some");
    sink.write(some, 0, some.length);

    assertThat(store.list("", "", 10)).isEmpty();
    assertThat(root.resolve("data")).doesNotExist();

    sink.discard();
    sink.discard();

    assertThat(unfinished()).isEmpty();
  }

  @Test
  void whatIsNotFinishedLiesInTheStoresOwnFolder() throws IOException {
    Path shared = Files.createDirectories(root.resolve("shared"));
    Path own = root.resolve("own");
    DirectoryStore store = DirectoryStore.open(shared, own, InstantSource.system());
    Sink sink = store.write("data/a.csv", "text/csv");
    sink.write(new byte[] {1}, 0, 1);
    assertThat(shared).isEmptyDirectory();
    try (Stream<Path> unfinished = Files.list(own.resolve("tmp"))) {
      assertThat(unfinished).hasSize(1);
    }
    sink.commit();
    assertThat(shared).isDirectoryRecursivelyContaining("glob:**/data/a.csv");
    assertThat(own.resolve("tmp")).isEmptyDirectory();
    try (Stream<Path> top = Files.list(shared)) {
      assertThat(top).containsExactly(shared.resolve("data"));
    }
  }

  @Test
  void leftoversOfACrashAreRemovedOnceTheyAreADayOld() throws IOException {
    open(NOON);
    Path old = Files.writeString(root.resolve(".aprite/tmp/old"), "x");
    Path fresh = Files.writeString(root.resolve(".aprite/tmp/fresh"), "x");
    Files.setLastModifiedTime(old, FileTime.from(NOON.minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(fresh, FileTime.from(NOON.minus(Duration.ofHours(23))));

    open(NOON);

    assertThat(unfinished()).containsExactly(fresh.getFileName());
  }

  @Test
  void foldersThatADeletionLeavesEmptyAreRemoved() throws IOException {
    DirectoryStore store = open(NOON);
    create(store, "a/b/c.json", "1");
    create(store, "a/d.json", "1");

    store.delete("a/b/c.json");
    assertThat(root.resolve("a/b")).doesNotExist();
    assertThat(root.resolve("a")).exists();

    store.delete("a/d.json");
    assertThat(root.resolve("a")).doesNotExist();
    assertThat(root).exists();
  }

  @Test
  void aSymbolicLinkIsNoObject() throws IOException {
    Path outside = Files.writeString(temp.resolve("secret.json"), "secret");
    Files.createSymbolicLink(root.resolve("link.json"), outside);
    DirectoryStore store = open(NOON);

    assertThat(store.read("link.json")).isEqualTo(new Lookup.Absent());
    assertThat(store.stat("link.json")).isEqualTo(new Stats.Absent());
    assertThat(store.list("", "", 10)).isEmpty();
    assertThatThrownBy(() -> store.create("link.json", bytes("x"), JSON))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("symbolic link");
    store.delete("link.json");
    assertThat(outside).hasContent("secret");
  }

  @Test
  void aFolderThatIsASymbolicLinkIsNotEntered() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("a.json"), "secret");
    Files.createSymbolicLink(root.resolve("data"), outside);
    DirectoryStore store = open(NOON);

    assertThat(store.read("data/a.json")).isEqualTo(new Lookup.Absent());
    assertThat(store.list("data/", "", 10)).isEmpty();
    assertThatThrownBy(() -> store.create("data/b.json", bytes("x"), JSON))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("symbolic link");
    assertThatThrownBy(() -> write(store.write("data/b.json", JSON), "x"))
        .isInstanceOf(IOException.class);
    assertThat(outside.resolve("b.json")).doesNotExist();
  }

  @Test
  void noKeyLeadsOutOfTheFolder() throws IOException {
    DirectoryStore store = open(NOON);

    for (String key :
        List.of("../secret.json", "a/../../b", "/etc/passwd", ".aprite/tmp/x", "a//b", "")) {
      assertThatThrownBy(() -> store.read(key))
          .as(key)
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store.create(key, bytes("x"), JSON))
          .as(key)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aListingSortsFoldersAsTheirKeysSort() throws IOException {
    DirectoryStore store = open(NOON);
    for (String key : List.of("a/b", "a-b", "a0", "ā", "z", "b/1", "b/10", "b/2")) {
      create(store, key, "x");
    }

    assertThat(store.list("", "", 100).stream().map(Listed::key))
        .containsExactly("a-b", "a/b", "a0", "b/1", "b/10", "b/2", "z", "ā");
    assertThat(store.list("", "a/b", 2).stream().map(Listed::key)).containsExactly("a0", "b/1");
    assertThat(store.list("b/1", "", 9).stream().map(Listed::key)).containsExactly("b/1", "b/10");
    assertThat(store.list("b", "b/1", 1).stream().map(Listed::key)).containsExactly("b/10");
  }

  @Test
  void filesWithoutASafeKeyAreNoObjects() throws IOException {
    DirectoryStore store = open(NOON);
    Files.writeString(root.resolve(".DS_Store"), "x");
    Files.writeString(root.resolve("a\\b"), "x");

    assertThat(store.list("", "", 10)).isEmpty();
  }

  private DirectoryStore open(Instant now) throws IOException {
    return DirectoryStore.open(root, InstantSource.fixed(now));
  }

  private static void create(DirectoryStore store, String key, String content) {
    assertThat(store.create(key, bytes(content), JSON)).isInstanceOf(Creation.Created.class);
  }

  private static Stat present(DirectoryStore store, String key) {
    return switch (store.stat(key)) {
      case Stats.Present(Stat stat) -> stat;
      case Stats.Absent() -> throw new AssertionError(key + " is absent");
    };
  }

  private static void write(Sink sink, String content) throws IOException {
    byte[] bytes = bytes(content);
    sink.write(bytes, 0, bytes.length);
    sink.commit();
  }

  private List<Path> unfinished() {
    try (Stream<Path> files = Files.list(root.resolve(".aprite/tmp"))) {
      return files.map(Path::getFileName).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
