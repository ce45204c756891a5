package lv.aprite.engine.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "name@example.lv",
        "a@b.lv",
        "first.last+tag@sub.example.co.uk",
        "o'brien_%!#$&*/=?^`{|}~-@example.org",
        "birojs@ķekava.lv",
        "jānis@example.lv",
        "x@a-b.c-d",
        "x@1.2a",
        "x@xn--kekava-0kb.lv"
      })
  void thisIsAnEmailAddress(String text) {
    assertThat(matches(TextFormat.EMAIL, text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "name",
        "name@",
        "@example.lv",
        "name@example",
        "name@@example.lv",
        "a@b@example.lv",
        ".name@example.lv",
        "name.@example.lv",
        "na..me@example.lv",
        "na me@example.lv",
        " name@example.lv",
        "name@example.lv ",
        "name@example.lv.",
        "name@.lv",
        "name@example..lv",
        "name@-example.lv",
        "name@example-.lv",
        "name@exa_mple.lv",
        "name@127.0.0.1",
        "name@[127.0.0.1]",
        "\"na me\"@example.lv",
        "Name <name@example.lv>",
        "name@example.lv;other@example.lv",
        "name@example.lv, other@example.lv",
        "mailto:name@example,lv",
        "name(at)example.lv"
      })
  void thisIsNoEmailAddress(String text) {
    assertThat(matches(TextFormat.EMAIL, text)).isFalse();
  }

  @Test
  void anEmailAddressIsNoLongerThanMailCanCarry() {
    assertThat(matches(TextFormat.EMAIL, "a".repeat(64) + "@example.lv")).isTrue();
    assertThat(matches(TextFormat.EMAIL, "a".repeat(65) + "@example.lv")).isFalse();
    assertThat(matches(TextFormat.EMAIL, "a@" + "b".repeat(63) + ".lv")).isTrue();
    assertThat(matches(TextFormat.EMAIL, "a@" + "b".repeat(64) + ".lv")).isFalse();
    assertThat(matches(TextFormat.EMAIL, "a@" + "b.".repeat(125) + "lv")).isTrue();
    assertThat(matches(TextFormat.EMAIL, "a@" + "b.".repeat(126) + "lv")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.lv",
        "HTTP://EXAMPLE.LV/",
        "https://example.lv:8443/a%20b?q=1&r=%C4%81#top",
        "https://user:word@example.lv/",
        "https://[2001:db8::1]:80/x",
        "https://[2001:db8::1]",
        "https://example.lv?q",
        "https://example.lv#f",
        "https://example.lv:/",
        "ftp://ftp.example.lv/file.csv",
        "file:///etc/hosts",
        "mailto:name@example.lv",
        "urn:isbn:0451450523",
        "tel:+371-67000000",
        "data:,x"
      })
  void thisIsAUri(String text) {
    assertThat(matches(TextFormat.URI, text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.lv",
        "www.example.lv/x",
        "/path",
        "//example.lv/x",
        "#top",
        ":x",
        "1a:b",
        "a b:c",
        "https:",
        "https:example.lv",
        "https:/example.lv",
        "https://",
        "https:///x",
        "https://:80/",
        "https://user@/",
        "https://a@b@c/",
        "https://exa mple.lv/",
        "https://example.lv/a b",
        "https://example.lv/%2",
        "https://example.lv/%zz",
        "https://example.lv/ā",
        "https://ķekava.lv/",
        "https://example.lv/a#b#c",
        "https://example.lv:8x/",
        "https://[2001:db8::1/",
        "https://[2001:db8::1]x/",
        "https://[]/",
        "https://[xyz]/",
        "https://example.lv/[1]",
        "https://example.lv/<x>",
        "https://example.lv/\"",
        "https://example.lv\\x"
      })
  void thisIsNoUri(String text) {
    assertThat(matches(TextFormat.URI, text)).isFalse();
  }

  /// `java.net.URI` is of RFC 2396, which allows more than RFC 3986, but for an empty path.
  @Test
  void whatIsTakenForAUriIsOneForOthersToo() {
    Random random = new Random(20_261_123);
    String alphabet = "ab:/?#@%2F.0-+~ \"";
    int taken = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://" : "a:b");
      for (int n = random.nextInt(8); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      if (matches(TextFormat.URI, text.toString())) {
        taken++;
        assertThat(isUri(text.toString())).as(text.toString()).isTrue();
      }
    }
    assertThat(taken).isGreaterThan(1000);
  }

  private static boolean isUri(String text) {
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123e4567-e89b-12d3-a456-426614174000",
        "123E4567-E89B-12D3-A456-426614174000",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff"
      })
  void thisIsAUuid(String text) {
    assertThat(matches(TextFormat.UUID, text)).isTrue();
    assertThat(UUID.fromString(text)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "123e4567e89b12d3a456426614174000",
        "{123e4567-e89b-12d3-a456-426614174000}",
        "urn:uuid:123e4567-e89b-12d3-a456-426614174000",
        "123e4567-e89b-12d3-a456-42661417400",
        "123e4567-e89b-12d3-a456-4266141740000",
        "123e4567-e89b-12d3-a456-42661417400g",
        "123e4567-e89b-12d3-a4564-26614174000",
        "123e4567 e89b 12d3 a456 426614174000"
      })
  void thisIsNoUuid(String text) {
    assertThat(matches(TextFormat.UUID, text)).isFalse();
  }

  /// The text stands within others, as cells do.
  private static boolean matches(TextFormat format, String text) {
    byte[] utf8 = ("x@a.lv," + text + ",http://y").getBytes(UTF_8);
    int length = text.getBytes(UTF_8).length;
    return format.matches(utf8, 7, 7 + length);
  }
}
