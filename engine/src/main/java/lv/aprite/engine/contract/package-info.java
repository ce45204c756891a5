/// What was agreed: the published schema and the layouts of the files that carry it. Start at
/// [Contract].
@NullMarked
package lv.aprite.engine.contract;

import org.jspecify.annotations.NullMarked;
