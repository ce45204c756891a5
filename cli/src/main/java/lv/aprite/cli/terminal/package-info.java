/// How the command speaks to a person at a terminal. Start at [Terminal].
@NullMarked
package lv.aprite.cli.terminal;

import org.jspecify.annotations.NullMarked;
