/// Hubs over folders of their own, as publishers and crashes would have them.
@NullMarked
package lv.aprite.cli.hub;

import org.jspecify.annotations.NullMarked;
