package lv.aprite.publication.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `-Daprite.seed=42` runs that seed alone, `-Daprite.seeds=100000` so many.
class SimulationTest {
  private static final int MUTANT_SEEDS = 400;

  @Test
  void theInvariantsHoldWhateverGoesWrong() {
    seeds()
        .forEach(seed ->
            assertThat(Scenario.run(seed, Mutant.NONE))
                .as("seed %d; run it alone by -Daprite.seed=%d", seed, seed)
                .isEqualTo(List.of()));
  }

  private static LongStream seeds() {
    long only = Long.getLong("aprite.seed", -1);
    return only >= 0
        ? LongStream.of(only)
        : LongStream.range(0, Long.getLong("aprite.seeds", 5000));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aRuleBrokenOnPurposeIsFound(Mutant mutant) {
    assertThat(
            LongStream.range(0, MUTANT_SEEDS)
                .anyMatch(seed -> !Scenario.run(seed, mutant).isEmpty()))
        .as("some seed of the first %d under which %s breaks an invariant", MUTANT_SEEDS, mutant)
        .isTrue();
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    World one = Scenario.worldAfter(7);
    World other = Scenario.worldAfter(7);
    assertThat(Quiet.inventory(one)).isNotEmpty().isEqualTo(Quiet.inventory(other));
    assertThat(one.turns.now()).isEqualTo(other.turns.now());
  }
}
