/// Rows in memory: [RawBatch] as read, [Batch] as published.
@NullMarked
package lv.aprite.engine.table;

import org.jspecify.annotations.NullMarked;
