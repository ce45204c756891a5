/// Subscribers of a hub on one machine: who is looked at when, how a webhook is called, and the
/// HTTP API by which subscriptions are made.
///
/// What is owed is publication's; threads, clocks and connections are here. Start at [Lookouts].
@NullMarked
package lv.aprite.cli.subscriber;

import org.jspecify.annotations.NullMarked;
