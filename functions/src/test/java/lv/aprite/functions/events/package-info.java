/// The samples of `events/`, each held against its schema, and the description of what consumers
/// receive. Start at `Samples`.
@NullMarked
package lv.aprite.functions.events;

import org.jspecify.annotations.NullMarked;
