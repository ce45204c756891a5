/// Object stores over S3. Start at `S3ObjectStore`. No handler, no event and no decision enters.
@NullMarked
package lv.aprite.functions.store;

import org.jspecify.annotations.NullMarked;
