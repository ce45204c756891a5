/// What a run works with: a crew of threads, and room on disk. Knows nothing of data.
@NullMarked
package lv.aprite.engine.work;

import org.jspecify.annotations.NullMarked;
