package lv.aprite.engine.receipt;

import java.util.List;
import java.util.Locale;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.profile.Comparison;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;

final class EnglishWords implements ReceiptWords {
  @Override
  public Language language() {
    return Language.EN;
  }

  @Override
  public String receipt() {
    return "Receipt";
  }

  @Override
  public String summary(Report report) {
    return switch (report.verdict()) {
      case PUBLISHABLE ->
          report.rowsRejected() == 0
              ? "The file is right: "
                  + (report.rowsRead() == 1 ? "its only row" : "all " + rows(report.rowsRead()))
                  + " can be published."
              : rows(report.rowsPublished())
                  + " can be published; "
                  + rows(report.rowsRejected())
                  + (report.rowsRejected() == 1 ? " was" : " were")
                  + " left out, which the contract allows.";
      case HELD -> "The file is held until a person has looked at it. Nothing is published yet.";
      case REFUSED -> refused(Steps.refusing(report), report);
    };
  }

  private String refused(List<Steps.Cause> causes, Report report) {
    if (!causes.isEmpty()) {
      String more = causes.size() == 1 ? "" : " (and " + (causes.size() - 1) + " more)";
      return "The file was refused: " + begun(causes) + more + ". Nothing is published.";
    }
    return report.rowsRejected() > 0
        ? "The file was refused because of "
            + rows(report.rowsRejected())
            + " with errors. Nothing is published."
        : "The file was refused. Nothing is published.";
  }

  @Override
  public String whatToDoFirst() {
    return "What to do first";
  }

  @Override
  public String correctRejected(long rows) {
    return "Open the file of rejected rows, correct "
        + (rows == 0 ? "the rows" : rows == 1 ? "the row" : "the " + rows(rows))
        + " and drop it again where you dropped the file. Leave its first column as it is; nothing"
        + " else has to be sent.";
  }

  @Override
  public String correctWholeFile() {
    return "Correct the rows in the file itself and upload it as a whole: its rejected rows are not"
        + " handed out, because they may hold data about persons.";
  }

  @Override
  public String nothingToDo() {
    return "Nothing has to be done.";
  }

  @Override
  public String checkWhatHolds() {
    return "Check whether this is the right file, by what holds it below. If it is wrong, upload"
        + " the right one; that need not wait.";
  }

  @Override
  public String waitForDecision(String upload) {
    return "If it is right, ask a person at the hub to let it through: `aprite accept "
        + upload
        + " --by NAME --reason WHY`. With `aprite reject "
        + upload
        + " --by NAME --reason WHY` it is rejected.";
  }

  @Override
  public String heading(Rule.Effect effect, Verdict verdict) {
    return switch (effect) {
      case REFUSES_FILE -> "What refuses the file";
      case HOLDS_FILE ->
          switch (verdict) {
            case HELD -> "What holds the file";
            case REFUSED -> "What would hold it if all else were right";
            case PUBLISHABLE -> "What a person has looked at and let pass";
          };
      case REJECTS_ROW -> "What is wrong in rows";
      case NOTES -> "Remarks";
    };
  }

  @Override
  public String places(long count) {
    return count == 1 ? "1 place" : number(count) + " places";
  }

  @Override
  public String inColumn(String column) {
    return "column " + column;
  }

  @Override
  public String andMore(long count) {
    return "… and " + number(count) + " more";
  }

  @Override
  public String row() {
    return "row";
  }

  @Override
  public String whatToDo() {
    return "What to do";
  }

  @Override
  public String example() {
    return "Example";
  }

  @Override
  public String why() {
    return "What the rule asks for";
  }

  @Override
  public String origin(Report.Origin origin) {
    String unchanged =
        origin.rowsUnchanged() == 0
            ? ""
            : ", and "
                + rows(origin.rowsUnchanged())
                + " came back as "
                + (origin.rowsUnchanged() == 1 ? "it was" : "they were");
    return "This is a correction of upload "
        + origin.submission()
        + ": "
        + rows(origin.rowsReplaced())
        + " replaced"
        + unchanged
        + ". Rows are numbered as in that file.";
  }

  @Override
  public String besideTheLastRelease() {
    return "Beside the last release";
  }

  @Override
  public String comparison(Comparison comparison) {
    StringBuilder text = new StringBuilder("Release ");
    text.append(comparison.release())
        .append(" has ")
        .append(rows(comparison.rowsBefore()))
        .append(", this file ")
        .append(number(comparison.rowsNow()));
    comparison
        .rows()
        .ifPresent(rows -> {
          text.append(": ").append(number(rows.added())).append(" added, ");
          text.append(number(rows.removed())).append(" removed");
          rows.changed()
              .ifPresent(changed -> text.append(", ").append(number(changed)).append(" changed"));
        });
    text.append(".");
    if (!comparison.columnsAdded().isEmpty()) {
      text.append(" New columns: ")
          .append(String.join(", ", comparison.columnsAdded()))
          .append(".");
    }
    if (!comparison.columnsRemoved().isEmpty()) {
      text.append(" Columns that are gone: ")
          .append(String.join(", ", comparison.columnsRemoved()))
          .append(".");
    }
    return text.toString();
  }

  @Override
  public String howItWasRead() {
    return "How it was read";
  }

  @Override
  public String reading(Report report, Report.Reading reading) {
    return report.layout().map(id -> "Layout " + id + ": read").orElse("Read")
        + " as "
        + reading.encoding()
        + " ("
        + reading.encodingEvidence()
        + "), cells parted by "
        + switch (reading.delimiter()) {
          case "," -> "comma";
          case ";" -> "semicolon";
          case "\t" -> "tab";
          case "|" -> "vertical bar";
          default -> "\"" + reading.delimiter() + "\"";
        }
        + ", header in row "
        + reading.headerRow()
        + ", line ends "
        + reading.lineEnds()
        + ".";
  }

  @Override
  public String rows(Report report) {
    return "Rows: "
        + number(report.rowsRead())
        + " read, "
        + number(report.rowsPublished())
        + " published, "
        + number(report.rowsRejected())
        + " rejected.";
  }

  @Override
  public String moreAboutTheRule() {
    return "More about this rule";
  }

  @Override
  public String ruleBook() {
    return "Rule book";
  }

  @Override
  public String ruleBookAbout() {
    return "What Aprite checks in files and contracts, what breaks each rule, and what to do then.";
  }

  @Override
  public String contents(int rules) {
    return "All " + rules + " rules";
  }

  @Override
  public String chapter(Rule rule) {
    return switch (Chapter.of(rule)) {
      case UPLOAD -> "The upload and the file";
      case CORRECTIONS -> "Corrections";
      case HEADER -> "The header";
      case ROWS -> "Rows";
      case CELLS -> "Cells";
      case TABLE -> "The table as a whole";
      case CONTRACT -> "The contract";
    };
  }

  @Override
  public String consequence(Rule.Effect effect) {
    return switch (effect) {
      case REFUSES_FILE -> "refuses the file: nothing is published";
      case HOLDS_FILE -> "holds the file until a person has decided";
      case REJECTS_ROW -> "rejects the row";
      case NOTES -> "is only noted";
    };
  }

  @Override
  public String otherLanguage() {
    return "Latviski";
  }

  @Override
  public String privacy() {
    return "This page quotes your data. It is for the publisher of the file alone.";
  }

  private static String rows(long rows) {
    return rows == 1 ? "1 row" : number(rows) + " rows";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
