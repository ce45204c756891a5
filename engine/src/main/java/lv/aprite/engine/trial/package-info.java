/// The tests that stand in a contract, acted out by the engine itself. Start at [ContractTrial].
@NullMarked
package lv.aprite.engine.trial;

import org.jspecify.annotations.NullMarked;
