package lv.aprite.publication.catalog;

/// One statement.
///
/// @param subject IRI
/// @param predicate IRI
public record Triple(String subject, String predicate, Term object) {
  public Triple {
    subject = new Term.Iri(subject).value();
    predicate = new Term.Iri(predicate).value();
  }
}
