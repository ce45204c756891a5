/// Serves the public folder over HTTP, and nothing else. Start at [PublicServer].
///
/// Nothing is written here, and nothing private is known here.
@NullMarked
package lv.aprite.cli.server;

import org.jspecify.annotations.NullMarked;
