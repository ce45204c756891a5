package lv.aprite.engine.infer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.read.ColumnEvidence;

/// The type of a field, and how each form writes it, from all cells of all its columns.
///
/// A field has a type other than text only if every cell of every edition has it in the one way of
/// its form. Where a form leaves two ways, another form may decide; otherwise it is text, and that
/// is asked.
final class TypeChoice {
  // Next year's numbers may be larger; a narrow decimal takes no more room than 18 digits.
  private static final int DIGITS_SPARE = 3;
  private static final int NARROW_DIGITS = 18;

  // A column that is nearly empty may have another kind of value next year.
  private static final int CELLS_MIN = 20;
  private static final int ROWS_PER_CELL_MAX = 5;

  /// @param parsings one for each of the columns that were given
  record Choice(FieldType type, List<Parsing> parsings, Notes notes) {
    boolean isText() {
      return type instanceof FieldType.Text;
    }
  }

  /// A column of one form.
  ///
  /// @param decimalMark which the form's other columns prove
  record Column(ColumnStudy study, Optional<Character> decimalMark) {}

  private final String name;
  private final List<Column> columns;
  private final Notes notes = new Notes();
  private final MarkNotes marks;

  private TypeChoice(String name, List<Column> columns) {
    this.name = name;
    this.columns = columns;
    marks = new MarkNotes(columns.stream().map(Column::study).toList(), notes);
  }

  static Choice of(String name, List<Column> columns) {
    return new TypeChoice(name, columns).choose();
  }

  private Choice choose() {
    List<Column> valued = columns.stream().filter(column -> column.study.cells() > 0).toList();
    if (valued.isEmpty()) {
      long rows = columns.stream().mapToLong(column -> column.study.rows()).sum();
      notes.because(Reason.NO_VALUES, rows);
      notes.ask(Query.NO_VALUES);
      return text();
    }
    Optional<Truth.Words> truth = Truth.of(values());
    if (truth.isPresent()) {
      notes.because(Reason.TWO_WORDS, truth.get().isTrue(), truth.get().isFalse());
      return marked(new FieldType.Bool(), column -> Writings.words(column, truth.get()));
    }
    if (Truth.mayBe(values())) {
      notes.ask(Query.TWO_WORDS, values().stream().sorted().toList());
    }
    if (valued.stream().allMatch(column -> column.study.isMonths())) {
      if (valued.stream().allMatch(column -> column.study.mayBeSeasons())) {
        notes.because(Reason.TWO_WAYS);
        notes.ask(Query.SEASON);
        return text();
      }
      notes.because(Reason.MONTHS);
      FieldType months = new FieldType.YearMonth();
      return marked(months, column -> Writings.of(months, column, Optional.empty()));
    }
    if (valued.stream().allMatch(column -> column.study.readings().isEmpty())) {
      Optional<Shape> shape = ShapeChoice.of(valued.stream().map(Column::study).toList(), notes);
      if (shape.isPresent()) {
        return marked(shape.get().type(), column -> Writings.points(column, shape.get().points()));
      }
    }
    return typed(valued);
  }

  private Choice typed(List<Column> valued) {
    Map<Column, ColumnEvidence.Typed> readings = new HashMap<>();
    List<Column> undecided = new ArrayList<>();
    for (Column column : valued) {
      List<ColumnEvidence.Typed> possible = column.study.readings();
      if (possible.isEmpty() || MarkNotes.isMostlyMarks(column.study)) {
        marks.why(column.study);
        return text();
      }
      if (possible.size() == 1) {
        readings.put(column, possible.getFirst());
      } else {
        undecided.add(column);
      }
    }
    for (Column column : undecided) {
      Optional<ColumnEvidence.Typed> decided =
          column.study.readings().stream()
              .filter(
                  reading -> readings.values().stream().anyMatch(other -> isAlike(reading, other)))
              .findFirst();
      if (decided.isEmpty()) {
        notes.because(Reason.TWO_WAYS);
        askWhichWay(column);
        return text();
      }
      notes.because(Reason.OTHER_EDITION);
      notes.ask(
          Query.OTHER_EDITION,
          TypeWords.ways(column.study.readings()),
          TypeWords.describe(decided.get()));
      readings.put(column, decided.get());
    }
    Optional<FieldType> type = join(readings.values());
    if (type.isEmpty()) {
      notes.because(Reason.EDITIONS_DIFFER, TypeWords.kinds(readings.values()));
      notes.ask(Query.EDITIONS_DIFFER, TypeWords.kinds(readings.values()));
      return text();
    }
    return narrowed(type.get(), readings);
  }

  /// What the other columns of the file say about the decimal mark is a hint, and no proof.
  private void askWhichWay(Column column) {
    List<ColumnEvidence.Typed> readings = column.study.readings();
    boolean numbers = readings.stream().allMatch(reading -> isNumber(reading.type()));
    if (numbers && column.decimalMark.isPresent()) {
      Said mark = TypeWords.mark(column.decimalMark.get());
      notes.ask(Query.TWO_WAYS_BESIDE, TypeWords.ways(readings), mark);
    } else {
      notes.ask(Query.TWO_WAYS, TypeWords.ways(readings));
    }
  }

  private static boolean isAlike(ColumnEvidence.Typed one, ColumnEvidence.Typed other) {
    return one.type().getClass() == other.type().getClass()
        && one.parsing().equals(other.parsing());
  }

  static boolean isNumber(FieldType type) {
    return type instanceof FieldType.Whole || type instanceof FieldType.Decimal;
  }

  private static Optional<FieldType> join(Collection<ColumnEvidence.Typed> readings) {
    List<FieldType> types = readings.stream().map(ColumnEvidence.Typed::type).distinct().toList();
    if (types.size() == 1) {
      return Optional.of(types.getFirst());
    }
    if (!types.stream().allMatch(TypeChoice::isNumber)) {
      return Optional.empty();
    }
    int whole = 1;
    int scale = 0;
    for (FieldType type : types) {
      if (type instanceof FieldType.Decimal(int precision, int itsScale)) {
        whole = Math.max(whole, precision - itsScale);
        scale = Math.max(scale, itsScale);
      } else {
        whole = Math.max(whole, NARROW_DIGITS);
      }
    }
    whole = Math.min(whole, FieldType.PRECISION_MAX - scale);
    return Optional.of(new FieldType.Decimal(whole + scale, scale));
  }

  private Choice narrowed(FieldType type, Map<Column, ColumnEvidence.Typed> readings) {
    long cells = columns.stream().mapToLong(column -> column.study.cells()).sum();
    FieldType chosen = type;
    switch (type) {
      case FieldType.Whole() -> {
        if (isYear()) {
          chosen = new FieldType.Year();
          notes.because(Reason.YEARS, cells);
        } else {
          notes.because(Reason.WHOLE, cells);
          range();
          if (columns.stream().allMatch(TypeChoice::looksLikeCompactDates)) {
            notes.ask(Query.COMPACT_DATES);
          } else if (Identifier.saysCode(name)) {
            notes.ask(Query.CODES);
          }
        }
      }
      case FieldType.Decimal(int precision, int scale) -> {
        chosen = spared(precision, scale);
        notes.because(Reason.DECIMAL, cells, scale);
        range();
      }
      case FieldType.Date(), FieldType.Time(), FieldType.DateTime(_) -> {
        Said words = TypeWords.describe(type, TypeWords.formats(readings.values()));
        long rows = columns.stream().mapToLong(column -> column.study.rows()).sum();
        notes.because(Reason.ALL_ARE, cells, words);
        if (cells < CELLS_MIN && cells * ROWS_PER_CELL_MAX < rows) {
          notes.ask(Query.THIN, cells, rows, words);
        }
      }
      case FieldType.Bool() -> notes.because(Reason.TRUE_OR_FALSE, cells);
      case FieldType.Year(),
          FieldType.YearMonth(),
          FieldType.Text(),
          FieldType.Duration(),
          FieldType.GeoPoint(),
          FieldType.JsonText(_) -> {}
    }
    long minusZeros = columns.stream().mapToLong(column -> column.study.minusZeros()).sum();
    if (minusZeros > 0) {
      notes.because(Reason.MINUS_ZEROS, minusZeros);
    }
    if (isNumber(chosen)) {
      columns.stream()
          .flatMap(column -> column.study.range().code(mark(column)).stream())
          .distinct()
          .forEach(code -> notes.ask(Query.NINES, code));
    }
    FieldType settled = chosen;
    return marked(
        settled, column -> Writings.of(settled, column, Optional.ofNullable(readings.get(column))));
  }

  static boolean looksLikeCompactDates(Column column) {
    return column.study.cells() == 0 || column.study.looks().contains(Look.COMPACT_DATE);
  }

  private static FieldType spared(int precision, int scale) {
    int digits = precision + DIGITS_SPARE;
    return digits <= NARROW_DIGITS
        ? new FieldType.Decimal(NARROW_DIGITS, scale)
        : new FieldType.Decimal(Math.min(FieldType.PRECISION_MAX, digits), scale);
  }

  private boolean isYear() {
    return Identifier.saysYear(name)
        && columns.stream()
            .filter(column -> column.study.cells() > 0)
            .allMatch(column ->
                column.study.digitsOfAll().equals(Optional.of(4))
                    && column.study.range().min('.') >= 1500
                    && column.study.range().max('.') <= 2200);
  }

  private void range() {
    if (columns.size() == 1) {
      Column column = columns.getFirst();
      column
          .study
          .range()
          .of(mark(column))
          .ifPresent(ends -> notes.because(Reason.RANGE, ends.least(), ends.most()));
    }
  }

  static char mark(Column column) {
    return column.study.readings().stream()
        .filter(reading -> isNumber(reading.type()))
        .map(reading -> reading.parsing().decimalMark())
        .filter(mark -> column.decimalMark.isEmpty() || column.decimalMark.get().equals(mark))
        .findFirst()
        .orElse('.');
  }

  /// A type in which what looks like a missing mark can be no value.
  private Choice marked(FieldType type, Function<Column, Parsing> writing) {
    marks.ofTyped();
    return new Choice(type, columns.stream().map(writing).toList(), notes);
  }

  private Choice text() {
    marks.ofText();
    return new Choice(new FieldType.Text(), columns.stream().map(Writings::text).toList(), notes);
  }

  /// All different values without marks, as long as they are few.
  private Set<String> values() {
    Set<String> values = new HashSet<>();
    for (Column column : columns) {
      if (!column.study.values().isWhole()) {
        return Set.of();
      }
      for (ValueCounts.Counted counted : column.study.values().counted()) {
        String value = counted.value().strip();
        if (!column.study.marks().containsKey(counted.value())) {
          values.add(value);
        }
      }
    }
    return values;
  }
}
