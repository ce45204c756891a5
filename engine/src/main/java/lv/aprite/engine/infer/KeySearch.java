package lv.aprite.engine.infer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Looks for the smallest set of fields that tells the rows of every edition apart.
///
/// Fields that could be part of a key are codes, dates and names that recur; measured numbers are
/// not, however different they are. The search is bounded: in the first rows of each edition, by
/// hashes, and among few fields. What it finds has still to hold for all rows.
final class KeySearch {
  private static final int FIELDS_MAX = 14;
  static final int PARTS_MAX = 4;

  // Numbers of different values are estimates where there are many.
  private static final double SKETCH_SPARE = 1.5;

  /// Fewer rows say too little.
  static final int ROWS_MIN = 5;

  /// @param fields positions, in the schema's order
  record Key(List<Integer> fields, int cost) {}

  private record Candidate(int field, int cost) {}

  private final List<FieldChoice> fields;
  private final List<Form> forms;

  KeySearch(List<FieldChoice> fields, List<Form> forms) {
    this.fields = fields;
    this.forms = forms;
  }

  /// Fields that could be part of a key and are looked at.
  List<Integer> tried() {
    return candidates().stream().map(Candidate::field).sorted().toList();
  }

  /// Whether each edition has so many rows that a key says something.
  boolean hasEnoughRows() {
    return forms.stream()
        .flatMap(form -> form.editions().stream())
        .allMatch(edition -> edition.rows() >= ROWS_MIN);
  }

  private List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Optional<Integer> cost = fields.get(i).keyCost();
      if (cost.isPresent()) {
        candidates.add(new Candidate(i, cost.get()));
      }
    }
    candidates.sort(Comparator.comparingInt(Candidate::cost));
    return candidates.subList(0, Math.min(FIELDS_MAX, candidates.size()));
  }

  /// Keys of the smallest number of fields, the likeliest first.
  List<Key> find() {
    List<Candidate> few = candidates();
    // Where a code has a value of its own in nearly every row, any second field would do, by
    // chance.
    boolean mistaken =
        fields.stream().anyMatch(FieldChoice::isNearlyUnique)
            && few.stream().noneMatch(one -> isKey(List.of(one.field())));
    if (mistaken) {
      return List.of();
    }
    boolean enough = hasEnoughRows();
    for (int parts = 1; enough && parts <= Math.min(PARTS_MAX, few.size()); parts++) {
      List<Key> keys = new ArrayList<>();
      collect(few, 0, parts, List.of(), keys);
      if (!keys.isEmpty()) {
        keys.sort(
            Comparator.comparingInt(Key::cost)
                .thenComparing(key -> key.fields().toString(), Comparator.naturalOrder()));
        return keys;
      }
    }
    return List.of();
  }

  private void collect(
      List<Candidate> candidates, int from, int parts, List<Candidate> chosen, List<Key> keys) {
    if (parts == 0) {
      List<Integer> key = chosen.stream().map(Candidate::field).sorted().toList();
      if (isKey(key)) {
        keys.add(new Key(key, chosen.stream().mapToInt(Candidate::cost).sum()));
      }
      return;
    }
    for (int i = from; i <= candidates.size() - parts; i++) {
      List<Candidate> more = new ArrayList<>(chosen);
      more.add(candidates.get(i));
      collect(candidates, i + 1, parts - 1, more, keys);
    }
  }

  /// Whether there are as many combinations of values as rows: if not, nothing has to be looked at.
  private boolean couldBeKey(List<Integer> key) {
    for (int form = 0; form < forms.size(); form++) {
      for (Edition edition : forms.get(form).editions()) {
        double combinations = SKETCH_SPARE;
        for (int field : key) {
          int column = fields.get(field).mapped().column(form);
          combinations *=
              edition.columns().get(forms.get(form).indexIn(edition, column)).sketch().distinct();
        }
        if (combinations < edition.hashes().rows()) {
          return false;
        }
      }
    }
    return true;
  }

  /// Whether no two rows of an edition agree in all these fields, as far as the hashes go.
  boolean isKey(List<Integer> key) {
    if (!couldBeKey(key)) {
      return false;
    }
    for (int form = 0; form < forms.size(); form++) {
      for (Edition edition : forms.get(form).editions()) {
        int[] columns = new int[key.size()];
        for (int i = 0; i < columns.length; i++) {
          int column = fields.get(key.get(i)).mapped().column(form);
          columns[i] = forms.get(form).indexIn(edition, column);
        }
        if (!edition.hashes().isKey(columns)) {
          return false;
        }
      }
    }
    return true;
  }

  /// Whether no value of a field stands in two rows of an edition, as far as the hashes go.
  boolean isUnique(int field) {
    for (int form = 0; form < forms.size(); form++) {
      int column = fields.get(field).mapped().column(form);
      for (Edition edition : forms.get(form).editions()) {
        if (column != FieldMap.ABSENT
            && !edition.hashes().isUnique(forms.get(form).indexIn(edition, column))) {
          return false;
        }
      }
    }
    return true;
  }

  /// Whether the search saw every row.
  boolean isWhole() {
    return forms.stream()
        .flatMap(form -> form.editions().stream())
        .allMatch(edition -> edition.hashes().rows() == edition.rows());
  }
}
