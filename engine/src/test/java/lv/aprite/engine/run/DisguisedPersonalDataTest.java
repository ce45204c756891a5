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
      assertThat(seen("numurs", code, "nav", "nav", "nav")).containsExactly("numurs");
      assertThat(seen("numurs", code, "161176/19997", "161177.19997")).isEmpty();
    }
    assertThat(seen("numurs", "161175/19998", "161175/19999", "161175/19996")).isEmpty();
  }

  @Test
  void oneCodeIsKnownThoughItIsBrokenByWhatIsNotSeenOrWrittenInPairs() throws IOException {
    for (String code :
        List.of(
            "161175\u200B-\u200B19997",
            "161175\uFEFF19997",
            "16.11.75-19997",
            "16.11.75 19997",
            "16 11 75 19997",
            "Ozola 16.11.75-19997, Rīga")) {
      assertThat(seen("piezīmes", "nav", code, "nav", "nav")).as(code).containsExactly("piezīmes");
    }
    assertThat(seen("nr;piezīmes\n1;\"Ozola 161175-\n19997\"\n2;nav\n"))
        .containsExactly("piezīmes");
    assertThat(seen("piezīmes", "16.11.75-19998", "16.11.75.19997", "3.16.11.75-19997")).isEmpty();
  }

  @Test
  void oneEstonianOrLithuanianCodeIsKnownWhereNumbersOfThatFormAreRare() throws IOException {
    for (String code : List.of("37605030299", "isikukood 37605030299, Tartu")) {
      assertThat(seen("märkus", "nav", code, "nav", "nav")).as(code).containsExactly("märkus");
    }
    assertThat(seen("märkus", "37605030298", "nav", "nav")).isEmpty();
    assertThat(seen("märkus", "37605030299", "37605030298", "37605030297")).isEmpty();
  }

  @Test
  void cardsAreKnownAmidTextAndInGroupsOfAnyKind() throws IOException {
    for (String card :
        List.of(
            "4111111111111111",
            "karte 4111111111111111 derīga",
            "4111\u00A01111\u00A01111\u00A01111",
            "4111  1111  1111  1111",
            "4111-1111-1111-1111",
            "3782 822463 10005",
            "karte 3782\u00A0822463\u00A010005")) {
      assertThat(seen("piezīmes", "nav", card, "nav", "nav")).as(card).containsExactly("piezīmes");
    }
    assertThat(seen("piezīmes", "4111111111111112", "4111 1111 1111 1112", "3782 822463 10006"))
        .isEmpty();
    assertThat(seen("piezīmes", "4111111111111111", "4111111111111112", "4111111111111113"))
        .isEmpty();
  }

  @Test
  void phonesWithThePrefixOfABalticCountryAreKnownWhateverStandsAroundThem() throws IOException {
    for (String phone :
        List.of(
            "zvanīt +371 29123450 pēc 17",
            "+371 29123450",
            "(+371) 29123450",
            "+371-2912-3450",
            "Anna (+371 29 123 450), Rīga",
            "+371\u00A029\u00A0123\u00A0450",
            "+370 612 34567",
            "+372 5123 4567")) {
      assertThat(seen("piezīmes", "nav", phone, "nav", "nav", "nav", "nav"))
          .as(phone)
          .containsExactly("piezīmes");
    }
    for (String number :
        List.of("+371 39123450", "+371 2912345", "+371 291234501", "x+37129123450")) {
      assertThat(seen("piezīmes", "nav", number, "nav", "nav", "nav", "nav")).as(number).isEmpty();
    }
    for (String phone : List.of("00371 29123450", "0037129123450", "(+49) 30 1234567")) {
      assertThat(seen("piezīmes", phone, phone, phone, "nav")).as(phone).contains("piezīmes");
    }
    assertThat(seen("kontaktinformācija", "29123450", "67012345", "nav"))
        .containsExactly("kontaktinformācija");
  }

  @Test
  void birthDatesAreKnownWithATimeAndWithoutMarks() throws IOException {
    for (String date :
        List.of("1980-05-10 00:00:00", "1980-05-10T00:00:00Z", "10.05.1980 0:00", "19800510")) {
      assertThat(seen("vards;dzimis\nAnna;" + date + "\nJuris;nav\n"))
          .as(date)
          .containsExactly("dzimis");
      Engine engine = new Engine(Settings.ofThreads(1), new MemoryScratch(), (done, total) -> true);
      String typed = "vards;dzimis\nAnna;" + date + "\nJuris;" + date + "\n";
      assertThat(engine.check(MemorySource.of(typed), Typing.INFERRED).findings())
          .as(date)
          .anyMatch(group -> group.rule() == Rule.PERSONAL_DATA_SEEN);
    }
    assertThat(seen("vards;dzimis\nAnna;19801310\nJuris;1980-05-10 Rīga\n")).isEmpty();
  }
}
