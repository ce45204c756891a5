package lv.aprite.publication.catalog;

import java.util.function.Function;
import lv.aprite.publication.log.DerivedDocument;
import lv.aprite.publication.release.Derived;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.submission.DatasetId;

/// The catalog and the pages, derived from the release logs alone.
///
/// A publish touches one dataset's document and page, whatever the number of datasets. The whole is
/// put together by [#assemble], which the shell calls when something changed, at most once a
/// minute. Both may be called at any time, in any order, by several at once, and leave what is
/// there unless it is older.
public final class Catalog implements Derived {
  private static final int TRIES_MAX = 20;

  private final ObjectStore open;
  private final Function<DatasetId, ReleaseFold> releases;
  private final Hub hub;

  /// @param open the public store
  /// @param releases reads a dataset's release log as it is now
  public Catalog(ObjectStore open, Function<DatasetId, ReleaseFold> releases, Hub hub) {
    this.open = open;
    this.releases = releases;
    this.hub = hub;
  }

  @Override
  public void lookAtReleases(DatasetId dataset) {
    DatasetState.of(dataset, releases.apply(dataset)).ifPresent(this::describe);
  }

  /// Nothing of a submission is public before it is a release.
  @Override
  public void lookAtSubmission(DatasetId dataset, String submission) {}

  private void describe(DatasetState dataset) {
    Addresses at = new Addresses(hub.base());
    new DerivedDocument(
            open, at.document(dataset.id()), JsonLd.MEDIA_TYPE, DatasetDocument::numberOf)
        .raise(dataset.number(), DatasetDocument.of(at, dataset).encode());
    new DerivedDocument(open, at.page(dataset.id()), Page.MEDIA_TYPE, Page::numberOf)
        .raise(dataset.number(), DatasetPage.of(hub, dataset));
  }

  /// Puts the whole together: JSON-LD, Turtle, the page of all, the stylesheet, the OpenAPI
  /// document.
  ///
  /// @return how many datasets are listed
  public int assemble() {
    return assemble(WholeCatalog.PART_BYTES_MAX);
  }

  int assemble(long partBytesMax) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      var listed = WholeCatalog.assemble(open, hub, partBytesMax);
      if (listed.isPresent()) {
        return listed.get().size();
      }
    }
    throw new IllegalStateException(
        "catalog: expected to win once in " + TRIES_MAX + " tries; other writers won each time");
  }
}
