package lv.aprite.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir private Path folder;

  @Test
  void everythingOfAHubBeginsWithItsName() throws IOException {
    assertThat(settings("test-hub").named("inbox")).isEqualTo("test-hub-inbox");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "Hub", "1hub", "hub-", "a-name-that-is-far-too-long"})
  void aNameThatNoBucketMayHaveStopsTheStart(String name) {
    assertThatThrownBy(() -> settings(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("name: expected");
  }

  @Test
  void anAlarmThatReachesNobodyStopsTheStart() throws IOException {
    Path functions = Synthesis.emptyArchive(folder.resolve("functions.zip"));
    assertThatThrownBy(() -> new Settings("hub", "somebody", Optional.empty(), functions))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("operator: expected the e-mail address");
  }

  @Test
  void functionsThatWereNotBuiltStopTheStart() {
    assertThatThrownBy(() ->
            new Settings("hub", Synthesis.OPERATOR, Optional.empty(), folder.resolve("none.zip")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("build it first");
  }

  @Test
  void aCertificateThatTheCdnCannotUseStopsTheStart() {
    assertThatThrownBy(() ->
            new Settings.Domain(
                "data.example.lv", Synthesis.CERTIFICATE.replace("us-east-1", "eu-north-1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("certificate: expected the ARN of one in us-east-1");
  }

  private Settings settings(String name) throws IOException {
    Path functions = Synthesis.emptyArchive(folder.resolve("functions.zip"));
    return new Settings(name, Synthesis.OPERATOR, Optional.empty(), functions);
  }
}
