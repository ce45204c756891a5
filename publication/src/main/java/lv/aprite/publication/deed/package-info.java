/// What people and machines do with a hub, over its three stores, whichever shell they do it by.
/// Start at [Deeds].
///
/// No file, no queue and no wording for a terminal enters.
@NullMarked
package lv.aprite.publication.deed;

import org.jspecify.annotations.NullMarked;
