/// Who asked to be told, of what, and how far that came: subscriptions, over the object store.
///
/// What is owed is computed, not queued: a subscription knows, for each dataset, up to which entry
/// of the release log everything is dealt with, and a message or a timer only says "look at this
/// subscription". Start at [Courier], which takes a look; [Subscriptions] is what owners do. Files,
/// clocks, threads and connections do not enter: an [Outlet] sends, a shell says when and hands in
/// chance and keys.
@NullMarked
package lv.aprite.publication.subscription;

import org.jspecify.annotations.NullMarked;
