/// Conditions across the columns of a row: a small language that can neither stall nor round. Start
/// at [Condition]. The one room that sees EvalEx, and of it only the parser.
@NullMarked
package lv.aprite.engine.condition;

import org.jspecify.annotations.NullMarked;
