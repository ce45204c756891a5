package lv.aprite.engine.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which column of which form is which published field.
///
/// The newest form's columns come first, in its order. A column of an older form is the field whose
/// header it has, or of which it holds the very values; otherwise it is a field of its own, and
/// when it may well be an earlier name of another one, that is asked.
final class FieldMap {
  static final int ABSENT = -1;

  private static final double OVERLAP_MIN = 0.6;
  private static final double OVERLAP_RUNNER_UP_MAX = 0.3;
  private static final int DISTINCT_MIN = 8;
  private static final int BYTES_MIN = 4;
  private static final double LIKENESS_MIN = 0.5;

  /// A published field and where it is.
  static final class Mapped {
    private final String name;
    private final String header;
    private final int[] columns;
    private final Notes notes = new Notes();

    private Mapped(String name, String header, int forms) {
      this.name = name;
      this.header = header;
      columns = new int[forms];
      java.util.Arrays.fill(columns, ABSENT);
    }

    String name() {
      return name;
    }

    /// As it stands in the newest form that has it.
    String header() {
      return header;
    }

    /// Its column in a form, or [#ABSENT].
    int column(int form) {
      return columns[form];
    }

    boolean isEverywhere() {
      return java.util.Arrays.stream(columns).allMatch(column -> column != ABSENT);
    }

    /// Why other columns are this field, and whether they are.
    Notes notes() {
      return notes;
    }
  }

  private final List<Form> forms;
  private final List<Mapped> fields = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private FieldMap(List<Form> forms) {
    this.forms = forms;
  }

  /// @param forms the newest last
  static List<Mapped> of(List<Form> forms) {
    FieldMap map = new FieldMap(forms);
    for (int form = forms.size() - 1; form >= 0; form--) {
      map.add(form);
    }
    return Collections.unmodifiableList(map.fields);
  }

  private void add(int form) {
    List<Integer> left = new ArrayList<>();
    for (int column = 0; column < forms.get(form).headers().size(); column++) {
      Optional<Mapped> field = sameName(form, column);
      if (field.isPresent()) {
        field.get().columns[form] = column;
      } else {
        left.add(column);
      }
    }
    List<Integer> alone = new ArrayList<>();
    for (int column : left) {
      if (!mapByContent(form, column, left)) {
        alone.add(column);
      }
    }
    for (int column : alone) {
      addField(form, column);
    }
  }

  private Optional<Mapped> sameName(int form, int column) {
    String header = header(form, column);
    Optional<Mapped> exact = free(form, field -> knownAs(field, header));
    return exact.isPresent()
        ? exact
        : free(form, field -> field.name.equals(Identifier.of(header, column + 1)));
  }

  private Optional<Mapped> free(int form, java.util.function.Predicate<Mapped> fits) {
    return fields.stream().filter(field -> field.columns[form] == ABSENT).filter(fits).findFirst();
  }

  private boolean knownAs(Mapped field, String header) {
    for (int form = 0; form < forms.size(); form++) {
      if (field.columns[form] != ABSENT
          && Headers.common(header(form, field.columns[form])).equals(Headers.common(header))) {
        return true;
      }
    }
    return false;
  }

  private String header(int form, int column) {
    return forms.get(form).headers().get(column);
  }

  private ColumnStudy study(int form, int column) {
    return forms.get(form).columns().get(column);
  }

  /// What is known of a field's cells by the oldest form that is mapped already: the nearest one.
  private ColumnStudy nearest(Mapped field) {
    for (int form = 0; form < forms.size(); form++) {
      if (field.columns[form] != ABSENT) {
        return study(form, field.columns[form]);
      }
    }
    throw new IllegalStateException("a field without any column");
  }

  private boolean mapByContent(int form, int column, List<Integer> left) {
    ColumnStudy ours = study(form, column);
    if (!isTelling(ours)) {
      return false;
    }
    Mapped best = null;
    double bestOverlap = 0;
    double second = 0;
    for (Mapped field : fields) {
      if (field.columns[form] != ABSENT) {
        continue;
      }
      double overlap = ours.sketch().overlap(nearest(field).sketch());
      if (overlap > bestOverlap) {
        second = bestOverlap;
        best = field;
        bestOverlap = overlap;
      } else {
        second = Math.max(second, overlap);
      }
    }
    if (best == null || bestOverlap < OVERLAP_MIN || second > OVERLAP_RUNNER_UP_MAX) {
      return false;
    }
    for (int other : left) {
      if (other != column
          && study(form, other).sketch().overlap(nearest(best).sketch()) > OVERLAP_RUNNER_UP_MAX) {
        return false;
      }
    }
    best.notes.because(
        Reason.SAME_VALUES,
        header(form, column),
        forms.get(form).id(),
        Math.round(100 * bestOverlap));
    best.columns[form] = column;
    return true;
  }

  /// Whether equal values say anything: small numbers and words that recur everywhere do not.
  private static boolean isTelling(ColumnStudy study) {
    return study.sketch().distinct() >= DISTINCT_MIN && study.meanBytes() >= BYTES_MIN;
  }

  private void addField(int form, int column) {
    String header = header(form, column);
    String base = Identifier.of(header, column + 1);
    String name = base;
    for (int n = 2; !names.add(name); n++) {
      name = base + "_" + n;
    }
    Mapped field = new Mapped(name, header, forms.size());
    field.columns[form] = column;
    if (form < forms.size() - 1) {
      likely(field, form, column)
          .ifPresent(other ->
              field.notes.ask(
                  Query.EARLIER_NAME, header, forms.get(form).id(), other.header, other.name));
    }
    fields.add(field);
  }

  /// A field that the form lacks and that may be meant: its name has the same words, or it stands
  /// between the same neighbours.
  private Optional<Mapped> likely(Mapped added, int form, int column) {
    Mapped best = null;
    double bestLikeness = 0;
    for (Mapped field : fields) {
      if (field.columns[form] != ABSENT || field.columns[forms.size() - 1] == ABSENT) {
        continue;
      }
      double likeness =
          Math.max(
              Identifier.likeness(field.name, added.name),
              standsBetweenTheSame(field, form, column) ? LIKENESS_MIN : 0);
      if (likeness >= LIKENESS_MIN && likeness > bestLikeness && isAlike(field, form, column)) {
        best = field;
        bestLikeness = likeness;
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean isAlike(Mapped field, int form, int column) {
    boolean ours = study(form, column).readings().isEmpty();
    boolean theirs = nearest(field).readings().isEmpty();
    boolean unknown = study(form, column).cells() == 0 || nearest(field).cells() == 0;
    return unknown || ours == theirs;
  }

  private boolean standsBetweenTheSame(Mapped field, int form, int column) {
    int newest = forms.size() - 1;
    int there = field.columns[newest];
    return sameField(form, column - 1, newest, there - 1)
        && sameField(form, column + 1, newest, there + 1);
  }

  private boolean sameField(int form, int column, int otherForm, int otherColumn) {
    return fields.stream()
        .anyMatch(field ->
            column >= 0
                && otherColumn >= 0
                && field.columns[form] == column
                && field.columns[otherForm] == otherColumn);
  }
}
