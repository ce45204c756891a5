package lv.aprite.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.table.RawBatch;
import lv.aprite.engine.validate.RejectedRow;

/// Rows that are right by themselves, but whose keys stand in other rows too: which of them is
/// wrong a person has to see, so all of them are given back.
///
/// @param findings by row number
record RepeatedRows(SortedMap<Long, List<Finding>> findings, Language language) {
  /// Those in a chunk, as rejected rows.
  ///
  /// @param firstRow row number of its first record
  List<RejectedLine> in(RawBatch raw, long firstRow) {
    List<RejectedLine> lines = new ArrayList<>();
    findings
        .subMap(firstRow, firstRow + raw.records())
        .forEach((row, reasons) -> {
          RejectedRow rejected = RejectedRow.of(raw, (int) (row - firstRow), reasons);
          lines.add(RejectedLine.of(rejected, raw.columns(), language));
        });
    return lines;
  }
}
