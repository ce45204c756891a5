package lv.aprite.engine.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.TextFormat;

/// A published field with all that was concluded about it.
final class FieldChoice {
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

  private final Notes notes = new Notes();
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
      notes.ask(Query.HEADER_IS_TIME);
    }
    notes.add(mapped.notes());
    notes.add(type.notes());
    field = decide(columns);
  }

  /// @param marks the decimal mark that each form's columns prove
  static FieldChoice of(FieldMap.Mapped mapped, List<Form> forms, List<Optional<Character>> marks) {
    return new FieldChoice(mapped, forms, marks);
  }

  private Field decide(List<TypeChoice.Column> columns) {
    boolean required = required();
    List<Constraint> constraints =
        new ConstraintChoice(mapped, columns, type.type(), notes).decide();
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
      notes.because(Reason.NOT_EVERYWHERE);
      return false;
    }
    if (missing == 0) {
      notes.because(Reason.REQUIRED, rows);
    } else {
      notes.because(Reason.SOME_MISSING, missing, rows);
    }
    return missing == 0 && rows > 0;
  }

  private Optional<LocalText> unit() {
    Optional<String> unit = Unit.in(mapped.header());
    return unit.map(name -> {
      notes.because(Reason.UNIT, name);
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

  Notes notes() {
    return notes;
  }

  /// How ill it tells rows apart: 1 for a code that is named so, 2 for other codes and dates, 4 for
  /// names that recur; nothing when it cannot be part of a key, because it is measured, or some row
  /// lacks it.
  Optional<Integer> keyCost() {
    if (!field.required()) {
      return Optional.empty();
    }
    boolean saysCode = Identifier.saysOwnCode(field.name());
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
      case FieldType.Whole() ->
          saysCode
              ? Optional.of(NAMED_CODE)
              : Scale.of(field.name(), field.type()).map(scale -> CODE);
      case FieldType.Time(), FieldType.Bool() -> Optional.of(NAME);
      case FieldType.Decimal(_, _),
          FieldType.Duration(),
          FieldType.GeoPoint(),
          FieldType.JsonText(_) ->
          Optional.empty();
    };
  }

  /// Whether its name says that its values are codes of which each stands for one thing, or they
  /// are made never to repeat.
  boolean isCode() {
    boolean uuid = studies.stream().allMatch(study -> study.formats().contains(TextFormat.UUID));
    boolean code =
        field.type() instanceof FieldType.Text || field.type() instanceof FieldType.Whole;
    return code
        && (uuid
            || Identifier.saysOwnCode(field.name())
                && studies.stream().allMatch(study -> study.meanBytes() <= CODE_BYTES_MAX));
  }

  /// How many rows have a value.
  long cells() {
    return studies.stream().mapToLong(ColumnStudy::cells).sum();
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
