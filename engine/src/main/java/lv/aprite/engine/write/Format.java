package lv.aprite.engine.write;

/// The forms in which a table is published.
public enum Format {
  /// RFC 4180, UTF-8, header row, CR LF line ends; a missing value is an empty cell, an empty text
  /// is `""`.
  CSV("csv", "text/csv"),
  /// Apache Parquet, zstd.
  PARQUET("parquet", "application/vnd.apache.parquet"),
  /// One array, one record a line (RFC 8259).
  JSON("json", "application/json");

  private final String extension;
  private final String mediaType;

  Format(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }
}
