package lv.aprite.engine.run;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import lv.aprite.engine.work.Crew;

/// Waits for jobs of a crew, with what they throw as they threw it.
final class Jobs {
  private Jobs() {}

  static <T> T await(Crew crew, Crew.Job<T> job) throws IOException {
    try {
      return crew.await(job);
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }
}
