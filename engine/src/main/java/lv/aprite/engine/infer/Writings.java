package lv.aprite.engine.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.PointForm;
import lv.aprite.engine.read.ColumnEvidence;

/// How the cells of a column are written, as a layout states it.
final class Writings {
  private Writings() {}

  /// How the cells of a column are written that is of the field's type.
  ///
  /// @param type of the field
  /// @param reading in which every cell of the column can be read; absent when it has no value
  static Parsing of(
      FieldType type, TypeChoice.Column column, Optional<ColumnEvidence.Typed> reading) {
    Parsing found = reading.map(ColumnEvidence.Typed::parsing).orElse(Parsing.DEFAULT);
    if (type instanceof FieldType.Decimal) {
      boolean marked =
          reading.filter(typed -> typed.type() instanceof FieldType.Decimal).isPresent();
      boolean grouped = !found.groupMarks().isEmpty();
      char mark = marked || grouped ? found.decimalMark() : column.decimalMark().orElse('.');
      return with(numbers(mark, found.groupMarks()), column);
    }
    return TypeChoice.isNumber(type)
        // A whole number has no decimal mark to state.
        ? with(numbers(Parsing.DEFAULT.decimalMark(), found.groupMarks()), column)
        : with(found, column);
  }

  private static Parsing numbers(char decimalMark, String groupMarks) {
    Parsing usual = Parsing.DEFAULT;
    return new Parsing(
        decimalMark,
        groupMarks,
        usual.formats(),
        usual.trueValues(),
        usual.falseValues(),
        usual.missing(),
        usual.trim());
  }

  /// Cells as they stand but for what means that there is none.
  static Parsing text(TypeChoice.Column column) {
    return with(Parsing.DEFAULT, column.study().certainMarks(), false);
  }

  static Parsing points(TypeChoice.Column column, PointForm points) {
    Parsing usual = Parsing.DEFAULT;
    return with(
        new Parsing(
            usual.decimalMark(),
            usual.groupMarks(),
            usual.formats(),
            usual.trueValues(),
            usual.falseValues(),
            usual.missing(),
            usual.trim(),
            points),
        column);
  }

  static Parsing words(TypeChoice.Column column, Truth.Words words) {
    Parsing usual = Parsing.DEFAULT;
    return with(
        new Parsing(
            usual.decimalMark(),
            usual.groupMarks(),
            usual.formats(),
            List.of(words.isTrue()),
            List.of(words.isFalse()),
            usual.missing(),
            usual.trim()),
        column);
  }

  private static Parsing with(Parsing parsing, TypeChoice.Column column) {
    return with(parsing, List.copyOf(column.study().marks().keySet()), column.study().padded() > 0);
  }

  private static Parsing with(Parsing parsing, List<String> marks, boolean trim) {
    List<String> missing = new ArrayList<>(List.of(""));
    missing.addAll(marks);
    return new Parsing(
        parsing.decimalMark(),
        parsing.groupMarks(),
        parsing.formats(),
        parsing.trueValues(),
        parsing.falseValues(),
        missing,
        trim,
        parsing.points());
  }
}
