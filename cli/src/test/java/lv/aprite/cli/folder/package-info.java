/// The folder store's own promises, beside those of every store.
@NullMarked
package lv.aprite.cli.folder;

import org.jspecify.annotations.NullMarked;
