package lv.aprite.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import lv.aprite.publication.release.Sweep;

/// Takes all steps without any event, by the hour; uploads it does not read, but has published.
public final class SweepHandler extends Handler {
  private final Sweeping sweeping;
  private final Journal journal;

  public SweepHandler() {
    this(Wiring.ofEnvironment().sweeping(), Journal.of("sweep"));
  }

  SweepHandler(Sweeping sweeping, Journal journal) {
    this.sweeping = sweeping;
    this.journal = journal;
  }

  @Override
  void handle(InputStream in, OutputStream out, Invocation invocation) throws IOException {
    var begunAt = journal.clock().instant();
    Handled handled = sweeping.sweep(invocation.id(), Sweep.Check.SIZE);
    journal.write(handled, invocation.id(), begunAt);
    out.write(handled.about().toString().getBytes(StandardCharsets.UTF_8));
  }
}
