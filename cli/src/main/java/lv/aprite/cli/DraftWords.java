package lv.aprite.cli;

import java.nio.file.Path;
import java.util.Locale;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.RuleBook;
import lv.aprite.engine.validate.Verdict;

/// What stands around evidence and questions when a draft is printed, in a language.
record DraftWords(Language language) {
  private String in(String english, String latvian) {
    return switch (language) {
      case EN -> english;
      case LV -> latvian;
    };
  }

  private String count(long count, String one, String many, String viens, String vairaki) {
    String grouped = String.format(Locale.ROOT, "%,d", count);
    return switch (language) {
      case EN -> grouped + " " + (count == 1 ? one : many);
      case LV ->
          grouped.replace(',', '\u00a0')
              + " "
              + (count % 10 == 1 && count % 100 != 11 ? viens : vairaki);
    };
  }

  String fields(long count) {
    return count(count, "field", "fields", "lauks", "lauki");
  }

  String layouts(long count) {
    return count(count, "layout", "layouts", "izkārtojums", "izkārtojumi");
  }

  String editions(long count) {
    return count(count, "edition", "editions", "izdevums", "izdevumi");
  }

  String rows(long count) {
    return count(count, "row", "rows", "rinda", "rindas");
  }

  String questions(long count) {
    return count(count, "question", "questions", "jautājums", "jautājumi");
  }

  String layout(String id) {
    return in("layout ", "izkārtojums ") + id;
  }

  String fieldsHeading() {
    return in("Fields", "Lauki");
  }

  String required() {
    return in("required", "obligāts");
  }

  String key() {
    return in("key", "atslēga");
  }

  String from(String header) {
    return in("from “", "no „") + header + "”";
  }

  String becomes(Verdict verdict) {
    return switch (verdict) {
      case PUBLISHABLE -> "";
      case HELD -> in("  would be held", "  tiktu aizturēta");
      case REFUSED -> in("  would be refused", "  tiktu noraidīta");
    };
  }

  String type(FieldType type) {
    return switch (type) {
      case FieldType.Text() -> in("text", "teksts");
      case FieldType.Whole() -> in("whole number", "vesels skaitlis");
      case FieldType.Decimal(_, int scale) ->
          in("number with " + scale + " decimals", "skaitlis, zīmes aiz decimālzīmes: " + scale);
      case FieldType.Bool() -> in("true or false", "jā vai nē");
      case FieldType.Date() -> in("date", "datums");
      case FieldType.Time() -> in("time", "laiks");
      case FieldType.DateTime(boolean utc) ->
          utc ? in("instant", "laika moments") : in("date and time", "datums un laiks");
      case FieldType.Year() -> in("year", "gads");
      case FieldType.YearMonth() -> in("year and month", "gads un mēnesis");
      case FieldType.Duration() -> in("length of time", "ilgums");
      case FieldType.GeoPoint() -> in("point", "punkts");
      case FieldType.JsonText(_) -> "JSON";
    };
  }

  String written(Path file) {
    return in("Written to ", "Ierakstīts datnē ")
        + file
        + in(
            ". Answer each question, where the draft is right by `aprite contract answer DRAFT"
                + " NUMBER TEXT`; else change what it points to, and write into its answer what you"
                + " decided. Then `aprite register` takes it.",
            ". Atbildiet uz katru jautājumu: ja melnrakstā ir pareizi, ar `aprite contract answer"
                + " MELNRAKSTS NUMURS TEKSTS`; citādi mainiet tajā to, uz ko jautājums norāda, un"
                + " ierakstiet laukā answer, ko izlēmāt. Tad to pieņem `aprite register`.");
  }

  String notWritten() {
    return in(
        "Nothing was written; --out DRAFT.json writes the draft.",
        "Nekas nav ierakstīts; --out DRAFT.json ieraksta melnrakstu.");
  }

  String unreadable() {
    return in(
        "cannot be read without doubt, nothing is drafted",
        "nevar viennozīmīgi nolasīt, melnraksta nav");
  }

  String finding(Finding finding) {
    return FindingText.of(finding, language)
        + ". "
        + RuleBook.in(language).text(finding.rule()).advice();
  }
}
