/// Parquet as a table, read row group by row group from a stream. Every size in the file is
/// doubted: memory is bounded by what is there, never by what it says. Start at [ParquetDocument].
@NullMarked
package lv.aprite.engine.form.parquet;

import org.jspecify.annotations.NullMarked;
