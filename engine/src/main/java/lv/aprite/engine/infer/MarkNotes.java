package lv.aprite.engine.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is said and asked about cells of a field that stand for no value, or may.
///
/// @param studies one for each form
record MarkNotes(List<ColumnStudy> studies, Notes notes) {
  private static final long MARKS_PER_VALUE_MAX = 50;

  /// Whether what looks like marks is rather the value: a column of ticks with a number in it.
  static boolean isMostlyMarks(ColumnStudy study) {
    long possible = 0;
    for (Map.Entry<String, Long> mark : study.marks().entrySet()) {
      possible += MissingMarks.isCertain(mark.getKey()) ? 0 : mark.getValue();
    }
    return study.hasTooManyMarks() || possible > MARKS_PER_VALUE_MAX * study.cells();
  }

  /// @param decisive the column for which the field is text
  void why(ColumnStudy decisive) {
    SortedMap<String, Long> odd = decisive.oddAmongNumbers();
    if (odd.isEmpty()) {
      notes.because(Reason.TEXT);
      decisive.looks().forEach(look -> notes.ask(Query.DATE_FORM, look.words().said()));
      List<String> numbers = decisive.readings().isEmpty() ? decisive.numberExamples() : List.of();
      if (!numbers.isEmpty()) {
        List<Said> quoted = numbers.stream().map(TypeWords::visible).toList();
        notes.ask(Query.NUMBER_FORMS, Said.joined(Term.EITHER, quoted));
      }
    } else {
      List<Said> counted = new ArrayList<>();
      odd.forEach((text, count) -> counted.add(TypeWords.inRows(text, count)));
      notes.because(Reason.ODD, counted);
      notes.ask(Query.ODD, counted);
    }
  }

  /// The field is text, in which a mark may be a value.
  void ofText() {
    List<Said> doubtful = new ArrayList<>();
    marks()
        .forEach((mark, count) -> {
          if (MissingMarks.isCertain(mark)) {
            notes.because(Reason.MARK, count, TypeWords.visible(mark));
          } else {
            doubtful.add(TypeWords.inRows(mark, count));
          }
        });
    if (!doubtful.isEmpty()) {
      notes.ask(Query.MARKS_IN_TEXT, doubtful);
    }
  }

  /// Every other cell is a number, a date or the like.
  void ofTyped() {
    List<Said> doubtful = new ArrayList<>();
    marks()
        .forEach((mark, count) -> {
          notes.because(Reason.MARK_IN_TYPE, count, TypeWords.visible(mark));
          if (!MissingMarks.saysNoValue(mark)) {
            doubtful.add(TypeWords.inRows(mark, count));
          }
        });
    if (!doubtful.isEmpty()) {
      notes.ask(Query.MARKS, doubtful);
    }
    long padded = studies.stream().mapToLong(ColumnStudy::padded).sum();
    if (padded > 0) {
      notes.because(Reason.PADDED, padded);
    }
  }

  private SortedMap<String, Long> marks() {
    SortedMap<String, Long> marks = new TreeMap<>();
    studies.forEach(
        study -> study.marks().forEach((mark, count) -> marks.merge(mark, count, Long::sum)));
    return marks;
  }
}
