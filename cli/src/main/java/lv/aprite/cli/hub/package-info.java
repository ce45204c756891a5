/// A hub over one folder: what publishers drop into `inbox/` becomes submissions, and these are
/// published. Start at [Hub].
///
/// Decisions about data or releases are `publication`'s; here are files, threads and the clock.
@NullMarked
package lv.aprite.cli.hub;

import org.jspecify.annotations.NullMarked;
