package lv.aprite.engine.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// Files that are no text, known by their first bytes.
final class BinaryForm {
  private record Form(String magic, String words) {}

  // Bytes as ISO 8859-1.
  private static final List<Form> FORMS =
      List.of(
          new Form("PK\u0003\u0004", "a ZIP archive, as workbooks (XLSX, ODS) are"),
          new Form("\u00D0\u00CF\u0011\u00E0", "an old Excel workbook or Word document"),
          new Form("%PDF-", "a PDF document"),
          new Form("PAR1", "a Parquet file"),
          new Form("\u001F\u008B", "a gzip archive"),
          new Form("7z\u00BC\u00AF", "a 7-Zip archive"),
          new Form("Rar!\u001A", "a RAR archive"),
          new Form("(\u00B5/\u00FD", "a Zstandard archive"),
          new Form("SQLite format 3\u0000", "an SQLite database"),
          new Form("\u0089PNG", "a picture"),
          new Form("\u00FF\u00D8\u00FF", "a picture"));

  private BinaryForm() {}

  static Optional<Finding> find(byte[] head) {
    String start = new String(head, 0, Math.min(head.length, 16), StandardCharsets.ISO_8859_1);
    return FORMS.stream()
        .filter(form -> start.startsWith(form.magic))
        .findFirst()
        .map(form ->
            new Finding(Rule.FORMAT_NOT_TEXT, new Location.File(), "delimited text", form.words));
  }
}
