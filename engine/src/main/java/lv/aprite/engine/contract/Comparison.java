package lv.aprite.engine.contract;

import java.math.BigDecimal;

/// How far a file may differ from the last release before a person has to look.
///
/// @param dropMax what share of the rows may be gone: 0 to 1
/// @param riseMax what share may have come, of the rows that there were: 2 is three times as many
/// @param keysKeptMin what share of the keys must be those of the last release: 0 for files whose
///   rows are always new
public record Comparison(BigDecimal dropMax, BigDecimal riseMax, BigDecimal keysKeptMin) {
  /// A fifth fewer, three times as many, and one key in twenty.
  public static final Comparison DEFAULT =
      new Comparison(new BigDecimal("0.2"), new BigDecimal("2"), new BigDecimal("0.05"));

  public Comparison {
    dropMax = dropMax.stripTrailingZeros();
    riseMax = riseMax.stripTrailingZeros();
    keysKeptMin = keysKeptMin.stripTrailingZeros();
    if (dropMax.signum() < 0 || riseMax.signum() < 0 || keysKeptMin.signum() < 0) {
      throw new IllegalArgumentException("comparison: expected shares of 0 or more");
    }
  }
}
