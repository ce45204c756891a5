package lv.aprite.publication.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The namespaces of the catalog, and the short names that stand for them in both of its forms.
final class Vocabulary {
  static final String ADMS = "http://www.w3.org/ns/adms#";
  static final String APRITE = "https://aprite.lv/ns#";
  static final String DCAT = "http://www.w3.org/ns/dcat#";
  static final String DCATAP = "http://data.europa.eu/r5r/";
  static final String DCT = "http://purl.org/dc/terms/";
  static final String ELI = "http://data.europa.eu/eli/ontology#";
  static final String FOAF = "http://xmlns.com/foaf/0.1/";
  static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
  static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  static final String SPDX = "http://spdx.org/rdf/terms#";
  static final String VCARD = "http://www.w3.org/2006/vcard/ns#";
  static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  static final String TYPE = RDF + "type";

  /// The authority tables of the Publications Office of the EU.
  static final String EU = "http://publications.europa.eu/resource/authority/";

  /// Media types by IANA, in the form that DCAT-AP asks for.
  static final String IANA = "http://www.iana.org/assignments/media-types/";

  private static final SortedMap<String, String> BY_PREFIX =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("adms", ADMS),
              Map.entry("aprite", APRITE),
              Map.entry("dcat", DCAT),
              Map.entry("dcatap", DCATAP),
              Map.entry("dct", DCT),
              Map.entry("eli", ELI),
              Map.entry("foaf", FOAF),
              Map.entry("hydra", HYDRA),
              Map.entry("rdf", RDF),
              Map.entry("spdx", SPDX),
              Map.entry("vcard", VCARD),
              Map.entry("xsd", XSD)));

  private Vocabulary() {}

  static SortedMap<String, String> prefixes() {
    return Collections.unmodifiableSortedMap(BY_PREFIX);
  }

  /// `dct:title` for the IRI that it stands for, when a namespace of ours fits and the rest is a
  /// plain name.
  static Optional<String> shorten(String iri) {
    for (Map.Entry<String, String> entry : BY_PREFIX.entrySet()) {
      if (iri.startsWith(entry.getValue())) {
        String name = iri.substring(entry.getValue().length());
        if (name.matches("[A-Za-z][A-Za-z0-9_]*")) {
          return Optional.of(entry.getKey() + ":" + name);
        }
      }
    }
    return Optional.empty();
  }

  /// The IRI that a short name stands for; an IRI stays what it is.
  static String expand(String name) {
    int colon = name.indexOf(':');
    String namespace = colon < 0 ? null : BY_PREFIX.get(name.substring(0, colon));
    return namespace == null ? name : namespace + name.substring(colon + 1);
  }
}
