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
/// file would guard nothing.
public final class KeyLocks {
  private static final int FILES = 64;

  // Static, because the operating system's locks belong to the process: a thread that opened and
  // closed a lock file of its own
  // would release what another thread holds (fcntl(2)). So threads settle it among themselves
  // first, whichever object they use.
  private static final ReentrantLock[] WITHIN_PROCESS = new ReentrantLock[FILES];

  static {
    Arrays.setAll(WITHIN_PROCESS, i -> new ReentrantLock(true));
  }

  private final Path directory;

  /// @param directory exists, and holds nothing else
  public KeyLocks(Path directory) {
    this.directory = directory;
  }

  /// What is done while holding a lock.
  public interface Guarded<T> {
    T run() throws IOException;
  }

  /// Waits for the lock of this name, then runs. Not to be nested.
  public <T> T holding(String name, Guarded<T> guarded) throws IOException {
    int stripe = Math.floorMod(Arrays.hashCode(name.getBytes(StandardCharsets.UTF_8)), FILES);
    ReentrantLock within = WITHIN_PROCESS[stripe];
    if (within.isHeldByCurrentThread()) {
      throw new IllegalStateException("a lock is held already");
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
