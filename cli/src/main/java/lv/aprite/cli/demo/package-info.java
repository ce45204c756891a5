/// The files and contracts of the demonstration, of three publishers that do not exist. Start at
/// [Samples].
@NullMarked
package lv.aprite.cli.demo;

import org.jspecify.annotations.NullMarked;
