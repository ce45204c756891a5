package lv.aprite.engine.receipt;

import java.util.List;
import java.util.Locale;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.profile.Comparison;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;

final class LatvianWords implements ReceiptWords {
  @Override
  public Language language() {
    return Language.LV;
  }

  @Override
  public String receipt() {
    return "Kvīts";
  }

  @Override
  public String summary(Report report) {
    return switch (report.verdict()) {
      case PUBLISHABLE ->
          report.rowsRejected() == 0
              ? "Datne ir pareiza: visu, kas tajā ir, var publicēt ("
                  + count(report.rowsRead(), "rinda", "rindas")
                  + ")."
              : "Publicēt var "
                  + count(report.rowsPublished(), "rindu", "rindas")
                  + "; "
                  + count(report.rowsRejected(), "rinda izlaista", "rindas izlaistas")
                  + ", kā līgums to atļauj.";
      case HELD -> "Datne ir aizturēta, līdz to izskatīs cilvēks. Pagaidām nekas nav publicēts.";
      case REFUSED -> refused(Steps.refusing(report), report);
    };
  }

  private String refused(List<Steps.Cause> causes, Report report) {
    if (!causes.isEmpty()) {
      String more = causes.size() == 1 ? "" : " (un vēl " + (causes.size() - 1) + ")";
      return "Datne nav pieņemta: " + begun(causes) + more + ". Nekas nav publicēts.";
    }
    return report.rowsRejected() > 0
        ? "Datne nav pieņemta, jo "
            + count(report.rowsRejected(), "rindā", "rindās")
            + " ir kļūdas. Nekas nav publicēts."
        : "Datne nav pieņemta. Nekas nav publicēts.";
  }

  @Override
  public String whatToDoFirst() {
    return "Kas darāms vispirms";
  }

  @Override
  public String correctRejected(long rows) {
    return "Atveriet atraidīto rindu datni, izlabojiet "
        + (rows == 0 ? "rindas" : rows == 1 ? "rindu" : count(rows, "rindu", "rindas"))
        + " un ielieciet to tur, kur ielikāt datni. Pirmo kolonnu atstājiet, kāda tā ir; neko citu"
        + " sūtīt nevajag.";
  }

  @Override
  public String correctWholeFile() {
    return "Izlabojiet kļūdainās rindas pašā datnē un iesniedziet to visu: atraidītās rindas netiek"
        + " atdotas, jo tajās var būt personas dati.";
  }

  @Override
  public String nothingToDo() {
    return "Nekas nav jādara.";
  }

  @Override
  public String checkWhatHolds() {
    return "Pārbaudiet, vai šī ir īstā datne: zemāk teikts, kāpēc tā aizturēta. Ja tā nav īstā,"
        + " iesniedziet pareizo, negaidot lēmumu.";
  }

  @Override
  public String waitForDecision(String upload) {
    return "Ja tā ir pareiza, lūdziet mezgla darbinieku to palaist tālāk: `aprite accept "
        + upload
        + " --by VĀRDS --reason IEMESLS`. Ar `aprite reject "
        + upload
        + " --by VĀRDS --reason IEMESLS` to noraida.";
  }

  @Override
  public String heading(Rule.Effect effect, Verdict verdict) {
    return switch (effect) {
      case REFUSES_FILE -> "Kāpēc datne nav pieņemta";
      case HOLDS_FILE ->
          switch (verdict) {
            case HELD -> "Kāpēc datne ir aizturēta";
            case REFUSED -> "Kāpēc to aizturētu arī tad, ja pārējais būtu pareizi";
            case PUBLISHABLE -> "Ko cilvēks ir izskatījis un atļāvis";
          };
      case REJECTS_ROW -> "Kļūdas rindās";
      case NOTES -> "Piezīmes";
    };
  }

  @Override
  public String places(long count) {
    return count(count, "vieta", "vietas");
  }

  @Override
  public String inColumn(String column) {
    return "kolonna " + column;
  }

  @Override
  public String andMore(long count) {
    return "… un vēl " + number(count);
  }

  @Override
  public String row() {
    return "rinda";
  }

  @Override
  public String whatToDo() {
    return "Kas darāms";
  }

  @Override
  public String example() {
    return "Piemērs";
  }

  @Override
  public String why() {
    return "Ko noteikums prasa";
  }

  @Override
  public String origin(Report.Origin origin) {
    String unchanged =
        origin.rowsUnchanged() == 0
            ? ""
            : ", "
                + count(
                    origin.rowsUnchanged(),
                    "rinda atnākusi nemainīta",
                    "rindas atnākušas nemainītas");
    return "Šis ir iesnieguma "
        + origin.submission()
        + " labojums: "
        + count(origin.rowsReplaced(), "rinda aizstāta", "rindas aizstātas")
        + unchanged
        + ". Rindas numurētas kā tajā datnē.";
  }

  @Override
  public String besideTheLastRelease() {
    return "Salīdzinājumā ar pēdējo laidienu";
  }

  @Override
  public String comparison(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    text.append(comparison.release())
        .append(". laidienā ir ")
        .append(count(comparison.rowsBefore(), "rinda", "rindas"))
        .append(", šajā datnē – ")
        .append(number(comparison.rowsNow()));
    comparison
        .rows()
        .ifPresent(rows -> {
          text.append(": ").append(after(rows.added(), "pievienota", "pievienotas"));
          text.append(", ").append(after(rows.removed(), "izņemta", "izņemtas"));
          rows.changed()
              .ifPresent(
                  changed -> text.append(", ").append(after(changed, "mainīta", "mainītas")));
        });
    text.append(".");
    if (!comparison.columnsAdded().isEmpty()) {
      text.append(" Jaunas kolonnas: ")
          .append(String.join(", ", comparison.columnsAdded()))
          .append(".");
    }
    if (!comparison.columnsRemoved().isEmpty()) {
      text.append(" Vairs nav kolonnu: ")
          .append(String.join(", ", comparison.columnsRemoved()))
          .append(".");
    }
    return text.toString();
  }

  @Override
  public String howItWasRead() {
    return "Kā datne nolasīta";
  }

  @Override
  public String reading(Report report, Report.Reading reading) {
    return report.layout().map(id -> "Izkārtojums " + id + ": kodējums ").orElse("Kodējums ")
        + reading.encoding()
        + ", šūnas atdala "
        + switch (reading.delimiter()) {
          case "," -> "komats";
          case ";" -> "semikols";
          case "\t" -> "tabulators";
          case "|" -> "vertikāla svītra";
          default -> "„" + reading.delimiter() + "”";
        }
        + ", galvene "
        + reading.headerRow()
        + ". rindā, rindu beigas "
        + reading.lineEnds()
        + ".";
  }

  @Override
  public String rows(Report report) {
    return "Rindas: "
        + after(report.rowsRead(), "nolasīta", "nolasītas")
        + ", "
        + after(report.rowsPublished(), "publicēta", "publicētas")
        + ", "
        + after(report.rowsRejected(), "atraidīta", "atraidītas")
        + ".";
  }

  @Override
  public String moreAboutTheRule() {
    return "Vairāk par šo noteikumu";
  }

  @Override
  public String ruleBook() {
    return "Noteikumu grāmata";
  }

  @Override
  public String ruleBookAbout() {
    return "Ko Aprite pārbauda datnēs un līgumos, kas katru noteikumu pārkāpj, un kā tad rīkoties.";
  }

  @Override
  public String contents(int rules) {
    return "Visi noteikumi (" + rules + ")";
  }

  @Override
  public String chapter(Rule rule) {
    return switch (Chapter.of(rule)) {
      case UPLOAD -> "Augšupielāde un datne";
      case CORRECTIONS -> "Labojumi";
      case HEADER -> "Galvene";
      case ROWS -> "Rindas";
      case CELLS -> "Šūnas";
      case TABLE -> "Tabula kopumā";
      case CONTRACT -> "Līgums";
    };
  }

  @Override
  public String consequence(Rule.Effect effect) {
    return switch (effect) {
      case REFUSES_FILE -> "datni nepieņem: nekas netiek publicēts";
      case HOLDS_FILE -> "datni aiztur, līdz izlemj cilvēks";
      case REJECTS_ROW -> "rindu atraida";
      case NOTES -> "tikai piezīme";
    };
  }

  @Override
  public String otherLanguage() {
    return "In English";
  }

  @Override
  public String privacy() {
    return "Šajā lapā ir citēti jūsu dati. Tā ir tikai datnes izdevējam.";
  }

  private static String count(long count, String one, String many) {
    return number(count) + "\u00a0" + (isOne(count) ? one : many);
  }

  /// The number behind its word.
  private static String after(long count, String one, String many) {
    return (isOne(count) ? one : many) + " " + number(count);
  }

  /// One is what ends in 1 but not in 11.
  private static boolean isOne(long count) {
    return count % 10 == 1 && count % 100 != 11;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '\u00a0');
  }
}
