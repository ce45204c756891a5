package lv.aprite.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsAddressTest {
  private static final HttpsAddress HERE =
      HttpsAddress.of("https://data.example.lv/a/b.csv?x=1").orElseThrow();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://data.example.lv",
        "https://data.example.lv/",
        "HTTPS://Data.Example.LV/a.csv",
        "https://data.example.lv:443/a.csv",
        "https://data.example.lv:8443/a.csv",
        "https://xn--dati-0na.lv/a.csv",
        "https://10.0.0.1.example.lv/a.csv",
        "https://data.example.lv/a.csv?url=http://127.0.0.1/&at=@",
      })
  void anAddressWithTheFullNameOfAHostMayBeCalled(String text) {
    assertThat(HttpsAddress.of(text))
        .hasValueSatisfying(address -> assertThat(address).hasToString(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "data.example.lv/a.csv",
        "//data.example.lv/a.csv",
        "http://data.example.lv/a.csv",
        "ftp://data.example.lv/a.csv",
        "file:///etc/passwd",
        "jar:https://data.example.lv/a.jar!/a.csv",
        "https:data.example.lv",
        "https:///a.csv",
        "https://user@data.example.lv/a.csv",
        "https://user:password@data.example.lv/a.csv",
        "https://@data.example.lv/a.csv",
        "https://data.example.lv@127.0.0.1/a.csv",
        "https://127.0.0.1\\@data.example.lv/a.csv",
        "https://data.example.lv/a.csv#part",
        "https://data.example.lv:0/a.csv",
        "https://data.example.lv:22/a.csv",
        "https://data.example.lv:80/a.csv",
        "https://data.example.lv:65536/a.csv",
        "https://data.example.lv:99999999999/a.csv",
        "https://data.example.lv./a.csv",
        "https://data..example.lv/a.csv",
        "https://-data.example.lv/a.csv",
        "https://localhost/a.csv",
        "https://a.localhost/a.csv",
        "https://a.LOCALHOST/a.csv",
        "https://intranet/a.csv",
        "https://127.0.0.1/a.csv",
        "https://127.1/a.csv",
        "https://2130706433/a.csv",
        "https://0x7f000001/a.csv",
        "https://0x7f.0x1/a.csv",
        "https://0177.0.0.01/a.csv",
        "https://[::1]/a.csv",
        "https://[::ffff:127.0.0.1]/a.csv",
        "https://data.example.l/a.csv",
        "https://datā.example.lv/a.csv",
        "https://data.example.lv/ā.csv",
        "https://data.example.lv/a b.csv",
        "https://data.example.lv/a.csv\r\nX-Evil: 1",
        "https://data.example.lv/%zz",
        "https://%64ata.example.lv/a.csv",
      })
  void whatIsNoSuchAddressIsRefused(String text) {
    assertThat(HttpsAddress.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "c.csv, https://data.example.lv/a/c.csv",
    "/c.csv, https://data.example.lv/c.csv",
    "../c.csv#part, https://data.example.lv/c.csv",
    "?y=2, https://data.example.lv/a/?y=2",
    "//other.example.lv/c.csv, https://other.example.lv/c.csv",
    "https://other.example.lv:8443/c.csv, https://other.example.lv:8443/c.csv"
  })
  void anAnswerLeadsOnToAnotherAddress(String location, String expected) {
    assertThat(HERE.leadingTo(location)).hasToString("Optional[" + expected + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://data.example.lv/c.csv",
        "//127.0.0.1/c.csv",
        "https://user@other.example.lv/c.csv",
        "https://localhost/",
        "file:///etc/passwd",
        "not an address"
      })
  void anAnswerLeadsNowhereElse(String location) {
    assertThat(HERE.leadingTo(location)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://data.example.lv/a/b%20%C4%81.csv?x=/y, b ā.csv",
    "https://data.example.lv/a/, ''",
    "https://data.example.lv, ''"
  })
  void theLastPartOfThePathIsTheNameOfTheFile(String address, String name) {
    assertThat(HttpsAddress.of(address).orElseThrow().fileName()).isEqualTo(name);
  }
}
