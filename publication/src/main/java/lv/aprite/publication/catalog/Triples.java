package lv.aprite.publication.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A set of statements in one order, so that equal sets have equal bytes: by subject; of one
/// subject the types first, then by predicate; of one predicate by object. Not for use by two
/// threads at once.
public final class Triples {
  private static final Comparator<String> TYPE_FIRST =
      Comparator.<String, Boolean>comparing(predicate -> !predicate.equals(Vocabulary.TYPE))
          .thenComparing(Comparator.naturalOrder());

  private static final Comparator<Term> BY_TEXT =
      Comparator.comparingInt(Triples::kind)
          .thenComparing(Triples::lexical)
          .thenComparing(Triples::qualifier);

  private final SortedMap<String, SortedMap<String, SortedSet<Term>>> bySubject = new TreeMap<>();

  public Triples add(String subject, String predicate, Term object) {
    return add(new Triple(subject, predicate, object));
  }

  public Triples add(Triple triple) {
    bySubject
        .computeIfAbsent(triple.subject(), subject -> new TreeMap<>(TYPE_FIRST))
        .computeIfAbsent(triple.predicate(), predicate -> new TreeSet<>(BY_TEXT))
        .add(triple.object());
    return this;
  }

  /// Says that the subject is of each of these classes.
  public Triples type(String subject, String... classes) {
    for (String each : classes) {
      add(subject, Vocabulary.TYPE, new Term.Iri(each));
    }
    return this;
  }

  public Triples addAll(Collection<Triple> triples) {
    triples.forEach(this::add);
    return this;
  }

  public List<Triple> all() {
    List<Triple> all = new ArrayList<>();
    bySubject.forEach((subject, byPredicate) ->
        byPredicate.forEach((predicate, objects) ->
            objects.forEach(object -> all.add(new Triple(subject, predicate, object)))));
    return all;
  }

  /// The objects of one subject and predicate; none when nothing is said.
  public List<Term> objects(String subject, String predicate) {
    SortedMap<String, SortedSet<Term>> byPredicate = bySubject.get(subject);
    SortedSet<Term> objects = byPredicate == null ? null : byPredicate.get(predicate);
    return objects == null ? List.of() : List.copyOf(objects);
  }

  /// The subjects of this class.
  public List<String> instances(String type) {
    Term wanted = new Term.Iri(type);
    List<String> instances = new ArrayList<>();
    bySubject.forEach((subject, byPredicate) -> {
      if (objects(subject, Vocabulary.TYPE).contains(wanted)) {
        instances.add(subject);
      }
    });
    return instances;
  }

  public boolean isEmpty() {
    return bySubject.isEmpty();
  }

  /// Every subject with what is said about it, in order.
  SortedMap<String, SortedMap<String, SortedSet<Term>>> bySubject() {
    return bySubject;
  }

  private static int kind(Term term) {
    return switch (term) {
      case Term.Iri iri -> 0;
      case Term.Text text -> 1;
      case Term.Typed typed -> 2;
    };
  }

  private static String lexical(Term term) {
    return switch (term) {
      case Term.Iri(String value) -> value;
      case Term.Text(String value, String language) -> value;
      case Term.Typed(String value, String datatype) -> value;
    };
  }

  private static String qualifier(Term term) {
    return switch (term) {
      case Term.Iri iri -> "";
      case Term.Text(String value, String language) -> language;
      case Term.Typed(String value, String datatype) -> datatype;
    };
  }
}
