package lv.aprite.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import lv.aprite.engine.contract.Encoding;
import org.junit.jupiter.api.Test;

/// How often the letters of a file tell its code page: words drawn by a seed, in every page that
/// has their letters, from one word to a page of them. The words are everyday ones, most with
/// letters that ASCII lacks; the scorer's tables were not made from them. Beside
/// [EncodingFiguresTest], it tells capitals, Cyrillic and several lengths apart.
class EncodingMeasureTest {
  private static final long SEED = 20_261_201;
  private static final int DRAWS = 40;
  private static final int[] WORDS = {1, 2, 3, 5, 10, 40, 200};

  private static final Map<String, List<String>> LANGUAGES =
      Map.of(
          "lv",
          words(
              "Rīga Ķekava Cēsis Jūrmala Bērziņš Kalniņa Ozoliņš Liepāja Rēzekne Jēkabpils Līvāni"
                  + " Krāslava Ādaži Mārupe skola pilsēta ūdens ceļš iela pašvaldība īpašnieks"
                  + " uzņēmums būvniecība satiksmes drošība veselības aprūpe bērnudārzs ģimene"
                  + " šķiedra žurnāls čiekurs zeme kļava ķieģelis mūzika tīkls ēka jumts telpa"
                  + " Šmits Žagare Ērgļi Īslīce Ūbeles Ņukši Čakste Ļaudona Ģirts"),
          "lt",
          words(
              "Šiauliai Klaipėda Mažeikiai Panevėžys Utena mokykla žemė ūkis gydytojas įmonė"
                  + " miškų ąžuolas ežeras upė šaltinis rūmai gatvė miestas savivaldybė vaikų"
                  + " darželis kelių tiltas pažymėjimas žuvų čia ūkininkas įstaiga šeima žmonės"
                  + " Žukauskas Stankevičius Petrauskienė Kazlauskaitė Jonaitytė Šilutė Kėdainiai"
                  + " Druskininkai Įsrutis Ąžuolynas lapė gėlė ratų ledų vandenų tęsinys"),
          "et",
          words(
              "Pärnu Võru Põlva Jõgeva Tartu Rapla Järva Hiiumaa Lääne Kärdla kool tänav maja"
                  + " vesi jäätmed öö küla põld mägi jõgi järv õpetaja üliõpilane tööstus äri"
                  + " ühistu põhikool lasteaed hääl käsi süda kõrge väike suur õun pähkel köök"
                  + " Õismäe Ülenurme Äksi Öötla šokolaad žürii dušš garaaž Tamm Mägi Kõiv"),
          "pl",
          words(
              "Łódź Kraków Gdańsk Poznań Wrocław Białystok Częstochowa Rzeszów Toruń Bielsko szkoła"
                  + " żłobek ulica rzeka góra źródło środowisko zdrowie gmina urząd mieszkańcy"
                  + " ścieżka księga droga rolnictwo przedsiębiorstwo działalność usługi łąka"
                  + " święto ćma ósmy żaba piątek dzień Świnoujście Żywiec Źrebce Ćwiklice"),
          "de",
          words(
              "Köln München Düsseldorf Nürnberg Würzburg Straße Fuß Größe Übung Österreich Äpfel"
                  + " Schule Gemeinde Behörde Fläche Wälder Brücke Flüsse Bäume Häuser Öl Ämter"
                  + " Universität Gebäude Müll Gewässer weiß heiß Prüfung Haushalt Einkünfte"
                  + " Verkehr Tätigkeit Göttingen Lübeck Saarbrücken Mönchengladbach"),
          "fr",
          words(
              "Orléans Besançon Nîmes Sète Épinal école forêt marché hôtel château société générale"
                  + " région département année élève français étudiant mairie rivière après près"
                  + " hôpital fenêtre été équipe île août maïs Noël Évreux Angoulême"),
          "cs",
          words(
              "Plzeň Budějovice Králové Ústí Třebíč Dvořák Novák Žižková Šárka Příbram město škola"
                  + " řeka úřad obyvatelé město ulice dům střed východ západ údaje počet měsíc"
                  + " čtvrtek žena člověk svět léto jméno příjmení"),
          "ru",
          words(
              "Москва Рига школа улица город река население учреждение Даугавпилс здоровье дорога"
                  + " озеро предприятие семья ребёнок объект участок Иванов Кузнецова Петербург"
                  + " Лиепая строительство образование культура жители северный юг"));

  private static final List<String> BALTIC = List.of("lv", "lt", "et");
  private static final List<Encoding> BALTIC_PAGES =
      List.of(
          Encoding.WINDOWS_1257, Encoding.ISO_8859_4, Encoding.ISO_8859_10, Encoding.ISO_8859_13);

  private record Tally(int right, int asked, int silent) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally plus(Tally other) {
      return new Tally(right + other.right, asked + other.asked, silent + other.silent);
    }

    double silentShare() {
      return silent / (double) (right + asked + silent);
    }

    @Override
    public String toString() {
      double all = (right + asked + silent) / 100.0;
      return "%6.2f right %6.2f asked %6.2f silent of %5d"
          .formatted(right / all, asked / all, silent / all, right + asked + silent);
    }
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }

  @Test
  void thePageOfATextIsFoundOrAskedForButHardlyEverWrong() throws IOException {
    Map<String, Tally> tallies = new TreeMap<>();
    List<String> wrongBaltic = new ArrayList<>();
    Random random = new Random(SEED);
    for (String language : LANGUAGES.keySet().stream().sorted().toList()) {
      for (Encoding encoding : Encoding.values()) {
        for (int count : WORDS) {
          if (!encoding.isSingleByte()) {
            continue;
          }
          Tally tally = Tally.NONE;
          for (int draw = 0; draw < DRAWS; draw++) {
            String text = table(LANGUAGES.getOrDefault(language, List.of()), count, random);
            Tally one = tried(text, encoding);
            tally = tally.plus(one);
            if (one.silent > 0 && accented(text) >= 3 && BALTIC_PAGES.contains(encoding)) {
              wrongBaltic.add(encoding.label() + " " + language + ": " + text);
            }
          }
          tallies.merge("all", tally, Tally::plus);
          tallies.merge("language " + language, tally, Tally::plus);
          tallies.merge("page " + encoding.label(), tally, Tally::plus);
          tallies.merge("words %3d".formatted(count), tally, Tally::plus);
          if (BALTIC.contains(language) && BALTIC_PAGES.contains(encoding)) {
            tallies.merge("Baltic, words %3d".formatted(count), tally, Tally::plus);
          }
        }
      }
    }
    tallies.forEach((what, tally) -> System.out.println("%-24s %s".formatted(what, tally)));
    assertThat(wrongBaltic).as("seed %d", SEED).isEmpty();
    assertThat(tallies.getOrDefault("all", Tally.NONE).silentShare())
        .as("seed %d", SEED)
        .isLessThan(0.005);
  }

  private static long accented(String text) {
    return text.lines().filter(line -> !line.chars().allMatch(c -> c < 128)).count();
  }

  private static String table(List<String> words, int count, Random random) {
    StringBuilder text = new StringBuilder("id,name\n");
    for (int i = 1; i <= count; i++) {
      String word = words.get(random.nextInt(words.size()));
      // One in eight is written in capitals.
      String written = random.nextInt(8) == 0 ? word.toUpperCase(java.util.Locale.ROOT) : word;
      text.append(i).append(',').append(written).append('\n');
    }
    return text.toString();
  }

  /// Nothing, if the page has not all letters.
  private static Tally tried(String text, Encoding encoding) throws IOException {
    Encoder encoder = new Encoder(encoding);
    if (!encoder.hasAll(text)) {
      return Tally.NONE;
    }
    BytesSource source = new BytesSource(encoder.bytes(text));
    return switch (EncodingFinder.find(source, ',')) {
      case EncodingFinder.Outcome.Doubtful _ -> new Tally(0, 1, 0);
      case EncodingFinder.Outcome.Found(Encoding found, String _) -> {
        boolean right = read(source.bytes(), found).equals(text);
        yield right ? new Tally(1, 0, 0) : new Tally(0, 0, 1);
      }
    };
  }

  private static String read(byte[] bytes, Encoding encoding) {
    if (!encoding.isSingleByte()) {
      return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
    CodePage page = CodePage.of(encoding);
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(page.character(b & 0xFF));
    }
    return text.toString();
  }
}
