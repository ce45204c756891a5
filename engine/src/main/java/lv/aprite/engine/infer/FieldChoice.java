package lv.aprite.engine.infer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.contract.CellPattern;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.TextFormat;

/// A published field with all that was concluded about it.
///
/// A constraint refuses files to come, so it is drafted only where chance is out of the question;
/// what is probable is asked.
final class FieldChoice {
  private static final int LISTED_MAX = 30;
  private static final int ROWS_PER_VALUE_MIN = 20;
  private static final int COUNT_MIN = 3;
  private static final int ROWS_PER_VALUE_ASKED = 5;
  private static final int LISTED_BYTES_MAX = 60;
  private static final int CODES_MIN = 50;
  private static final int FORMATTED_MIN = 20;
  private static final int NUMBERS_MIN = 1000;
  private static final int TITLE_MAX = 300;
  private static final int NAMED_CODE = 1;
  private static final int CODE = 2;
  private static final int NAME = 4;
  private static final int CODE_BYTES_MAX = 40;
  private static final double NEARLY = 0.95;

  private final FieldMap.Mapped mapped;
  private final List<Form> forms;
  private final List<ColumnStudy> studies = new ArrayList<>();

  /// By form, for each form that has the column.
  private final Map<Integer, Parsing> parsings = new LinkedHashMap<>();

  private final List<String> evidence = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private final TypeChoice.Choice type;
  private final Field field;

  private FieldChoice(FieldMap.Mapped mapped, List<Form> forms, List<Optional<Character>> marks) {
    this.mapped = mapped;
    this.forms = forms;
    List<TypeChoice.Column> columns = new ArrayList<>();
    List<Integer> having = new ArrayList<>();
    for (int form = 0; form < forms.size(); form++) {
      if (mapped.column(form) != FieldMap.ABSENT) {
        ColumnStudy study = forms.get(form).columns().get(mapped.column(form));
        studies.add(study);
        having.add(form);
        columns.add(new TypeChoice.Column(study, marks.get(form)));
      }
    }
    type = TypeChoice.of(mapped.name(), columns);
    for (int i = 0; i < having.size(); i++) {
      parsings.put(having.get(i), type.parsings().get(i));
    }
    if (mapped.header().strip().matches("(19|20)\\d\\d([-./]?\\d\\d)?")) {
      questions.add(
          "The header is a year or a month, so it changes with each edition. What do its values"
              + " say? Name the field after that, and give each edition a layout.");
    }
    evidence.addAll(mapped.evidence());
    evidence.addAll(type.evidence());
    questions.addAll(mapped.questions());
    questions.addAll(type.questions());
    field = decide(columns);
  }

  /// @param marks the decimal mark that each form's columns prove
  static FieldChoice of(FieldMap.Mapped mapped, List<Form> forms, List<Optional<Character>> marks) {
    return new FieldChoice(mapped, forms, marks);
  }

  private Field decide(List<TypeChoice.Column> columns) {
    boolean required = required();
    List<Constraint> constraints = new ArrayList<>();
    if (type.isText()) {
      boolean listed = listed(constraints);
      // A pattern is held against the cell with the spaces around it.
      if (!listed && studies.stream().allMatch(study -> study.padded() == 0)) {
        digits(constraints);
        format(constraints);
      }
    } else if (TypeChoice.isNumber(type.type())) {
      notNegative(columns, constraints);
    }
    LocalText description =
        TypeChoice.isNumber(type.type()) ? unit().orElse(LocalText.NONE) : LocalText.NONE;
    String title = Headers.common(mapped.header());
    return new Field(
        mapped.name(),
        type.type(),
        required,
        false,
        constraints,
        title.isEmpty()
            ? LocalText.NONE
            : LocalText.undetermined(title.substring(0, Math.min(title.length(), TITLE_MAX / 2))),
        description);
  }

  private boolean required() {
    long rows = 0;
    long missing = 0;
    for (ColumnStudy study : studies) {
      rows += study.rows();
      missing += study.empty();
      for (Map.Entry<String, Long> mark : study.marks().entrySet()) {
        boolean isMissing = !type.isText() || MissingMarks.isCertain(mark.getKey());
        missing += isMissing ? mark.getValue() : 0;
      }
    }
    if (!mapped.isEverywhere()) {
      evidence.add("not every layout has it");
      return false;
    }
    evidence.add(
        missing == 0
            ? "required: a value in every one of " + TypeWords.count(rows) + " rows"
            : "no value in %s of %s rows"
                .formatted(TypeWords.count(missing), TypeWords.count(rows)));
    return missing == 0 && rows > 0;
  }

  private ValueCounts values() {
    ValueCounts all = new ValueCounts();
    studies.forEach(study -> all.add(study.values()));
    return all;
  }

  /// Whether the values are listed, or should be when somebody says so.
  private boolean listed(List<Constraint> constraints) {
    ValueCounts values = values();
    if (!values.isWhole()) {
      return false;
    }
    List<ValueCounts.Counted> counted = values.counted();
    long cells = counted.stream().mapToLong(ValueCounts.Counted::count).sum();
    if (counted.isEmpty() || counted.size() > LISTED_MAX) {
      return false;
    }
    List<String> list = counted.stream().map(ValueCounts.Counted::value).sorted().toList();
    if (counted.size() == 1) {
      if (cells > 1) {
        questions.add("Every value is “%s”. Will it always be?".formatted(list.getFirst()));
      }
      return false;
    }
    long rarest = counted.getLast().count();
    if (cells >= (long) ROWS_PER_VALUE_MIN * counted.size() && rarest >= COUNT_MIN) {
      constraints.add(new Constraint.OneOf(list));
      evidence.add(
          "one of %d values, each in %s at least, in %s values"
              .formatted(counted.size(), TypeWords.rowsOf(rarest), TypeWords.count(cells)));
      return true;
    }
    long bytes = studies.stream().mapToLong(ColumnStudy::meanBytes).max().orElse(0);
    if (cells >= (long) ROWS_PER_VALUE_ASKED * counted.size() && bytes <= LISTED_BYTES_MAX) {
      questions.add(
          "There are %d different values, such as “%s”, in %s rows. Are these all there can be? Then"
                  .formatted(counted.size(), list.getFirst(), TypeWords.count(cells))
              + " list them in constraints.enum.");
    }
    return false;
  }

  private void digits(List<Constraint> constraints) {
    Optional<Integer> digits = studies.getFirst().digitsOfAll();
    long cells = studies.stream().mapToLong(ColumnStudy::cells).sum();
    boolean fixed = studies.stream().allMatch(study -> study.digitsOfAll().equals(digits));
    if (digits.isEmpty() || !fixed || cells < CODES_MIN) {
      return;
    }
    if (!hasDoubtfulMarks()
        && CellPattern.compile("\\d{" + digits.get() + "}")
            instanceof CellPattern.Compilation.Compiled(CellPattern pattern)) {
      constraints.add(new Constraint.Matches(pattern));
      evidence.add(
          "every one of %s values has %d digits".formatted(TypeWords.count(cells), digits.get()));
    }
  }

  private void format(List<Constraint> constraints) {
    EnumSet<TextFormat> formats = EnumSet.allOf(TextFormat.class);
    long cells = 0;
    for (ColumnStudy study : studies) {
      cells += study.cells();
      if (study.cells() > 0) {
        formats.retainAll(study.formats());
      }
    }
    if (cells < FORMATTED_MIN || hasDoubtfulMarks()) {
      return;
    }
    // A format that says e-mail declares them as meant to be published: that is not ours to say.
    if (formats.remove(TextFormat.EMAIL)) {
      questions.add(
          "Every value is an e-mail address. Are they meant to be published? If so, say email in"
              + " aprite:personalData; if not, ignore the column in the layouts.");
    }
    for (TextFormat format : formats) {
      constraints.add(new Constraint.Formatted(format));
      evidence.add(
          "every one of %s values is %s".formatted(TypeWords.count(cells), format.description()));
      return;
    }
  }

  /// Whether there are values that may be marks, of which nothing is known but that they are there.
  private boolean hasDoubtfulMarks() {
    return studies.stream().anyMatch(study -> study.marks().size() > study.certainMarks().size());
  }

  private void notNegative(List<TypeChoice.Column> columns, List<Constraint> constraints) {
    long cells = studies.stream().mapToLong(ColumnStudy::cells).sum();
    boolean never =
        columns.stream()
            .filter(column -> column.study().cells() > 0)
            .allMatch(column -> column.study().range().isNeverNegative(TypeChoice.mark(column)));
    if (!never) {
      return;
    }
    if (cells >= NUMBERS_MIN) {
      String zero =
          type.type() instanceof FieldType.Decimal(_, int scale) && scale > 0
              ? "0." + "0".repeat(scale)
              : "0";
      constraints.add(new Constraint.Minimum(zero, false));
      evidence.add("none of %s values is below 0".formatted(TypeWords.count(cells)));
    } else {
      evidence.add(
          "none of %s values is below 0, too few to forbid it".formatted(TypeWords.count(cells)));
    }
  }

  private Optional<LocalText> unit() {
    Optional<String> unit = Unit.in(mapped.header());
    return unit.map(name -> {
      evidence.add("the header names the unit " + name);
      return LocalText.of(Map.of("en", "Unit: " + name + ".", "lv", "Mērvienība: " + name + "."));
    });
  }

  Field field() {
    return field;
  }

  FieldMap.Mapped mapped() {
    return mapped;
  }

  /// How the form writes the field; the form has to have it.
  Parsing parsing(int form) {
    Parsing parsing = parsings.get(form);
    if (parsing == null) {
      throw new IllegalArgumentException("form " + forms.get(form).id() + " lacks " + field.name());
    }
    return parsing;
  }

  List<String> evidence() {
    return evidence;
  }

  List<String> questions() {
    return questions;
  }

  /// How ill it tells rows apart: 1 for a code that is named so, 2 for other codes and dates, 4 for
  /// names that recur; nothing when it cannot be part of a key, because it is measured, or some row
  /// lacks it.
  Optional<Integer> keyCost() {
    if (!field.required()) {
      return Optional.empty();
    }
    boolean saysCode = Identifier.saysCode(field.name());
    return switch (field.type()) {
      case FieldType.Text() -> {
        if (saysCode && studies.stream().allMatch(study -> study.meanBytes() <= CODE_BYTES_MAX)) {
          yield Optional.of(NAMED_CODE);
        }
        yield studies.stream().allMatch(ColumnStudy::looksCoded)
            ? Optional.of(CODE)
            : recurs() ? Optional.of(NAME) : Optional.empty();
      }
      case FieldType.Date(), FieldType.DateTime(_), FieldType.Year(), FieldType.YearMonth() ->
          Optional.of(CODE);
      case FieldType.Whole() -> saysCode ? Optional.of(NAMED_CODE) : Optional.empty();
      case FieldType.Time(), FieldType.Bool() -> Optional.of(NAME);
      case FieldType.Decimal(_, _),
          FieldType.Duration(),
          FieldType.GeoPoint(),
          FieldType.JsonText(_) ->
          Optional.empty();
    };
  }

  /// Whether nearly every row has a value of its own, so that the few that have not may be wrong.
  boolean isNearlyUnique() {
    return keyCost().filter(cost -> cost < NAME).isPresent() && leastDistinct() >= NEARLY;
  }

  private double leastDistinct() {
    double least = 1;
    for (int form = 0; form < forms.size(); form++) {
      if (mapped.column(form) != FieldMap.ABSENT) {
        for (Edition edition : forms.get(form).editions()) {
          int column = forms.get(form).indexIn(edition, mapped.column(form));
          least =
              Math.min(
                  least,
                  (double) edition.columns().get(column).sketch().distinct()
                      / Math.max(1, edition.rows()));
        }
      }
    }
    return least;
  }

  /// Whether each value stands in several rows, as those of a dimension do.
  private boolean recurs() {
    return studies.stream().allMatch(study -> study.sketch().distinct() * 3 <= study.rows());
  }

  /// Whether the field is text that people read, and no code: a name.
  boolean isName() {
    return field.required() && type.isText() && !studies.stream().allMatch(ColumnStudy::looksCoded);
  }
}
