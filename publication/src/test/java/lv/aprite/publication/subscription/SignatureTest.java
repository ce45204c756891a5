package lv.aprite.publication.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
  /// The vector that the libraries of Standard Webhooks are tested with.
  private static final byte[] SECRET =
      Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  private static String sign(byte[]... secrets) {
    return Signature.header(
        List.of(secrets),
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        Instant.ofEpochSecond(1_614_265_330),
        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void itIsTheOneThatOthersMakeOfTheSame() {
    assertThat(sign(SECRET)).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void withTwoSecretsThereAreTwo() {
    byte[] other = {1, 2, 3};
    assertThat(sign(other, SECRET).split(" ")).hasSize(2).contains(sign(SECRET), sign(other));
  }

  @Test
  void aSecretIsShownAsTheStandardWritesIt() {
    assertThat(Signature.shown(SECRET)).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  }
}
