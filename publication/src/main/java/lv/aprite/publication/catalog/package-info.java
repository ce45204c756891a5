/// What the world is told about datasets: DCAT-AP documents, the catalog that is assembled from
/// them, and plain pages.
///
/// Everything here is derived from the release logs and can be rebuilt from them. Start at
/// [Catalog]; the RDF of one dataset is made in [DatasetGraph]. No clock and no store's detail
/// enters: times are those of log entries.
@NullMarked
package lv.aprite.publication.catalog;

import org.jspecify.annotations.NullMarked;
