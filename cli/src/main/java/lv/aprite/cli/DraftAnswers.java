package lv.aprite.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import lv.aprite.cli.terminal.Terminal;
import lv.aprite.cli.terminal.Words;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.contract.Draft;
import lv.aprite.engine.contract.DraftCodec;

/// `aprite contract answer`: the questions of a draft, and what was decided on them, so that nobody
/// has to write JSON to agree with a draft.
record DraftAnswers(Path file, Terminal terminal) {
  private static final int ANSWER_MAX = 2000;

  /// @param number of the question, from 1; 0 to show them all
  Exit run(int number, String answer) throws IOException {
    return switch (read()) {
      case Decoding.Broken<Draft>(var findings) -> {
        ContractFile.complain(terminal, file, new Decoding.Broken<>(findings));
        yield Exit.WRONG_USAGE;
      }
      case Decoding.Decoded<Draft>(Draft draft) -> {
        Draft answered = number == 0 ? draft : answered(draft, number, answer.strip());
        if (number != 0) {
          write(DraftCodec.encode(answered));
        }
        show(answered.questions());
        yield Exit.DONE;
      }
    };
  }

  private Decoding<Draft> read() throws IOException {
    try {
      return DraftCodec.decode(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new Verb.WrongUsage(file + ": expected a draft, found no file");
    }
  }

  private Draft answered(Draft draft, int number, String answer) {
    int questions = draft.questions().size();
    if (number < 1 || number > questions) {
      throw new Verb.WrongUsage(
          "question: expected a number from 1 to " + questions + ", found " + number);
    }
    if (answer.isEmpty() || answer.length() > ANSWER_MAX) {
      throw new Verb.WrongUsage(
          "answer: expected 1 to " + ANSWER_MAX + " characters, found " + answer.length());
    }
    if (draft.asksForMetadata(number - 1)) {
      throw new Verb.WrongUsage(
          "question "
              + number
              + ": the answer is a part of the contract; give it to aprite infer with --title,"
              + " --description, --licence, --publisher or --contact, or write it into the draft");
    }
    return draft.answered(number - 1, answer);
  }

  /// A draft that is cut off would cost all answers.
  private void write(byte[] draft) throws IOException {
    Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".draft-", ".tmp");
    try {
      Files.write(beside, draft);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private void show(List<Draft.Question> questions) {
    int open = 0;
    for (int i = 0; i < questions.size(); i++) {
      Draft.Question question = questions.get(i);
      terminal.sayWrapped("  ", i + 1 + ". " + Words.visible(question.text()));
      if (question.isOpen()) {
        open++;
      } else {
        terminal.sayWrapped("     ", "→ " + Words.visible(question.answer()));
      }
    }
    terminal.say(
        open == 0
            ? "Every question is answered: aprite register takes it."
            : Words.count(open, "question is", "questions are") + " open.");
  }
}
