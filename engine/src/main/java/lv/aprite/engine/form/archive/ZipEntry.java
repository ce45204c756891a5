package lv.aprite.engine.form.archive;

/// A member of a ZIP archive, as its local header and its bytes say.
///
/// @param at where in the file its bytes begin
/// @param folded bytes in the file
/// @param unfolded bytes of the member
record ZipEntry(
    String name, int method, long headerAt, long at, long folded, long unfolded, long checksum) {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  boolean isFolder() {
    return name.endsWith("/");
  }

  /// Whether a system left it there for itself.
  boolean isBookkeeping() {
    return name.startsWith("__MACOSX/")
        || name.endsWith(".DS_Store")
        || name.endsWith("Thumbs.db")
        || name.endsWith("desktop.ini");
  }
}
