package lv.aprite.infrastructure;

import java.util.Locale;
import software.amazon.awscdk.Duration;

/// What the functions are for, and what each needs of Lambda.
enum Job {
  /// Memory buys processors: at this size there are almost two, and the engine uses them.
  PUBLISH("Publish", 3008, 15 * 60),
  CATALOG("Catalog", 1024, 5 * 60),
  NOTIFY("Notify", 1024, 5 * 60),
  FETCH("Fetch", 1024, 15 * 60),
  SWEEP("Sweep", 1769, 15 * 60),
  LATEST("Latest", 1024, 10),
  ADMIN("Admin", 1769, 15 * 60);

  private final String title;
  private final int megabytes;
  private final int timeoutSeconds;

  Job(String title, int megabytes, int timeoutSeconds) {
    this.title = title;
    this.megabytes = megabytes;
    this.timeoutSeconds = timeoutSeconds;
  }

  /// Its word in the template, where words are written together: `Publish`.
  String title() {
    return title;
  }

  /// Its word in names that people type: `publish`.
  String word() {
    return title.toLowerCase(Locale.ROOT);
  }

  String handler() {
    return "lv.aprite.functions." + title + "Handler::handleRequest";
  }

  int megabytes() {
    return megabytes;
  }

  Duration timeout() {
    return Duration.seconds(timeoutSeconds);
  }

  /// How long a message is hidden while the function is at it: longer than it can run, so that
  /// nobody else begins meanwhile.
  int visibilitySeconds() {
    return timeoutSeconds + 60;
  }
}
