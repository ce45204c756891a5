package lv.aprite.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Rule;
import org.junit.jupiter.api.Test;

/// Data about persons are known in the forms that people write them in, too.
class DisguisedPersonalDataTest {
  private static List<String> seen(String csv) throws IOException {
    Engine engine = new Engine(Settings.ofThreads(1), new MemoryScratch(), (done, total) -> true);
    return engine.check(MemorySource.of(csv), Typing.TEXT).findings().stream()
        .filter(group -> group.rule() == Rule.PERSONAL_DATA_SEEN)
        .map(Findings.Group::column)
        .toList();
  }

  private static List<String> seen(String column, String... cells) throws IOException {
    StringBuilder csv = new StringBuilder("nr;" + column + "\n");
    for (int i = 0; i < cells.length; i++) {
      csv.append(i).append(';').append(cells[i]).append('\n');
    }
    return seen(csv.toString());
  }

  @Test
  void birthDatesThatAreTextsAreKnownBesideNames() throws IOException {
    for (String date :
        List.of("10.05.1980", "1.5.1980", "1980-05-10", "10/05/1980", "10.05.1980.", "10.05.80")) {
      for (String name : List.of("vards", "Darbinieks", "pacients", "töötaja", "savininkas")) {
        assertThat(seen(name + ";dzimsanas_datums\nAnna;" + date + "\nJuris;nav\n"))
            .as(name + " " + date)
            .containsExactly("dzimsanas_datums");
      }
    }
    assertThat(seen("vards;dzimsanas_vieta\nAnna;Rīga, 10.05.1980\n")).isEmpty();
    assertThat(seen("vards;dzimsanas_datums\nAnna;99.99.1980\n")).isEmpty();
    assertThat(seen("vards;registrets\nAnna;10.05.2020\n")).isEmpty();
    assertThat(seen("iela;dzimsanas_datums\nAnnas;10.05.1980\n")).isEmpty();
  }

  @Test
  void accountsAreKnownInSmallLettersAndWithDashes() throws IOException {
    for (String account :
        List.of(
            "lv80bank0000435195001",
            "LV80-BANK-0000-4351-9500-1",
            "lv80\u00A0bank\u00A00000\u00A04351\u00A09500\u00A01",
            "konts lv80 bank 0000 4351 9500 1, Rīga")) {
      assertThat(seen("piezīmes", account, "nav")).as(account).containsExactly("piezīmes");
    }
    assertThat(seen("piezīmes", "lv81bank0000435195001", "xlv80bank0000435195001")).isEmpty();
  }

  @Test
  void addressesOfHostsWithOtherLettersAreKnown() throws IOException {
    for (String address : List.of("janis@bērziņi.lv", "jānisā@inbox.lv", "рога@копыта.рф")) {
      assertThat(seen("piezīmes", address, "nav")).as(address).containsExactly("piezīmes");
    }
    assertThat(seen("piezīmes", "kafija @ rīga.lv", "ā@ā", "a@.ā.")).isEmpty();
  }

  @Test
  void phonesAreKnownByTheWordBeforeThem() throws IOException {
    for (String phone :
        List.of("tel. +371 29123450", "Tālr.: 29123450", "mob. 29 123 450", "telefons 67012345")) {
      assertThat(seen("piezīmes", phone, phone, phone, "nav"))
          .as(phone)
          .containsExactly("piezīmes");
    }
    assertThat(seen("piezīmes", "telpa 29123450", "telpa 29123451", "mobs 29123452")).isEmpty();
    assertThat(seen("piezīmes", "tel. 29123450", "nav", "nav")).isEmpty();
  }

  @Test
  void aColumnOfCodesIsKnownWithAnotherMarkInPlaceOfTheHyphen() throws IOException {
    for (String code : List.of("161175/19997", "161175.19997")) {
      assertThat(seen("numurs", code)).as(code).containsExactly("numurs");
      assertThat(seen("numurs", code, code, code, "nav", "nav")).containsExactly("numurs");
      assertThat(seen("numurs", code, "nav", "nav", "nav")).isEmpty();
    }
    assertThat(seen("numurs", "161175/19998", "161175/19999", "161175/19996")).isEmpty();
  }
}
