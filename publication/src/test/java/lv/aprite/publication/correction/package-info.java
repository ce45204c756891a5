/// Rejected rows that come back corrected. Start at [RoundTripTest].
@NullMarked
package lv.aprite.publication.correction;

import org.jspecify.annotations.NullMarked;
