package lv.aprite.cli.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/// One holder at a time for a name, among all threads and all processes that look at the same
/// folder.
///
/// A process that dies lets go. Lock files are few, empty, and never removed: a lock on a removed
/// file would guard nothing. Names share them, so a thread holds at most one lock of a level, and
/// takes one of a lower level only after it.
public final class KeyLocks {
  /// What is locked; a level further down may be locked while one further up is held.
  @SuppressWarnings("ImmutableEnumChecker") // the locks below, and why they are shared
  public enum Level {
    /// Work on a dataset: long.
    DATASET(1024),
    /// A change of one object: short.
    KEY(64);

    private final int files;

    // Static state, because the operating system's locks belong to the process: a thread that
    // opened
    // and closed a lock file of its own would release what another thread holds (fcntl(2)). So
    // threads
    // settle it among themselves first, whichever object they use.
    private final ReentrantLock[] withinProcess;

    Level(int files) {
      this.files = files;
      this.withinProcess = new ReentrantLock[files];
      Arrays.setAll(withinProcess, i -> new ReentrantLock(true));
    }
  }

  private final Path directory;
  private final Level level;

  /// @param directory exists, and holds nothing else
  public KeyLocks(Path directory, Level level) {
    this.directory = directory;
    this.level = level;
  }

  /// What is done while holding a lock.
  public interface Guarded<T> {
    T run() throws IOException;
  }

  /// Waits for the lock of this name, then runs.
  public <T> T holding(String name, Guarded<T> guarded) throws IOException {
    int stripe = Math.floorMod(Arrays.hashCode(name.getBytes(StandardCharsets.UTF_8)), level.files);
    ReentrantLock within = level.withinProcess[stripe];
    if (within.isHeldByCurrentThread()) {
      throw new IllegalStateException("a lock of this level is held already");
    }
    within.lock();
    try (FileChannel channel =
            FileChannel.open(
                directory.resolve(Integer.toString(stripe)),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException(directory + ": the lock was lost");
      }
      return guarded.run();
    } finally {
      within.unlock();
    }
  }
}
