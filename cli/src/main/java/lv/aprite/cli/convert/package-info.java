/// Files to tables without a hub: which outputs a run would write, and writing them. Start at
/// [Plan].
@NullMarked
package lv.aprite.cli.convert;

import org.jspecify.annotations.NullMarked;
