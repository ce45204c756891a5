/// Which runs are begun at all, and what they leave.
@NullMarked
package lv.aprite.cli.convert;

import org.jspecify.annotations.NullMarked;
