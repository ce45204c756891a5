package lv.aprite.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C, or a service manager's request to end: what is under way is finished, then the process
/// ends with status 0.
final class Signal implements Shell.Ending {
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  @Override
  public void await() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "ending"));
    asked.await();
  }

  private void end() {
    asked.countDown();
    try {
      if (closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        // The virtual machine would report the signal, as if the command had failed.
        Runtime.getRuntime().halt(Exit.DONE.status());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void done() {
    closed.countDown();
  }
}
