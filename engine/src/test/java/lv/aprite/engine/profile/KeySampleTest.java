package lv.aprite.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeySampleTest {
  private static final KeySample KEYS =
      new KeySample(4, new long[] {1, 2}, new long[] {11, 12}, new long[] {1, 0});

  @Test
  void ofTablesWithoutKeysNoneAgree() {
    KeySample.Agreement nothing = new KeySample.Agreement(0, 0, 0);
    assertThat(KeySample.NONE.in(KeySample.NONE)).isEqualTo(nothing);
    assertThat(KeySample.NONE.in(KEYS)).isEqualTo(nothing);
    assertThat(KEYS.in(KeySample.NONE)).isEqualTo(new KeySample.Agreement(2, 0, 0));
  }

  @Test
  void keysAgreeWhenTheyAreTheSameAndAreRespeltWhenOnlyTheirLettersAre() {
    KeySample other =
        new KeySample(4, new long[] {1, 2, 3}, new long[] {11, 99, 13}, new long[] {0, 1, 2});
    assertThat(KEYS.in(other)).isEqualTo(new KeySample.Agreement(2, 1, 1));
  }
}
