package lv.aprite.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import lv.aprite.cli.hub.Receipt;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.ReportCodec;
import lv.aprite.publication.release.Outcome;

/// What became of a submission, for people and for machines.
public final class Outcomes {
  private Outcomes() {}

  /// A few words, to stand behind the name of the dataset.
  static String words(Outcome outcome, Language language) {
    return switch (language) {
      case EN -> words(outcome);
      case LV ->
          switch (outcome) {
            case Outcome.Released(long number, var _) -> "publicēts kā " + number + ". laidiens";
            case Outcome.Refused _ -> "nav pieņemts";
            case Outcome.Held _ -> "aizturēts, līdz to izskatīs cilvēks";
            case Outcome.Rejected _ -> "nav pieņemts: tā izlēma cilvēks";
            case Outcome.Superseded(long by, var _) ->
                "novecojis: žurnāla " + by + ". ieraksts ir jaunāks";
            case Outcome.Withdrawn _ -> "atsaukts";
            case Outcome.TooLate() -> "nav pabeigts: lasīšana ilga vairāk nekā stundu";
          };
    };
  }

  static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Released(long number, var _) -> "published as release " + number;
      case Outcome.Refused _ -> "refused";
      case Outcome.Held _ -> "held until a person has looked at it";
      case Outcome.Rejected _ -> "refused by a person";
      case Outcome.Superseded(long by, var _) ->
          "superseded by entry " + by + " of the log, which is newer";
      case Outcome.Withdrawn _ -> "withdrawn";
      case Outcome.TooLate() -> "not finished: reading it took more than an hour";
    };
  }

  /// Whether it is published, and nobody has to do anything.
  static boolean isGood(Outcome outcome) {
    return exit(outcome) == Exit.DONE;
  }

  static Exit exit(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Released _ -> Exit.DONE;
      case Outcome.Held _ -> Exit.HELD;
      case Outcome.Superseded _ -> Exit.SUPERSEDED;
      case Outcome.Refused _, Outcome.Rejected _, Outcome.Withdrawn _ -> Exit.DATA_REFUSED;
      case Outcome.TooLate() -> Exit.FAILURE;
    };
  }

  /// One line for a log: rules, rows and columns, never a cell.
  static ObjectNode line(Receipt receipt) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("event", "receipt")
        .put("dataset", receipt.submission().dataset().path())
        .put("submission", receipt.submission().id())
        .put("outcome", receipt.outcome().word());
    if (receipt.outcome() instanceof Outcome.Released(long number, var _)) {
      line.put("release", number);
    }
    receipt
        .report()
        .ifPresent(report ->
            line.put("rows", report.rowsRead())
                .put("rowsPublished", report.rowsPublished())
                .put("rowsRejected", report.rowsRejected())
                .put("findings", findings(report)));
    return line.put("millis", receipt.elapsed().toMillis());
  }

  /// The whole receipt, for its publisher.
  static ObjectNode document(Receipt receipt) {
    ObjectNode document = line(receipt).put("file", receipt.submission().fileName());
    receipt.report().ifPresent(report -> document.set("report", ReportCodec.toJson(report)));
    return document;
  }

  static long findings(Report report) {
    return report.findings().stream().mapToLong(group -> group.count()).sum();
  }
}
