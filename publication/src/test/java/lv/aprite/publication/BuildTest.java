package lv.aprite.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildTest {
  @Test
  void theTestsRunOnJava25() {
    assertThat(Runtime.version().feature()).isEqualTo(25);
  }
}
