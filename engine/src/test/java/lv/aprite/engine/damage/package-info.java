/// What becomes of damaged files: clean tables are written out, damaged in one place, read by the
/// real engine without a contract, and judged cell by cell against what was written. Start with
/// `DamageFiguresTest`.
@NullMarked
package lv.aprite.engine.damage;

import org.jspecify.annotations.NullMarked;
