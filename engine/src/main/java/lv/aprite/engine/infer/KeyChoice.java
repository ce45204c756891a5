package lv.aprite.engine.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which fields tell one row from another: the keys that may be drafted, or what is asked instead.
///
/// Each sentence says what was counted: of a large file the search sees the first rows, and only a
/// key that is drafted is held against all.
final class KeyChoice {
  private static final int ALTERNATIVES_MAX = 3;

  private final List<FieldChoice> fields;
  private final List<Form> forms;
  private final KeySearch search;
  private final List<KeySearch.Key> keys;

  /// Keys of which none is likelier than the others.
  private final List<KeySearch.Key> undecided;

  private KeyChoice(List<FieldChoice> fields, List<Form> forms, KeySearch search) {
    this.fields = fields;
    this.forms = forms;
    this.search = search;
    List<KeySearch.Key> found = search.find();
    boolean tied = found.size() > 1 && found.get(0).cost() == found.get(1).cost();
    keys = tied ? List.of() : found;
    undecided =
        tied
            ? found.stream().filter(one -> one.cost() == found.getFirst().cost()).toList()
            : List.of();
  }

  static KeyChoice of(List<FieldChoice> fields, List<Form> forms) {
    return new KeyChoice(fields, forms, new KeySearch(fields, forms));
  }

  /// How many keys could be tried.
  int size() {
    return keys.size();
  }

  /// @param key which of the keys; none when there are fewer
  List<String> names(int key) {
    return key < keys.size() ? names(keys.get(key)) : List.of();
  }

  private List<String> names(KeySearch.Key key) {
    return key.fields().stream().map(this::name).toList();
  }

  private String name(int field) {
    return fields.get(field).field().name();
  }

  private String words(KeySearch.Key key) {
    return String.join(" and ", names(key));
  }

  /// Why it is the key.
  Optional<String> evidence(int key) {
    if (key >= keys.size()) {
      return Optional.empty();
    }
    return Optional.of(
        "key: %s, the same in no two rows of an edition, and missing in none; there are %s in all"
            .formatted(
                words(keys.get(key)),
                TypeWords.rowsOf(forms.stream().mapToLong(Form::rows).sum())));
  }

  /// What is asked when none of the keys holds.
  Optional<String> question(int key) {
    return key < keys.size() ? Optional.empty() : Optional.of(question());
  }

  private String question() {
    if (!search.hasEnoughRows()) {
      return "What tells one row from another? An edition has fewer than %d rows, too few to tell. Name the key in primaryKey if there is one."
          .formatted(KeySearch.ROWS_MIN);
    }
    if (!undecided.isEmpty()) {
      return "Each of these tells every row from every other%s: %s. Which is it that says what a row is about? Name it in primaryKey."
          .formatted(
              seen(),
              String.join(
                  "; ", undecided.stream().limit(ALTERNATIVES_MAX).map(this::words).toList()));
    }
    if (!keys.isEmpty()) {
      return "Is %s the key? It tells the first rows of every edition from each other, but not all rows. If it is, name it in primaryKey and correct the rows that repeat it."
          .formatted(words(keys.getFirst()));
    }
    List<String> nearly = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> measures = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      FieldChoice field = fields.get(i);
      if (!field.field().required()) {
        continue;
      }
      boolean unique = search.isKey(List.of(i));
      if (!unique && field.isNearlyUnique()) {
        nearly.add(name(i));
      } else if (unique) {
        (field.isName() ? names : measures).add(name(i));
      }
    }
    if (!nearly.isEmpty()) {
      return "Is %s the key? In nearly every row its value is there once, but not in all. If it is, name it in primaryKey and correct the rows that repeat it."
          .formatted(alternatives(nearly, ", or "));
    }
    if (!names.isEmpty()) {
      return "Does %s tell one row from another? No value is there twice%s, but it looks like a name, and names come twice. If so, name it in primaryKey."
          .formatted(alternatives(names, ", or does "), seen());
    }
    if (!measures.isEmpty()) {
      return "Does %s tell one row from another? No value is there twice%s, but it looks like something measured or counted, which may be the same by chance. If so, name it in primaryKey."
          .formatted(alternatives(measures, ", or does "), seen());
    }
    List<String> tried = search.tried().stream().map(this::name).toList();
    return tried.isEmpty()
        ? "What tells one row from another? No column that has a value in every row looks like a"
            + " code, a date or a name that recurs. Name the key in primaryKey if there is one."
        : "What tells one row from another? Rows repeat each other in every set of up to %d of %s. Other columns were not looked at: they lack values, or look measured, or like names. Name the key in primaryKey if there is one."
            .formatted(KeySearch.PARTS_MAX, String.join(", ", tried));
  }

  private static String alternatives(List<String> names, String or) {
    return String.join(or, names.stream().limit(ALTERNATIVES_MAX).toList());
  }

  /// How far was looked, where that is not to the end.
  private String seen() {
    boolean whole =
        forms.stream()
            .flatMap(form -> form.editions().stream())
            .allMatch(edition -> edition.hashes().rows() == edition.rows());
    return whole ? "" : " in the first rows of each edition, beyond which was not looked";
  }
}
