/// What is told about releases and submissions: CloudEvents in a durable journal, and the feeds of
/// the public ones.
///
/// Everything here is derived from the logs and can be rebuilt from them. Start at [Notices]. A
/// public notice carries rule, row and column at most, never a cell; delivery to subscribers does
/// not enter here.
@NullMarked
package lv.aprite.publication.notice;

import org.jspecify.annotations.NullMarked;
