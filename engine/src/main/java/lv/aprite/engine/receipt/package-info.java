/// What the publisher of a file is told, in words of each language. Start at [ReceiptText].
///
/// Wording lives here and in the rule book; decisions do not.
@NullMarked
package lv.aprite.engine.receipt;

import org.jspecify.annotations.NullMarked;
