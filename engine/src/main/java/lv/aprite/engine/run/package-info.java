/// The whole data path. Start at [Engine].
@NullMarked
package lv.aprite.engine.run;

import org.jspecify.annotations.NullMarked;
