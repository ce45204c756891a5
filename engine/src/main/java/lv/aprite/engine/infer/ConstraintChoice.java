package lv.aprite.engine.infer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.CellPattern;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.TextFormat;

/// What the cells of a field must satisfy beside its type.
///
/// A constraint refuses files to come, so it is drafted only where chance is out of the question;
/// what is probable is asked.
final class ConstraintChoice {
  private static final int LISTED_MAX = 30;
  private static final int ROWS_PER_VALUE_MIN = 20;
  private static final int COUNT_MIN = 3;
  private static final int ROWS_PER_VALUE_ASKED = 5;
  private static final int LISTED_BYTES_MAX = 60;
  private static final int CODES_MIN = 50;
  private static final int FORMATTED_MIN = 20;
  private static final int FORMATTED_ASKED = 3;
  private static final int NUMBERS_MIN = 1000;
  private static final int NUMBERS_ASKED = 300;
  private static final int PERCENT_MAX = 100;

  private final FieldMap.Mapped mapped;
  private final List<TypeChoice.Column> columns;
  private final List<ColumnStudy> studies;
  private final FieldType type;
  private final Notes notes;
  private final long cells;
  private final List<Constraint> constraints = new ArrayList<>();

  ConstraintChoice(
      FieldMap.Mapped mapped, List<TypeChoice.Column> columns, FieldType type, Notes notes) {
    this.mapped = mapped;
    this.columns = columns;
    this.type = type;
    this.notes = notes;
    studies = columns.stream().map(TypeChoice.Column::study).toList();
    cells = studies.stream().mapToLong(ColumnStudy::cells).sum();
  }

  List<Constraint> decide() {
    if (type instanceof FieldType.Text) {
      boolean listed = listed();
      // A pattern is held against the cell with the spaces around it.
      if (!listed && studies.stream().allMatch(study -> study.padded() == 0)) {
        digits();
        format();
      }
    } else if (TypeChoice.isNumber(type)) {
      bounds();
    }
    return constraints;
  }

  private ValueCounts values() {
    ValueCounts all = new ValueCounts();
    studies.forEach(study -> all.add(study.values()));
    return all;
  }

  /// Whether the values are listed, or should be when somebody says so.
  private boolean listed() {
    ValueCounts values = values();
    List<ValueCounts.Counted> counted = values.counted();
    if (!values.isWhole() || counted.isEmpty() || counted.size() > LISTED_MAX) {
      return false;
    }
    long rows = counted.stream().mapToLong(ValueCounts.Counted::count).sum();
    List<String> list = counted.stream().map(ValueCounts.Counted::value).sorted().toList();
    if (counted.size() == 1) {
      if (rows > 1) {
        notes.ask(Query.ONE_VALUE, list.getFirst());
      }
      return false;
    }
    long rarest = counted.getLast().count();
    if (rows >= (long) ROWS_PER_VALUE_MIN * counted.size() && rarest >= COUNT_MIN) {
      constraints.add(new Constraint.OneOf(list));
      notes.because(Reason.LISTED, counted.size(), rarest, rows);
      return true;
    }
    long bytes = studies.stream().mapToLong(ColumnStudy::meanBytes).max().orElse(0);
    if (rows >= (long) ROWS_PER_VALUE_ASKED * counted.size() && bytes <= LISTED_BYTES_MAX) {
      notes.ask(Query.LISTED, counted.size(), list.getFirst(), rows);
    }
    return false;
  }

  private void digits() {
    Optional<Integer> digits = studies.getFirst().digitsOfAll();
    boolean fixed = studies.stream().allMatch(study -> study.digitsOfAll().equals(digits));
    if (digits.isEmpty() || !fixed || cells < CODES_MIN) {
      return;
    }
    if (!hasDoubtfulMarks()
        && CellPattern.compile("\\d{" + digits.get() + "}")
            instanceof CellPattern.Compilation.Compiled(CellPattern pattern)) {
      constraints.add(new Constraint.Matches(pattern));
      notes.because(Reason.DIGITS, cells, digits.get());
    }
  }

  private void format() {
    EnumSet<TextFormat> formats = EnumSet.allOf(TextFormat.class);
    for (ColumnStudy study : studies) {
      if (study.cells() > 0) {
        formats.retainAll(study.formats());
      }
    }
    if (cells < FORMATTED_ASKED || hasDoubtfulMarks()) {
      return;
    }
    for (TextFormat format : formats) {
      switch (format) {
        // The format would declare addresses as meant to be published: that is not ours to say.
        case EMAIL -> notes.ask(Query.EMAIL);
        case URI, UUID -> {
          if (cells < FORMATTED_MIN) {
            notes.ask(Query.FORMAT, cells, TypeWords.format(format));
          } else {
            constraints.add(new Constraint.Formatted(format));
            notes.because(Reason.FORMAT, cells, TypeWords.format(format));
          }
        }
      }
    }
  }

  /// Whether there are values that may be marks, of which nothing is known but that they are there.
  private boolean hasDoubtfulMarks() {
    return studies.stream().anyMatch(study -> study.marks().size() > study.certainMarks().size());
  }

  private void bounds() {
    Optional<Scale> scale =
        Scale.of(mapped.name(), type).filter(one -> within(one.least(), one.most()));
    if (scale.isPresent()) {
      bounds(scale.get());
      return;
    }
    boolean percent = Unit.in(mapped.header()).filter("%"::equals).isPresent();
    if (percent && within(0, PERCENT_MAX) && cells >= CODES_MIN) {
      if (cells >= NUMBERS_MIN) {
        between(0, PERCENT_MAX);
        notes.because(Reason.PERCENT, cells);
      } else {
        notes.ask(Query.PERCENT, cells);
      }
      return;
    }
    boolean counts =
        !Identifier.saysCode(mapped.name())
            && !columns.stream().allMatch(TypeChoice::looksLikeCompactDates);
    if (counts && within(0, Double.POSITIVE_INFINITY)) {
      notNegative();
    }
  }

  private void bounds(Scale scale) {
    boolean seen = least() <= scale.least() && most() >= scale.most();
    Said words = scale.words().said();
    if (scale.isCoordinate() || seen && cells >= CODES_MIN) {
      between(scale.least(), scale.most());
      notes.because(Reason.BOUNDED, words, scale.least(), scale.most());
    } else {
      notes.ask(Query.BOUNDED, words, scale.least(), scale.most());
    }
  }

  private void notNegative() {
    if (cells >= NUMBERS_MIN) {
      constraints.add(new Constraint.Minimum(bound(0), false));
      notes.because(Reason.NEVER_NEGATIVE, cells);
    } else if (cells >= NUMBERS_ASKED) {
      notes.ask(Query.NOT_NEGATIVE, cells);
    } else {
      notes.because(Reason.FEW_NOT_NEGATIVE, cells);
    }
  }

  private void between(int least, int most) {
    constraints.add(new Constraint.Minimum(bound(least), false));
    constraints.add(new Constraint.Maximum(bound(most), false));
  }

  /// A whole number as the field's canonical text.
  private String bound(int number) {
    int places = type instanceof FieldType.Decimal(_, int scale) ? scale : 0;
    return BigDecimal.valueOf(number).setScale(places).toPlainString();
  }

  /// Whether every number is within these bounds.
  private boolean within(double least, double most) {
    return least() >= least && most() <= most;
  }

  private double least() {
    double least = Double.POSITIVE_INFINITY;
    for (TypeChoice.Column column : columns) {
      least = Math.min(least, column.study().range().min(TypeChoice.mark(column)));
    }
    return least;
  }

  private double most() {
    double most = Double.NEGATIVE_INFINITY;
    for (TypeChoice.Column column : columns) {
      most = Math.max(most, column.study().range().max(TypeChoice.mark(column)));
    }
    return most;
  }
}
