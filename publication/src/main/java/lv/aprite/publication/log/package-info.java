/// Numbered, append-only logs over the object store, and documents derived from them. Start at
/// [AppendLog].
///
/// What an entry means does not enter here.
@NullMarked
package lv.aprite.publication.log;

import org.jspecify.annotations.NullMarked;
