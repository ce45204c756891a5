package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/// A [Comparison] as the contract's `aprite:comparison`. What is not stated is as by default.
final class ComparisonCodec {
  private static final String NAME = "aprite:comparison";
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
  private static final int PLACES_MAX = 9;

  private ComparisonCodec() {}

  static Comparison read(Properties from) {
    Comparison usual = Comparison.DEFAULT;
    return from.object(NAME)
        .map(inner -> {
          Comparison comparison =
              new Comparison(
                  number(inner, "dropMax", BigDecimal.ONE, usual.dropMax()),
                  number(inner, "riseMax", MOST, usual.riseMax()),
                  number(inner, "keysKeptMin", BigDecimal.ONE, usual.keysKeptMin()));
          inner.finish();
          return comparison;
        })
        .orElse(usual);
  }

  private static BigDecimal number(
      Properties from, String name, BigDecimal most, BigDecimal otherwise) {
    return from.any(name)
        .flatMap(value ->
            isShare(value, most)
                ? Optional.of(value.decimalValue())
                : from.<BigDecimal>bad(
                    from.at(name), "a number from 0 to " + most.toPlainString(), value))
        .orElse(otherwise);
  }

  private static boolean isShare(JsonNode value, BigDecimal most) {
    return value.isNumber()
        && value.decimalValue().signum() >= 0
        && value.decimalValue().compareTo(most) <= 0
        && value.decimalValue().stripTrailingZeros().scale() <= PLACES_MAX;
  }

  static void write(Comparison comparison, ObjectNode to) {
    if (!comparison.equals(Comparison.DEFAULT)) {
      to.putObject(NAME)
          .put("dropMax", comparison.dropMax())
          .put("riseMax", comparison.riseMax())
          .put("keysKeptMin", comparison.keysKeptMin());
    }
  }
}
