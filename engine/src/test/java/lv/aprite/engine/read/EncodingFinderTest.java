package lv.aprite.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import org.junit.jupiter.api.Test;

@SuppressWarnings("StringConcatToTextBlock") // each is one paragraph, not lines
class EncodingFinderTest {
  private static final String LATVIAN =
      "nosaukums,pilsēta\nZemnieku saimniecība Bērziņi,Rīga\nŪdensvada ķēdes,Jūrmala\n"
          + "Šķūņu īpašnieku biedrība,Cēsis\nPašvaldības aģentūra,Ķekava\n";
  private static final String LITHUANIAN =
      "pavadinimas,miestas\nŽemės ūkio bendrovė,Šiauliai\nMažeikių rajono savivaldybė,Mažeikiai\n"
          + "Lėšų ir įmonių registras,Klaipėda\nKūno kultūros mokyklų sąjunga,Panevėžys\n";
  private static final String ESTONIAN =
      "nimi,maakond\nPõhja-Eesti vesi,Järvamaa\nÜhisveevärk,Võrumaa\nTõrva jäätmejaam,Pärnumaa\n"
          + "Kõrgema äriõppe keskus,Hiiu maakond\nSõõrikupood,Põlvamaa\n";
  private static final String POLISH =
      "nazwa,miasto\nSpółdzielnia mieszkaniowa,Łódź\nUrząd gminy,Świętochłowice\n"
          + "Zakład usług wodnych,Wąbrzeźno\nStraż pożarna,Toruń\nKsięgarnia,Gdańsk\n";
  private static final String FRENCH =
      "nom,ville\nSociété générale des eaux,Orléans\nHôtel du château,Besançon\n"
          + "Élevage à l’ancienne,Sète\nMarché européen,Nîmes\nForêts gérées,Épinal\n";

  private static EncodingFinder.Outcome find(byte[] bytes) throws IOException {
    return EncodingFinder.find(new BytesSource(bytes), ',');
  }

  private static Encoding found(byte[] bytes) throws IOException {
    EncodingFinder.Outcome outcome = find(bytes);
    assertThat(outcome).isInstanceOf(EncodingFinder.Outcome.Found.class);
    return ((EncodingFinder.Outcome.Found) outcome).encoding();
  }

  private static Map<String, String> textsByCharset() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("windows-1257 lv", LATVIAN);
    texts.put("windows-1257 lt", LITHUANIAN);
    texts.put("windows-1250 pl", POLISH);
    texts.put("windows-1252 fr", FRENCH);
    texts.put("ISO-8859-4 lv", LATVIAN);
    texts.put("ISO-8859-4 lt", LITHUANIAN);
    return texts;
  }

  @Test
  void theLettersOfALanguageTellItsCodePage() throws IOException {
    for (Map.Entry<String, String> text : textsByCharset().entrySet()) {
      String charset = text.getKey().split(" ", -1)[0];
      byte[] bytes = BytesSource.of(text.getValue(), charset).bytes();
      assertThat(found(bytes).label()).as(text.getKey()).isEqualTo(charset);
    }
  }

  @Test
  void whateverPageIsFoundReadsTheLettersThatWereWritten() throws IOException {
    String[] charsets = {
      "windows-1257", "windows-1252", "windows-1250", "ISO-8859-13", "ISO-8859-4"
    };
    String german = "name,ort\nStraße,Köln\nGrößenänderung,Düsseldorf\nÜbung,Österreich\n";
    for (String text : new String[] {LATVIAN, LITHUANIAN, ESTONIAN, POLISH, FRENCH, german}) {
      for (String charset : charsets) {
        BytesSource source = BytesSource.of(text, charset);
        boolean writable = java.nio.charset.Charset.forName(charset).newEncoder().canEncode(text);
        if (writable
            && EncodingFinder.find(source, ',')
                instanceof EncodingFinder.Outcome.Found(Encoding encoding, String words)) {
          ReadOut read = ReadOut.of(source, ReadOut.framing(encoding, ',', 0, 2), 100);
          ReadOut expected = ReadOut.of(text, ',', 2, 100);
          assertThat(read.cells()).as("%s by %s", charset, words).isEqualTo(expected.cells());
        }
      }
    }
  }

  @Test
  void asciiAndUtf8AreToldByEveryByte() throws IOException {
    assertThat(found("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(Encoding.UTF_8);
    assertThat(found(LATVIAN.getBytes(StandardCharsets.UTF_8))).isEqualTo(Encoding.UTF_8);
    String late = "a,b\n1,2\n".repeat(200_000) + "ā,ž\n";
    assertThat(found(late.getBytes(StandardCharsets.UTF_8))).isEqualTo(Encoding.UTF_8);
    byte[] page = BytesSource.of("a,b\n1,2\n".repeat(200_000) + LATVIAN, "windows-1257").bytes();
    assertThat(found(page)).isEqualTo(Encoding.WINDOWS_1257);
  }

  @Test
  void utf16IsToldWithAndWithoutItsMark() throws IOException {
    for (Encoding encoding : new Encoding[] {Encoding.UTF_16LE, Encoding.UTF_16BE}) {
      String text = LATVIAN + "Āboli,Ādaži\n";
      assertThat(found(BytesSource.of("\uFEFF" + text, encoding.label()).bytes()))
          .isEqualTo(encoding);
      assertThat(found(BytesSource.of(text, encoding.label()).bytes())).isEqualTo(encoding);
    }
  }

  @Test
  void aDamagedByteInUtf8DoesNotMakeItACodePage() throws IOException {
    byte[] bytes = LATVIAN.getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 3] = (byte) 0x81;
    assertThat(found(bytes)).isEqualTo(Encoding.UTF_8);
  }

  @Test
  void oneAccentedLetterIsTooLittleAndTheFirstByteThatDiffersIsNamed() throws IOException {
    byte[] bytes = BytesSource.of("a,b\n\"x\ny\",2\nRīga,3\n", "windows-1257").bytes();
    EncodingFinder.Outcome outcome = find(bytes);
    assertThat(outcome).isInstanceOf(EncodingFinder.Outcome.Doubtful.class);
    var finding = ((EncodingFinder.Outcome.Doubtful) outcome).finding();
    assertThat(finding.rule()).isEqualTo(Rule.ENCODING_AMBIGUOUS);
    assertThat(finding.location()).isEqualTo(new Location.Byte(3, 13));
    assertThat(finding.found()).contains("byte EE").contains("windows-1257");
  }

  @Test
  void lettersThatAllPagesShareNeedNoDecision() throws IOException {
    byte[] bytes = BytesSource.of("a,b\nKöln,1\n", "windows-1252").bytes();
    ReadOut read =
        ReadOut.of(new BytesSource(bytes), ReadOut.framing(found(bytes), ',', 1, 2), 100);
    assertThat(read.cells().getFirst().getFirst()).isEqualTo("Köln");
  }

  private static String refusal(String text, String charset) throws IOException {
    EncodingFinder.Outcome outcome = find(BytesSource.of(text, charset).bytes());
    assertThat(outcome)
        .as(charset + ": " + text)
        .isInstanceOf(EncodingFinder.Outcome.Doubtful.class);
    Finding finding = ((EncodingFinder.Outcome.Doubtful) outcome).finding();
    assertThat(finding.rule()).isEqualTo(Rule.ENCODING_AMBIGUOUS);
    return finding.found();
  }

  @Test
  void pagesThatLookAlikeAreToldApartOrRefusedByName() throws IOException {
    String czech =
        "jméno,město\nPříliš žluťoučký kůň,úpěl ďábelské ódy\nTomáš Dvořák,České Budějovice\n"
            + "Jiří Novák,Plzeň\nŠárka Žižková,Ústí nad Labem\nLukáš Štěpánek,Hradec Králové\n";
    String turkish =
        "ad,şehir\nAyşe Yılmaz,İstanbul\nİbrahim Öztürk,Diyarbakır\nGüneş Çağlar,Eskişehir\n"
            + "Barış Işık,Muğla\n";
    String estonian = "nimi,linn\nšokolaad,Tallinn\nžürii,Pärnu\nõun,Jõgeva\nšašlõkk,Võru\n";
    String french = "nom,ville\nL'œuvre,Orléans\nles sœurs,Nîmes\nle cœur,Sète\nun œuf,Épinal\n";
    String russian = "имя,город\nМосква столица,Рига\nСанкт Петербург,Лиепая у моря\n";
    assertThat(found(czech.getBytes(Charset.forName("ISO-8859-2")))).isEqualTo(Encoding.ISO_8859_2);
    assertThat(refusal(turkish, "windows-1254")).contains("windows-1254");
    assertThat(refusal(turkish, "ISO-8859-9")).contains("windows-1254");
    assertThat(found(estonian.getBytes(Charset.forName("ISO-8859-15"))))
        .isEqualTo(Encoding.ISO_8859_15);
    assertThat(found(french.getBytes(Charset.forName("ISO-8859-15"))))
        .isEqualTo(Encoding.ISO_8859_15);
    assertThat(found(russian.getBytes(Charset.forName("windows-1251"))))
        .isEqualTo(Encoding.WINDOWS_1251);
    assertThat(found(russian.getBytes(Charset.forName("KOI8-R")))).isEqualTo(Encoding.KOI8_R);
    assertThat(refusal(russian, "IBM866")).contains("IBM866");
  }

  @Test
  void charactersThatNoLanguageHasInsideItsWordsAreRefused() throws IOException {
    String text = FRENCH + "co\u00A9te,x\nre\u00BCte,y\nle\u00AEte,z\n";
    assertThat(refusal(text, "windows-1252")).contains("no language");
  }

  @Test
  void bytesThatAreLettersOfNoLanguageAreRefused() throws IOException {
    byte[] bytes = new byte[4000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i % 3 == 0 ? 'a' : 0xA0 + i * 7 % 96);
    }
    assertThat(find(bytes)).isInstanceOf(EncodingFinder.Outcome.Doubtful.class);
  }
}
