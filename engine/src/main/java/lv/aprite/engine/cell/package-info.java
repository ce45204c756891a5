/// One cell of UTF-8 bytes to one value: numbers, dates, truth values, missing values, without a
/// String in between. Pure functions; the loops over a column's cells are in `validate`. Start at
/// [Parsed].
@NullMarked
package lv.aprite.engine.cell;

import org.jspecify.annotations.NullMarked;
