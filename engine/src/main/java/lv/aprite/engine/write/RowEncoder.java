package lv.aprite.engine.write;

import lv.aprite.engine.cell.ByteText;
import lv.aprite.engine.table.Batch;

/// Makes rows into bytes, for a format in which a file is no more than its rows one after the
/// other.
///
/// Pure, so that many threads can encode different batches at once; the same rows give the same
/// bytes, however they are cut into batches.
public sealed interface RowEncoder permits CsvEncoder, JsonEncoder {
  Format format();

  /// What stands before the rows.
  byte[] head();

  /// The rows, each begun by what parts it from the row before it.
  ByteText encode(Batch batch);

  /// How many bytes part a row from the row before it: the file's first row goes without them.
  int partingBytes();

  /// What stands after the rows.
  byte[] tail();
}
