/// The command as its users call it.
@NullMarked
package lv.aprite.cli;

import org.jspecify.annotations.NullMarked;
