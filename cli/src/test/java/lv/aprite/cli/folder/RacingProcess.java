package lv.aprite.cli.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import lv.aprite.publication.store.ObjectStore.Creation;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Replacement;
import lv.aprite.publication.store.ObjectStore.Stat;

/// One of the processes that race on a folder: takes numbers by create, and counts up one document
/// by replace.
final class RacingProcess {
  static final String COUNTER = "counter.txt";

  private RacingProcess() {}

  /// @param arguments the folder, this process's name, how many numbers there are, how often to
  ///   count up
  public static void main(String[] arguments) throws IOException {
    DirectoryStore store = DirectoryStore.open(Path.of(arguments[0]), InstantSource.system());
    byte[] name = arguments[1].getBytes(StandardCharsets.UTF_8);
    int numbers = Integer.parseInt(arguments[2]);
    int taken = 0;
    for (int i = 1; i <= numbers; i++) {
      if (store.create("numbers/%08d.json".formatted(i), name, "application/json")
          instanceof Creation.Created) {
        taken++;
      }
    }
    for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
      countUp(store);
    }
    System.out.println(taken);
  }

  private static void countUp(DirectoryStore store) {
    while (true) {
      if (store.read(COUNTER) instanceof Lookup.Found(Stat stat, byte[] bytes)) {
        int count = Integer.parseInt(new String(bytes, StandardCharsets.UTF_8));
        byte[] next = Integer.toString(count + 1).getBytes(StandardCharsets.UTF_8);
        if (store.replace(COUNTER, next, "text/plain", stat.etag())
            instanceof Replacement.Replaced) {
          return;
        }
      } else {
        byte[] zero = {'0'};
        store.create(COUNTER, zero, "text/plain");
      }
    }
  }
}
