/// An object store over a folder of this machine. Start at [DirectoryStore].
///
/// Only the hub writes there; folders in which others write are `intake`'s matter.
@NullMarked
package lv.aprite.cli.folder;

import org.jspecify.annotations.NullMarked;
