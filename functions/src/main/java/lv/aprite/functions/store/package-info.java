/// Object stores over S3, and the clients that reach them. Start at [S3ObjectStore]; clients come
/// from [Clients]. No handler, no event and no decision enters.
@NullMarked
package lv.aprite.functions.store;

import org.jspecify.annotations.NullMarked;
