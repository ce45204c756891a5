/// Receipts in words. Start at [ReceiptWordsTest].
@NullMarked
package lv.aprite.engine.receipt;

import org.jspecify.annotations.NullMarked;
