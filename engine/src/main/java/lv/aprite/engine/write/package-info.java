/// From typed rows to published files. Start at [Sink].
@NullMarked
package lv.aprite.engine.write;

import org.jspecify.annotations.NullMarked;
