/// The shell for one machine and one folder: the `aprite` command. Start at `Main`.
///
/// Decisions about data or releases do not belong here.
@NullMarked
package lv.aprite.cli;

import org.jspecify.annotations.NullMarked;
