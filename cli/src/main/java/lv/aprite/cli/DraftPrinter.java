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
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.infer.Inference;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;

/// A draft in words, on the terminal: what was concluded, why, and what is asked.
record DraftPrinter(Terminal terminal, DraftWords words) {
  DraftPrinter(Terminal terminal, Language language) {
    this(terminal, new DraftWords(language));
  }

  void unreadable(String source, Findings findings) {
    terminal.complain(source + ": " + words.unreadable());
    findings
        .groups()
        .forEach(group ->
            group.samples().stream()
                .map(words::finding)
                .forEach(line -> terminal.err().println("  " + Words.visible(line))));
  }

  void print(Inference.Outcome.Drafted drafted, Optional<Path> out) {
    Draft draft = drafted.draft();
    Contract contract = draft.contract();
    Paint paint = terminal.paint();
    terminal.say(
        paint.strong(contract.name())
            + "  "
            + words.fields(contract.schema().fields().size())
            + ", "
            + words.layouts(contract.layouts().size())
            + ", "
            + words.editions(drafted.trials().size()));
    for (Report trial : drafted.trials()) {
      edition(trial);
    }
    fields(draft);
    questions(draft);
    terminal.say("");
    if (out.isPresent()) {
      terminal.sayWrapped("", words.written(out.get()));
    } else {
      terminal.sayWrapped("", words.notWritten());
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
            + paint.faint("  " + words.rows(trial.rowsRead()))
            + trial.layout().map(layout -> paint.faint(", " + words.layout(layout))).orElse("")
            + words.becomes(trial.verdict()));
  }

  private void fields(Draft draft) {
    Paint paint = terminal.paint();
    Contract contract = draft.contract();
    terminal.say("");
    terminal.say(paint.strong(words.fieldsHeading()));
    List<Field> fields = contract.schema().fields();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      boolean key = contract.schema().primaryKey().contains(field.name());
      terminal.sayWrapped(
          "  ",
          paint.strong(field.name())
              + "  "
              + words.type(field.type())
              + (field.required() ? ", " + words.required() : "")
              + (key ? ", " + words.key() : "")
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
  private String source(Contract contract, int field) {
    for (Layout layout : contract.layouts().reversed()) {
      if (layout.origins().get(field) instanceof Layout.Origin.Column(String header, _)) {
        String name = contract.schema().fields().get(field).name();
        return header.equals(name) ? "" : "  " + words.from(Words.visible(header));
      }
    }
    return "";
  }

  private void questions(Draft draft) {
    terminal.say("");
    terminal.say(terminal.paint().strong(words.questions(draft.questions().size())));
    int number = 0;
    for (Draft.Question question : draft.questions()) {
      number++;
      terminal.sayWrapped("  ", number + ". " + Words.visible(question.text()));
    }
  }
}
