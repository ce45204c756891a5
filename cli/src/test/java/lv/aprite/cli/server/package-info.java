/// The public server over real sockets.
@NullMarked
package lv.aprite.cli.server;

import org.jspecify.annotations.NullMarked;
