/// The specification of the engine as tables: what a file holds, what becomes of it. The tables are
/// `spec/*.json`; start at [SpecTest]. Nothing enters that knows how the engine does it.
@NullMarked
package lv.aprite.engine.spec;

import org.jspecify.annotations.NullMarked;
