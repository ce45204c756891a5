/// The object store, the one kind of state. Start at [ObjectStore].
@NullMarked
package lv.aprite.publication.store;

import org.jspecify.annotations.NullMarked;
