package lv.aprite.publication.deed;

import java.util.List;
import lv.aprite.publication.catalog.Catalog;
import lv.aprite.publication.catalog.Hub;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.notice.Notices;
import lv.aprite.publication.release.Derived;
import lv.aprite.publication.release.ReleaseLog;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.SubmissionLog;

/// All that is derived from the logs of a hub for others to read.
public record PublicFace(Catalog catalog, Notices notices) {
  public static PublicFace over(Stores stores, PublicBase base) {
    return new PublicFace(catalog(stores.open(), base), notices(stores, base));
  }

  /// @param base where the open store is served
  public static Catalog catalog(ObjectStore open, PublicBase base) {
    return new Catalog(open, dataset -> ReleaseLog.fold(open, dataset), Hub.at(base));
  }

  /// @param base where the open store is served
  public static Notices notices(Stores stores, PublicBase base) {
    return new Notices(
        stores,
        dataset -> ReleaseLog.fold(stores.open(), dataset),
        (dataset, submission) ->
            SubmissionLog.read(stores.restricted(), dataset, submission).entries(),
        Hub.at(base));
  }

  /// What looks at the logs, in this order.
  public List<Derived> views() {
    return List.of(catalog, notices);
  }

  /// Puts catalog, pages and the feed of all together. The shell calls it when something changed,
  /// at most once a minute.
  ///
  /// @return how many datasets are listed
  public int assemble() {
    int listed = catalog.assemble();
    notices.assemble();
    return listed;
  }
}
