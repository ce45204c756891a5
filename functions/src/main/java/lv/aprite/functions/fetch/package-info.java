/// Files that contracts name by their addresses, fetched into the inbox when they have changed.
/// Start at `Fetcher`. What becomes of them there is as of any upload; no event enters.
@NullMarked
package lv.aprite.functions.fetch;

import org.jspecify.annotations.NullMarked;
