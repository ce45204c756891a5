package lv.aprite.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lv.aprite.cli.terminal.Paint;
import lv.aprite.cli.terminal.Terminal;
import lv.aprite.cli.terminal.Words;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Draft;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.infer.Inference;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;

/// A draft in words, on the terminal: what was concluded, why, and what is asked.
record DraftPrinter(Terminal terminal) {
  void print(Inference.Outcome.Drafted drafted, Optional<Path> out) {
    Draft draft = drafted.draft();
    Contract contract = draft.contract();
    Paint paint = terminal.paint();
    terminal.say(
        paint.strong(contract.name())
            + "  "
            + Words.count(contract.schema().fields().size(), "field", "fields")
            + ", "
            + Words.count(contract.layouts().size(), "layout", "layouts")
            + ", "
            + Words.count(drafted.trials().size(), "edition", "editions"));
    for (Report trial : drafted.trials()) {
      edition(trial);
    }
    fields(draft);
    questions(draft);
    terminal.say("");
    if (out.isPresent()) {
      terminal.sayWrapped(
          "",
          "Written to "
              + out.get()
              + ". Answer each question there: change what it points to, and write"
              + " into its answer what you decided. Then `aprite register` takes it.");
    } else {
      terminal.sayWrapped("", "Nothing was written; --out DRAFT.json writes the draft.");
    }
  }

  private void edition(Report trial) {
    Paint paint = terminal.paint();
    boolean good = trial.verdict() == Verdict.PUBLISHABLE;
    terminal.sayWrapped(
        "  ",
        (good ? paint.good("✓") : paint.bad("✗"))
            + " "
            + Words.visible(trial.sourceName())
            + paint.faint("  " + Words.count(trial.rowsRead(), "row", "rows"))
            + trial.layout().map(layout -> paint.faint(", layout " + layout)).orElse("")
            + becomes(trial.verdict()));
  }

  private static String becomes(Verdict verdict) {
    return switch (verdict) {
      case PUBLISHABLE -> "";
      case HELD -> "  would be held";
      case REFUSED -> "  would be refused";
    };
  }

  private void fields(Draft draft) {
    Paint paint = terminal.paint();
    Contract contract = draft.contract();
    terminal.say("");
    terminal.say(paint.strong("Fields"));
    List<Field> fields = contract.schema().fields();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      boolean key = contract.schema().primaryKey().contains(field.name());
      terminal.sayWrapped(
          "  ",
          paint.strong(field.name())
              + "  "
              + type(field.type())
              + (field.required() ? ", required" : "")
              + (key ? ", key" : "")
              + source(contract, i));
      for (String sentence :
          draft.evidence().getOrDefault("/resources/0/schema/fields/" + i, List.of())) {
        terminal.sayWrapped("      ", paint.faint(Words.visible(sentence)));
      }
    }
    for (String sentence : draft.evidence().getOrDefault("/resources/0/schema", List.of())) {
      terminal.sayWrapped("  ", Words.visible(sentence));
    }
  }

  /// The header in the newest layout that has it, where it is not the field's name.
  private static String source(Contract contract, int field) {
    for (Layout layout : contract.layouts().reversed()) {
      if (layout.origins().get(field) instanceof Layout.Origin.Column(String header, _)) {
        String name = contract.schema().fields().get(field).name();
        return header.equals(name) ? "" : "  from “" + Words.visible(header) + "”";
      }
    }
    return "";
  }

  private static String type(FieldType type) {
    return switch (type) {
      case FieldType.Text() -> "text";
      case FieldType.Whole() -> "whole number";
      case FieldType.Decimal(_, int scale) -> "number with " + scale + " decimals";
      case FieldType.Bool() -> "true or false";
      case FieldType.Date() -> "date";
      case FieldType.Time() -> "time";
      case FieldType.DateTime(boolean utc) -> utc ? "instant" : "date and time";
      case FieldType.Year() -> "year";
      case FieldType.YearMonth() -> "year and month";
      case FieldType.Duration() -> "length of time";
      case FieldType.GeoPoint() -> "point";
      case FieldType.JsonText(_) -> "JSON";
    };
  }

  private void questions(Draft draft) {
    terminal.say("");
    terminal.say(
        terminal.paint().strong(Words.count(draft.questions().size(), "question", "questions")));
    int number = 0;
    for (Draft.Question question : draft.questions()) {
      number++;
      terminal.sayWrapped("  ", number + ". " + Words.visible(question.text()));
    }
  }
}
