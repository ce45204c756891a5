/// The receipt of a submission as a page, for its publisher alone. Start at [ReceiptPage].
///
/// Nothing of it may reach a public place.
@NullMarked
package lv.aprite.publication.receipt;

import org.jspecify.annotations.NullMarked;
