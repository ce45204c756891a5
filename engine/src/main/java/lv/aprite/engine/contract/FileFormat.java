package lv.aprite.engine.contract;

import java.util.Locale;

/// What a publisher's file is by its bytes. Its name does not count.
public enum FileFormat {
  /// Delimited text (RFC 4180), whatever its delimiter.
  CSV("delimited text"),
  /// A workbook of Excel 2007 and later (ISO/IEC 29500).
  XLSX("an XLSX workbook"),
  /// A workbook of older versions of Excel (MS-XLS), or what programs write under that name.
  XLS("an XLS workbook"),
  /// A workbook of LibreOffice and others (OpenDocument 1.3).
  ODS("an ODS workbook"),
  /// One JSON document (RFC 8259).
  JSON("a JSON document"),
  /// A JSON document in each line.
  NDJSON("lines of JSON"),
  /// A collection of features (RFC 7946).
  GEOJSON("a GeoJSON document"),
  /// An XML document.
  XML("an XML document"),
  PARQUET("a Parquet file");

  private final String words;

  FileFormat(String words) {
    this.words = words;
  }

  /// The word for it in contracts: `xlsx`.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// In words, for messages: `an XLSX workbook`.
  public String words() {
    return words;
  }
}
