package lv.aprite.cli.terminal;

import java.time.Duration;
import lv.aprite.engine.run.Progress;

/// One line on the screen that says how far the reading of a file has come, how fast it goes, and
/// how long it will take.
///
/// Nothing is drawn for work that is done in a moment, and nothing where nobody looks. For use by
/// one thread at a time.
public final class ProgressBar implements Progress, AutoCloseable {
  private static final long FIRST_AFTER_NANOS = Duration.ofMillis(500).toNanos();
  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
  private static final int NAME_MAX = 30;

  private final Terminal terminal;
  private final String name;
  private long startedNanos;
  private long drawnNanos;
  private long lastBytes = Long.MAX_VALUE;
  private int readings;
  private boolean onScreen;

  public ProgressBar(Terminal terminal, String name) {
    this.terminal = terminal;
    String visible = Words.visible(name);
    int length = visible.codePointCount(0, visible.length());
    this.name =
        length <= NAME_MAX
            ? visible
            : visible.substring(0, visible.offsetByCodePoints(0, NAME_MAX - 1)) + "…";
  }

  @Override
  public boolean goOn(long bytesDone, long bytesTotal) {
    long now = System.nanoTime();
    if (bytesDone < lastBytes) {
      readings++;
      startedNanos = now;
      drawnNanos = now + FIRST_AFTER_NANOS - REDRAW_NANOS;
    }
    lastBytes = bytesDone;
    if (terminal.errIsScreen() && now - drawnNanos >= REDRAW_NANOS) {
      drawnNanos = now;
      onScreen = true;
      terminal.err().print("\r" + line(bytesDone, bytesTotal, now - startedNanos) + "\u001b[K");
      terminal.err().flush();
    }
    return true;
  }

  private String line(long done, long total, long nanos) {
    double share = total == 0 ? 1 : Math.min(1, (double) done / total);
    double bytesPerSecond = done / (Math.max(1, nanos) / 1e9);
    long left = bytesPerSecond == 0 ? 0 : (long) ((total - done) / bytesPerSecond * 1e9);
    String numbers =
        " %3d %%  %s/s  %s left%s"
            .formatted(
                (int) (share * 100),
                Words.bytes((long) bytesPerSecond),
                Words.time(Duration.ofNanos(Math.max(0, left))),
                readings > 1 ? "  (reading " + readings + ")" : "");
    int width = terminal.columns() - 1 - name.length() - 1 - numbers.length();
    return width < 5 ? name + numbers : name + " " + bar(width, share) + numbers;
  }

  private static String bar(int width, double share) {
    int full = (int) (share * width);
    return "█".repeat(full) + "░".repeat(width - full);
  }

  /// Removes the line.
  @Override
  public void close() {
    if (onScreen) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
    }
  }
}
