/// Bytes and a contract in, a verdict and distributions out. Start at `run`.
///
/// No clock, no network, no AWS enter here.
@NullMarked
package lv.aprite.engine;

import org.jspecify.annotations.NullMarked;
