/// The release log of a dataset. Start at [ReleaseEntry].
@NullMarked
package lv.aprite.publication.release;

import org.jspecify.annotations.NullMarked;
