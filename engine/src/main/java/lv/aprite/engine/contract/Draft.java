package lv.aprite.engine.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A contract that nobody has agreed to yet: what was concluded from files, why, and what could not
/// be concluded.
///
/// Files can be checked by it as by any contract; it is not registered before somebody has answered
/// each question.
///
/// @param contract where nobody knows a part of the metadata a stand-in that is never written
/// @param unknown the parts of the metadata that stand for nothing
/// @param evidence sentences: what each decision rests on, by the JSON Pointer of what was decided
public record Draft(
    Contract contract,
    Set<Unknown> unknown,
    Map<String, List<String>> evidence,
    List<Question> questions) {
  public Draft {
    unknown = Collections.unmodifiableSet(copy(unknown));
    evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
    questions = List.copyOf(questions);
  }

  private static Set<Unknown> copy(Set<Unknown> unknown) {
    return unknown.isEmpty() ? EnumSet.noneOf(Unknown.class) : EnumSet.copyOf(unknown);
  }

  /// The draft with this answer to a question.
  public Draft answered(int question, String answer) {
    List<Question> answered = new ArrayList<>(questions);
    Question asked = answered.get(question);
    answered.set(question, new Question(asked.about(), asked.text(), answer));
    return new Draft(contract, unknown, evidence, answered);
  }

  /// Whether the question is about what a contract must say of itself, and this one does not yet.
  public boolean asksForMetadata(int question) {
    return switch (questions.get(question).about()) {
      case "/title" -> unknown.contains(Unknown.TITLE);
      case "/description" -> unknown.contains(Unknown.DESCRIPTION);
      case "/licenses" -> unknown.contains(Unknown.LICENCE);
      case "/contributors" ->
          unknown.contains(Unknown.PUBLISHER) || unknown.contains(Unknown.CONTACT);
      default -> false;
    };
  }

  /// What a file cannot say about itself, and a contract must.
  public enum Unknown {
    TITLE,
    DESCRIPTION,
    LICENCE,
    PUBLISHER,
    CONTACT
  }

  /// What only a person can decide.
  ///
  /// @param about JSON Pointer of the part of the contract that the answer may change
  /// @param text a whole question, in the language that was asked for
  /// @param answer what was decided; empty while nobody has
  public record Question(String about, String text, String answer) {
    public Question(String about, String text) {
      this(about, text, "");
    }

    public boolean isOpen() {
      return answer.isBlank();
    }
  }
}
