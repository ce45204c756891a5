package lv.aprite.engine.infer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

  private static final long MARKS_PER_VALUE_MAX = 50;

  /// @param parsings one for each of the columns that were given
  /// @param evidence sentences
  /// @param questions sentences
  record Choice(
      FieldType type, List<Parsing> parsings, List<String> evidence, List<String> questions) {
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
  private final List<String> evidence = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();

  private TypeChoice(String name, List<Column> columns) {
    this.name = name;
    this.columns = columns;
  }

  static Choice of(String name, List<Column> columns) {
    return new TypeChoice(name, columns).choose();
  }

  private Choice choose() {
    List<Column> valued = columns.stream().filter(column -> column.study.cells() > 0).toList();
    if (valued.isEmpty()) {
      evidence.add("no cell has a value in " + rows() + " rows: text until one has");
      questions.add("No row has a value. What will stand here, or should it not be published?");
      return text();
    }
    Optional<Truth.Words> truth = Truth.of(values());
    if (truth.isPresent()) {
      evidence.add(
          "every value is “%s” or “%s”".formatted(truth.get().isTrue(), truth.get().isFalse()));
      return choice(new FieldType.Bool(), (column, reading) -> Writings.words(column, truth.get()));
    }
    if (Truth.mayBe(values())) {
      questions.add(
          "Every value is one of %s. Do they mean yes and no? Then the type is boolean."
              .formatted(String.join(", ", values().stream().sorted().toList())));
    }
    if (valued.stream().allMatch(column -> column.study.isMonths())) {
      if (valued.stream().allMatch(column -> column.study.mayBeSeasons())) {
        evidence.add("text, because its cells can be read in more than one way");
        questions.add(
            "Does a value like 2009-10 mean a month, or from 2009 to 2010? If a month, the type is"
                + " yearmonth; now it is text.");
        return text();
      }
      evidence.add("every value is a year and a month such as 2026-03");
      return choice(
          new FieldType.YearMonth(),
          (column, reading) -> Writings.of(new FieldType.YearMonth(), column, reading));
    }
    return typed(valued);
  }

  private Choice typed(List<Column> valued) {
    Map<Column, ColumnEvidence.Typed> readings = new HashMap<>();
    List<Column> undecided = new ArrayList<>();
    for (Column column : valued) {
      List<ColumnEvidence.Typed> possible = column.study.readings();
      if (possible.isEmpty() || isMostlyMarks(column.study)) {
        whyText(column);
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
        questions.add(TypeWords.ambiguous(column.study.readings()) + beside(column));
        evidence.add("text, because its cells can be read in more than one way");
        return text();
      }
      evidence.add("another edition decides how its cells are read");
      questions.add(
          TypeWords.ways(column.study.readings())
              + " in one edition. It is read there as another edition proves it: "
              + TypeWords.describe(decided.get())
              + ". Is that right?");
      readings.put(column, decided.get());
    }
    Optional<FieldType> type = join(readings.values());
    if (type.isEmpty()) {
      evidence.add("text, because the editions have " + TypeWords.kinds(readings.values()));
      questions.add(
          "The editions have %s. Which is right?".formatted(TypeWords.kinds(readings.values())));
      return text();
    }
    return narrowed(type.get(), readings);
  }

  /// Whether what looks like marks is rather the value: a column of ticks with a number in it.
  private static boolean isMostlyMarks(ColumnStudy study) {
    long possible = 0;
    for (Map.Entry<String, Long> mark : study.marks().entrySet()) {
      possible += MissingMarks.isCertain(mark.getKey()) ? 0 : mark.getValue();
    }
    return study.hasTooManyMarks() || possible > MARKS_PER_VALUE_MAX * study.cells();
  }

  /// What the other columns of the file say about the decimal mark: a hint, and no proof.
  private static String beside(Column column) {
    boolean numbers =
        column.study.readings().stream().allMatch(reading -> isNumber(reading.type()));
    return column
        .decimalMark
        .filter(mark -> numbers)
        .map(mark ->
            " In other columns of the file the decimal mark is %s.".formatted(TypeWords.mark(mark)))
        .orElse("");
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
    String of = "every one of " + TypeWords.count(cells) + " values is ";
    switch (type) {
      case FieldType.Whole() -> {
        if (isYear()) {
          chosen = new FieldType.Year();
          evidence.add(of + "a number of four digits, and the header speaks of years");
        } else {
          evidence.add(of + "a whole number" + range() + ", none begins with 0");
          if (Identifier.saysCode(name)) {
            questions.add(
                "The name says that these are codes or numbers of things. May one begin with 0, or"
                    + " have letters? Then the type is string.");
          }
        }
      }
      case FieldType.Decimal(int precision, int scale) -> {
        chosen = spared(precision, scale);
        evidence.add(of + "a number" + range() + ", decimals: at most " + scale);
      }
      case FieldType.Date(), FieldType.Time(), FieldType.DateTime(_) ->
          evidence.add(
              of
                  + TypeWords.describe(type, TypeWords.formats(readings.values()))
                  + ", and nothing else");
      case FieldType.Bool() -> evidence.add(of + "true or false");
      case FieldType.Year(),
          FieldType.YearMonth(),
          FieldType.Text(),
          FieldType.Duration(),
          FieldType.GeoPoint(),
          FieldType.JsonText(_) -> {}
    }
    marksInWords();
    FieldType settled = chosen;
    return choice(settled, (column, reading) -> Writings.of(settled, column, reading), readings);
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

  private String range() {
    for (Column column : columns) {
      Optional<String> words = column.study.range().words(mark(column));
      if (words.isPresent() && columns.size() == 1) {
        return " " + words.get();
      }
    }
    return "";
  }

  static char mark(Column column) {
    return column.study.readings().stream()
        .filter(reading -> isNumber(reading.type()))
        .map(reading -> reading.parsing().decimalMark())
        .filter(mark -> column.decimalMark.isEmpty() || column.decimalMark.get().equals(mark))
        .findFirst()
        .orElse('.');
  }

  private void whyText(Column column) {
    SortedMap<String, Long> odd = column.study.oddAmongNumbers();
    if (!odd.isEmpty()) {
      List<String> counted = new ArrayList<>();
      odd.forEach((text, count) -> counted.add("“" + text + "” in " + TypeWords.count(count)));
      evidence.add("text: there are numbers, and also " + String.join(", ", counted));
      questions.add(
          "There are numbers, and also %s. If these stand for no value, name them in missingValues"
                  .formatted(String.join(", ", counted))
              + " and make the field a number; now it is text.");
    } else {
      evidence.add("text: no other type holds for every value");
    }
    doubtfulMarks();
  }

  private SortedMap<String, Long> marks() {
    SortedMap<String, Long> marks = new TreeMap<>();
    for (Column column : columns) {
      column.study.marks().forEach((mark, count) -> marks.merge(mark, count, Long::sum));
    }
    return marks;
  }

  private void doubtfulMarks() {
    List<String> doubtful = new ArrayList<>();
    marks()
        .forEach((mark, count) -> {
          if (MissingMarks.isCertain(mark)) {
            evidence.add(
                TypeWords.visible(mark) + " stands for no value in " + TypeWords.rowsOf(count));
          } else {
            doubtful.add(TypeWords.visible(mark) + " in " + TypeWords.rowsOf(count));
          }
        });
    if (!doubtful.isEmpty()) {
      questions.add(
          "There is %s. Does that mean that there is no value? Then name it in missingValues."
              .formatted(String.join(", ", doubtful)));
    }
  }

  private void marksInWords() {
    List<String> doubtful = new ArrayList<>();
    marks()
        .forEach((mark, count) -> {
          evidence.add(
              "%s stands for no value in %s: all else is of the type"
                  .formatted(TypeWords.visible(mark), TypeWords.rowsOf(count)));
          if (!MissingMarks.saysNoValue(mark)) {
            doubtful.add(TypeWords.visible(mark) + " in " + TypeWords.rowsOf(count));
          }
        });
    if (!doubtful.isEmpty()) {
      questions.add(
          "All else is of the type, but there is %s. Now that is published as no value, and what"
                  .formatted(String.join(", ", doubtful))
              + " it says beyond that, such as nothing, not asked or confidential, is lost. Does it"
              + " mean no value? If not, take it out of missingValues.");
    }
    long padded = columns.stream().mapToLong(column -> column.study.padded()).sum();
    if (padded > 0) {
      evidence.add("spaces around cells do not count, in " + TypeWords.rowsOf(padded));
    }
  }

  private interface Writing {
    Parsing of(Column column, Optional<ColumnEvidence.Typed> reading);
  }

  private Choice choice(FieldType type, Writing writing) {
    marksInWords();
    return choice(type, writing, Map.of());
  }

  private Choice choice(
      FieldType type, Writing writing, Map<Column, ColumnEvidence.Typed> readings) {
    List<Parsing> parsings = new ArrayList<>();
    for (Column column : columns) {
      parsings.add(writing.of(column, Optional.ofNullable(readings.get(column))));
    }
    return new Choice(type, parsings, evidence, questions);
  }

  private Choice text() {
    List<Parsing> parsings = new ArrayList<>();
    for (Column column : columns) {
      parsings.add(Writings.text(column));
    }
    return new Choice(new FieldType.Text(), parsings, evidence, questions);
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

  private String rows() {
    return TypeWords.count(columns.stream().mapToLong(column -> column.study.rows()).sum());
  }
}
