/// Seeded simulation of publishers, sweeps, officers and uploads over a store that fails. Start at
/// [Scenario].
@NullMarked
package lv.aprite.publication.simulation;

import org.jspecify.annotations.NullMarked;
