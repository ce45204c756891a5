package lv.aprite.engine.infer;

import java.util.ArrayList;
import java.util.List;

/// Which fields tell one row from another: the keys that may be drafted, or what is asked instead.
///
/// Each sentence says what was counted: of a large file the search sees the first rows, and only a
/// key that is drafted is held against all.
final class KeyChoice {
  private static final int ALTERNATIVES_MAX = 3;

  // With so many different codes a repeat would have been seen, were it allowed.
  private static final int ROWS_MIN = 50;
  private static final int ROWS_ASKED = 10;

  private final List<FieldChoice> fields;
  private final List<Form> forms;
  private final KeySearch search;

  /// Codes that no two rows have, in the schema's order.
  private final List<Integer> unique = new ArrayList<>();

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
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).isCode() && fields.get(i).cells() > 0 && search.isUnique(i)) {
        unique.add(i);
      }
    }
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

  private Said words(KeySearch.Key key) {
    return Said.joined(Term.AND, names(key).stream().map(Said::text).toList());
  }

  /// Fields that are unique beside the key.
  ///
  /// @param key which of the keys; none when there are fewer
  List<List<String>> uniqueKeys(int key) {
    return search.isWhole()
        ? uniqueBeside(key).stream()
            .filter(field -> fields.get(field).cells() >= ROWS_MIN)
            .map(field -> List.of(name(field)))
            .toList()
        : List.of();
  }

  private List<Integer> uniqueBeside(int key) {
    List<Integer> primary = key < keys.size() ? keys.get(key).fields() : List.of();
    return unique.stream().filter(field -> !primary.equals(List.of(field))).toList();
  }

  /// What is said of keys.
  ///
  /// @param key which of the keys holds; none when there are fewer
  /// @param uniques whether the other unique fields hold
  Notes notes(int key, boolean uniques) {
    Notes notes = new Notes();
    long rows = forms.stream().mapToLong(Form::rows).sum();
    if (key < keys.size()) {
      notes.because(Reason.KEY, words(keys.get(key)), rows);
    } else {
      ask(notes);
    }
    if (uniques) {
      List<List<String>> drafted = uniqueKeys(key);
      for (int field : uniqueBeside(key)) {
        if (drafted.contains(List.of(name(field)))) {
          notes.because(Reason.UNIQUE, name(field), rows);
        } else if (!isAskedAlready(field) && fields.get(field).cells() >= ROWS_ASKED) {
          notes.ask(Query.UNIQUE, name(field), seen());
        }
      }
    }
    return notes;
  }

  private boolean isAskedAlready(int field) {
    return undecided.stream().anyMatch(one -> one.fields().equals(List.of(field)));
  }

  private void ask(Notes notes) {
    if (!search.hasEnoughRows()) {
      notes.ask(Query.KEY_FEW_ROWS, KeySearch.ROWS_MIN);
    } else if (!undecided.isEmpty()) {
      List<Said> which = undecided.stream().limit(ALTERNATIVES_MAX).map(this::words).toList();
      notes.ask(Query.KEY_WHICH, Said.joined(Term.EITHER, which), seen());
    } else if (!keys.isEmpty()) {
      notes.ask(Query.KEY_OF_FIRST_ROWS, words(keys.getFirst()));
    } else {
      askAboutSingles(notes);
    }
  }

  private void askAboutSingles(Notes notes) {
    List<Said> nearly = new ArrayList<>();
    List<Said> names = new ArrayList<>();
    List<Said> measures = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      FieldChoice field = fields.get(i);
      if (field.field().required()) {
        boolean isUnique = search.isKey(List.of(i));
        if (isUnique) {
          (field.isName() ? names : measures).add(Said.text(name(i)));
        } else if (field.isNearlyUnique()) {
          nearly.add(Said.text(name(i)));
        }
      }
    }
    if (!nearly.isEmpty()) {
      notes.ask(Query.KEY_NEARLY, alternatives(nearly));
    } else if (!names.isEmpty()) {
      notes.ask(Query.KEY_NAME, alternatives(names), seen());
    } else if (!measures.isEmpty()) {
      notes.ask(Query.KEY_MEASURE, alternatives(measures), seen());
    } else if (search.tried().isEmpty()) {
      notes.ask(Query.KEY_UNKNOWN);
    } else {
      List<String> tried = search.tried().stream().map(this::name).toList();
      notes.ask(Query.KEY_TRIED, KeySearch.PARTS_MAX, tried);
    }
  }

  private static Said alternatives(List<Said> names) {
    return Said.joined(Term.OR, names.stream().limit(ALTERNATIVES_MAX).toList());
  }

  /// How far was looked, where that is not to the end.
  private Said seen() {
    return (search.isWhole() ? Term.TO_THE_END : Term.FIRST_ROWS).said();
  }
}
