/// What was agreed on for rows and the table beyond their cells. Start at [RowRules] and
/// [TableRules].
@NullMarked
package lv.aprite.engine.quality;

import org.jspecify.annotations.NullMarked;
