package lv.aprite.publication.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Metadata;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.submission.DatasetId;

/// A dataset as the public may see it: its fold without what was withdrawn.
///
/// @param described the newest public metadata
/// @param releases those whose data are there, in order
/// @param current the one whose data serve
public record DatasetState(
    DatasetId id,
    ReleaseFold fold,
    ReleaseEntry.Described described,
    List<Release> releases,
    Optional<Release> current) {
  public DatasetState {
    releases = List.copyOf(releases);
  }

  /// The state after these entries; absent for an empty log.
  public static Optional<DatasetState> of(DatasetId id, ReleaseFold fold) {
    return fold.described()
        .map(described ->
            new DatasetState(
                id,
                fold,
                described.entry(),
                fold.releases().stream()
                    .filter(release -> !fold.isWithdrawn(release.entry()))
                    .map(Release::of)
                    .toList(),
                fold.current().map(Release::of)));
  }

  public Metadata metadata() {
    return described.metadata();
  }

  /// The number of the last log entry.
  public long number() {
    return fold.number();
  }

  /// When the dataset was first published, or else first described.
  public Instant issuedAt() {
    return fold.releases().stream()
        .map(Numbered::at)
        .findFirst()
        .orElseGet(() -> fold.entries().getFirst().at());
  }

  /// When its log last grew.
  public Instant modifiedAt() {
    return fold.entries().getLast().at();
  }

  /// A release whose data are there.
  ///
  /// @param editions the same release under each major version of the contract, the lowest first;
  ///   at least one
  public record Release(long number, Instant at, List<Edition> editions) {
    public Release {
      editions = List.copyOf(editions);
    }

    static Release of(Numbered<ReleaseEntry.Released> released) {
      return new Release(
          released.number(),
          released.at(),
          released.entry().byMajorVersion().entrySet().stream()
              .map(entry -> new Edition(entry.getKey(), entry.getValue()))
              .toList());
    }

    /// The one under the highest major version.
    public Edition newestEdition() {
      return editions.getLast();
    }
  }

  /// A release under one major version of the contract.
  public record Edition(int majorVersion, ReleaseEntry.Data data) {
    /// The formats it has, in their order.
    public List<Format> formats() {
      return data.distributions().stream().map(Distribution::format).sorted().distinct().toList();
    }

    public Distribution distribution(Format format) {
      return data.distributions().stream()
          .filter(distribution -> distribution.format() == format)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("edition: expected one with " + format));
    }
  }
}
