/// ZIP and gzip: one member as a source of its own. Start at [ZipArchive] and [GzipFile]. An
/// archive is read from its first byte to its last before a member is used; names in it are shown,
/// and never used as paths.
@NullMarked
package lv.aprite.engine.form.archive;

import org.jspecify.annotations.NullMarked;
