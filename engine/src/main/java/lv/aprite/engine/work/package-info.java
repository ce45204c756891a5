/// A crew of threads. Knows nothing of data.
@NullMarked
package lv.aprite.engine.work;

import org.jspecify.annotations.NullMarked;
