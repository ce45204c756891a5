package lv.aprite.engine.contract;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// Where a dataset's file is fetched from when nobody uploads it.
///
/// @param address of the whole file
/// @param every how often the hub looks whether it has changed; whole seconds, from {@value
///   #MINUTES_MIN} minutes to {@value #DAYS_MAX} days
public record WebSource(HttpsAddress address, Duration every) {
  static final int MINUTES_MIN = 15;
  static final int DAYS_MAX = 366;

  public WebSource {
    if (!isInterval(every)) {
      throw new IllegalArgumentException("every: found " + every);
    }
  }

  static boolean isInterval(Duration every) {
    return every.compareTo(Duration.ofMinutes(MINUTES_MIN)) >= 0
        && every.compareTo(Duration.ofDays(DAYS_MAX)) <= 0
        && every.equals(every.truncatedTo(ChronoUnit.SECONDS));
  }
}
