/// Parquet files, written by value encoders of our own (a tenth of the work of parquet-java's) and
/// laid out by parquet-java. Start at [ParquetTableWriter]. Only `ParquetFile` sees
/// `org.apache.parquet.hadoop`; nothing here sees Hadoop.
@NullMarked
package lv.aprite.engine.write.parquet;

import org.jspecify.annotations.NullMarked;
