/// Genuine files, published and read back by engines that are not ours.
@NullMarked
package lv.aprite.cli.acceptance;

import org.jspecify.annotations.NullMarked;
