/// The demonstration: a fresh hub, three publishers that do not exist, and what becomes of their
/// files. Start at `Demo`.
///
/// It only does what a publisher can do: it registers, drops files, and reads receipts.
@NullMarked
package lv.aprite.cli.demo;

import org.jspecify.annotations.NullMarked;
