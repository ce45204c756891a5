package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import lv.aprite.engine.finding.Rule;

/// A [WebSource] as the contract's `aprite:source`.
final class WebSourceCodec {
  private static final String NAME = "aprite:source";
  private static final int DURATION_LENGTH_MAX = 50;

  private WebSourceCodec() {}

  static Optional<WebSource> read(Properties from) {
    return from.object(NAME)
        .flatMap(inner -> {
          Optional<HttpsAddress> address = address(inner);
          Optional<Duration> every = every(inner);
          inner.finish();
          return address.isPresent() && every.isPresent()
              ? Optional.of(new WebSource(address.get(), every.get()))
              : Optional.empty();
        });
  }

  private static Optional<HttpsAddress> address(Properties from) {
    return from.requiredText("url", HttpsAddress.LENGTH_MAX)
        .flatMap(text -> {
          Optional<HttpsAddress> address = HttpsAddress.of(text);
          if (address.isEmpty()) {
            from.problems()
                .add(Rule.CONTRACT_BAD_VALUE, from.at("url"), HttpsAddress.EXPECTED, text);
          }
          return address;
        });
  }

  private static Optional<Duration> every(Properties from) {
    return from.requiredText("every", DURATION_LENGTH_MAX)
        .flatMap(text -> {
          Optional<Duration> every = duration(text).filter(WebSource::isInterval);
          if (every.isEmpty()) {
            from.problems()
                .add(
                    Rule.CONTRACT_BAD_VALUE,
                    from.at("every"),
                    "a duration from PT"
                        + WebSource.MINUTES_MIN
                        + "M to P"
                        + WebSource.DAYS_MAX
                        + "D in whole seconds, without years and months",
                    text);
          }
          return every;
        });
  }

  /// Months have no length that could be waited for.
  private static Optional<Duration> duration(String text) {
    return IsoDuration.read(text) instanceof IsoDuration.Reading.Read(IsoDuration read)
            && read.months() == 0
        ? Optional.of(Duration.of(read.micros(), ChronoUnit.MICROS))
        : Optional.empty();
  }

  static void write(WebSource source, ObjectNode to) {
    long micros = source.every().toSeconds() * 1_000_000;
    to.putObject(NAME)
        .put("url", source.address().toString())
        .put("every", new IsoDuration(0, micros).text());
  }
}
