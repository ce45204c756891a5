package lv.aprite.functions;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of bus stops with long names, as large as one likes.
final class LargeFile {
  private static final String NAME = "Tirgus un stacija ".repeat(12).strip();

  private LargeFile() {}

  /// Writes rows that the contract takes until there are at least so many bytes.
  ///
  /// @return how many rows
  static long write(Path file, long bytes) throws IOException {
    long rows = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(MemoryHub.HEADER);
      for (long written = MemoryHub.HEADER.length(); written < bytes; ) {
        String row = ++rows + "," + NAME + ",56.9,24.1,1,05:30,2026-03-01T10:00:00Z\n";
        out.write(row);
        written += row.length();
      }
    }
    return rows;
  }
}
