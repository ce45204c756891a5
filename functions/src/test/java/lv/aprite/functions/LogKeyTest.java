package lv.aprite.functions;

import static org.assertj.core.api.Assertions.assertThat;

import lv.aprite.publication.submission.DatasetId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogKeyTest {
  private static final DatasetId REGISTER = new DatasetId("ur", "register");

  @Test
  void entriesOfBothLogsAreKnownByTheirKeys() {
    assertThat(LogKey.of("log/ur/register/00000007.json"))
        .isEqualTo(new LogKey.OfReleases(REGISTER));
    assertThat(LogKey.of("submissions/ur/register/s-1/00000001.json"))
        .isEqualTo(new LogKey.OfSubmission(REGISTER, "s-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log/ur/register/head.json",
        "log/UR/register/00000001.json",
        "log/ur/register/deep/00000001.json",
        "notices/ur/register/00000001.json",
        "submissions/ur/register/00000001.json",
        "submissions/ur/register/s-1/a1/report.json",
        "submissions/ur/register/s-1/a1/00000001.json",
        "00000001.json",
        ""
      })
  void whatLiesBesideALogIsNoEntry(String key) {
    assertThat(LogKey.of(key)).isEqualTo(new LogKey.Other());
  }
}
