package lv.aprite.publication.catalog;

import static lv.aprite.publication.catalog.Vocabulary.DCAT;
import static lv.aprite.publication.catalog.Vocabulary.DCT;
import static lv.aprite.publication.catalog.Vocabulary.FOAF;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.publication.submission.DatasetId;

/// What a list shows of a dataset that has data, taken from its catalog document.
///
/// @param release number of the current release
record Listing(
    DatasetId id,
    LocalText title,
    LocalText description,
    LocalText publisher,
    String release,
    long rows,
    Instant modified) {
  /// Absent when the document describes no current data.
  static Optional<Listing> of(Addresses at, DatasetId id, Triples triples) {
    String subject = at.datasetSubject(id);
    return value(triples, subject, DCAT + "version")
        .map(release ->
            new Listing(
                id,
                texts(triples, subject, DCT + "title"),
                texts(triples, subject, DCT + "description"),
                texts(triples, at.publisherSubject(id.publisher()), FOAF + "name"),
                release,
                value(triples, subject, Vocabulary.APRITE + "rows").map(Long::parseLong).orElse(0L),
                value(triples, subject, DCT + "modified")
                    .map(Instant::parse)
                    .orElse(Instant.EPOCH)));
  }

  private static Optional<String> value(Triples triples, String subject, String predicate) {
    return triples.objects(subject, predicate).stream()
        .findFirst()
        .map(term ->
            switch (term) {
              case Term.Iri(String value) -> value;
              case Term.Text(String value, String language) -> value;
              case Term.Typed(String value, String datatype) -> value;
            });
  }

  private static LocalText texts(Triples triples, String subject, String predicate) {
    SortedMap<String, String> byLanguage = new TreeMap<>();
    for (Term term : triples.objects(subject, predicate)) {
      if (term instanceof Term.Text(String value, String language)) {
        byLanguage.putIfAbsent(language, value);
      }
    }
    return new LocalText(byLanguage);
  }
}
