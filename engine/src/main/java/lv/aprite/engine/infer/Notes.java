package lv.aprite.engine.infer;

import java.util.ArrayList;
import java.util.List;

/// What a decision rests on, and what is asked about it, while it is made.
final class Notes {
  private final List<Said> evidence = new ArrayList<>();
  private final List<Said> questions = new ArrayList<>();

  void because(Reason reason, Object... arguments) {
    evidence.add(reason.said(arguments));
  }

  void ask(Query query, Object... arguments) {
    questions.add(query.said(arguments));
  }

  void add(Notes other) {
    evidence.addAll(other.evidence);
    questions.addAll(other.questions);
  }

  /// Each once.
  List<Said> evidence() {
    return evidence.stream().distinct().toList();
  }

  /// Each once.
  List<Said> questions() {
    return questions.stream().distinct().toList();
  }
}
