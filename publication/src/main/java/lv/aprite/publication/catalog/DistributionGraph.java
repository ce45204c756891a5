package lv.aprite.publication.catalog;

import static lv.aprite.publication.catalog.Vocabulary.DCAT;
import static lv.aprite.publication.catalog.Vocabulary.DCATAP;
import static lv.aprite.publication.catalog.Vocabulary.DCT;
import static lv.aprite.publication.catalog.Vocabulary.SPDX;

import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;

/// What is said about one file of a release.
///
/// No compression is stated: Parquet compresses its pages inside, the file as a whole is not
/// compressed.
final class DistributionGraph {
  private static final String AVAILABLE = Vocabulary.EU + "planned-availability/AVAILABLE";

  private final Addresses at;
  private final DatasetState dataset;
  private final Triples triples;

  DistributionGraph(Addresses at, DatasetState dataset, Triples triples) {
    this.at = at;
    this.dataset = dataset;
    this.triples = triples;
  }

  /// Adds the file to `owner`, and gives its subject.
  String describe(
      String owner, DatasetState.Release release, DatasetState.Edition edition, Format format) {
    String subject =
        withoutFragment(owner) + "#v" + edition.majorVersion() + "-" + format.extension();
    link(owner, DCAT + "distribution", subject);
    triples.type(subject, DCAT + "Distribution");
    triples.add(subject, DCT + "title", new Term.Text(title(edition, format), "en"));
    triples.add(subject, DCT + "description", new Term.Text(description(format), "en"));
    triples.add(subject, DCT + "issued", Term.time(release.at()));
    String schema = at.absolute(at.descriptor(dataset.id(), edition));
    link(subject, DCAT + "accessURL", schema);
    link(subject, DCAT + "downloadURL", at.absolute(at.data(dataset.id(), edition, format)));
    link(subject, DCT + "conformsTo", schema);
    triples.type(schema, DCT + "Standard");
    link(subject, DCATAP + "availability", AVAILABLE);
    describeForm(subject, format);
    describeBytes(subject, edition.distribution(format));
    return subject;
  }

  private void describeForm(String subject, Format format) {
    String fileType = Vocabulary.EU + "file-type/" + fileType(format);
    link(subject, DCT + "format", fileType);
    triples.type(fileType, DCT + "MediaTypeOrExtent");
    String mediaType = Vocabulary.IANA + format.mediaType();
    link(subject, DCAT + "mediaType", mediaType);
    triples.type(mediaType, DCT + "MediaType");
  }

  private void describeBytes(String subject, Distribution file) {
    triples.add(subject, DCAT + "byteSize", Term.count(file.sizeBytes()));
    String checksum = subject + "-sha256";
    link(subject, SPDX + "checksum", checksum);
    triples.type(checksum, SPDX + "Checksum");
    link(checksum, SPDX + "algorithm", SPDX + "checksumAlgorithm_sha256");
    triples.type(SPDX + "checksumAlgorithm_sha256", SPDX + "ChecksumAlgorithm");
    triples.add(checksum, SPDX + "checksumValue", Term.hexBinary(file.sha256()));
  }

  private static String fileType(Format format) {
    return switch (format) {
      case CSV -> "CSV";
      case PARQUET -> "PARQUET";
      case JSON -> "JSON";
    };
  }

  private static String title(DatasetState.Edition edition, Format format) {
    return Wording.name(format) + ", contract version " + edition.data().contractVersion();
  }

  private static String description(Format format) {
    return switch (format) {
      case CSV -> "Comma-separated values in UTF-8 with a header row (RFC 4180).";
      case PARQUET -> "Apache Parquet with typed columns, compressed inside by zstd.";
      case JSON -> "A JSON array with one record on each line.";
    };
  }

  private static String withoutFragment(String iri) {
    return iri.substring(0, iri.indexOf('#'));
  }

  private void link(String from, String predicate, String to) {
    triples.add(from, predicate, new Term.Iri(to));
  }
}
