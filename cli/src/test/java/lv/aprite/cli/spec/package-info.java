/// The specification of the hub's door as a table: what is handed in by which name, and what
/// becomes of it. Start at [UploadsSpecTest].
@NullMarked
package lv.aprite.cli.spec;

import org.jspecify.annotations.NullMarked;
