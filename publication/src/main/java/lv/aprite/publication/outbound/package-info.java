/// Calls to addresses that others named: a contract's source, a subscriber. Whoever names an
/// address must not be able to make the hub call what only the hub can reach.
///
/// Start at [AddressRule], which says where a call may go to; [GuardedSockets] keeps it, for each
/// connection. What is called, and why, does not enter here.
@NullMarked
package lv.aprite.publication.outbound;

import org.jspecify.annotations.NullMarked;
