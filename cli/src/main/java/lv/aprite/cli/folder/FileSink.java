package lv.aprite.cli.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import lv.aprite.engine.write.Sink;

/// Bytes into an unfinished file, which gets its name when it is complete and on the disk.
public final class FileSink implements Sink {
  /// Gives the complete file its name.
  public interface Naming {
    void name(Path unfinished) throws IOException;
  }

  private final Path unfinished;
  private final FileChannel channel;
  private final Instant time;
  private final Naming naming;
  private boolean ended;

  private FileSink(Path unfinished, FileChannel channel, Instant time, Naming naming) {
    this.unfinished = unfinished;
    this.channel = channel;
    this.time = time;
    this.naming = naming;
  }

  /// @param unfinished a file that must not exist, in the file system of its later name
  /// @param time what the file's time will be
  public static FileSink open(Path unfinished, Instant time, Naming naming) throws IOException {
    return new FileSink(
        unfinished,
        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        time,
        naming);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void commit() throws IOException {
    if (ended) {
      throw new IllegalStateException("the sink has ended already");
    }
    ended = true;
    try (channel) {
      Files.setLastModifiedTime(unfinished, FileTime.from(time));
      channel.force(true);
      naming.name(unfinished);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  @Override
  public void discard() {
    if (ended) {
      return;
    }
    ended = true;
    try (channel) {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      // It has no name that anyone reads; whoever opens the folder next removes it.
    }
  }
}
