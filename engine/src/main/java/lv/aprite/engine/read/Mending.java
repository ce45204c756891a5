package lv.aprite.engine.read;

import java.util.List;
import lv.aprite.engine.contract.Encoding;

/// What may be mended in a file, and by what: damaged rows by the looks of the columns, each as the
/// one row that it can be; a header that stands among the rows again; rows below the table.
/// Whatever is mended, or left out, is a finding.
public final class Mending {
  static final long NO_FOOTER = Long.MAX_VALUE;

  /// Nothing is mended: what is damaged is refused.
  public static final Mending NOTHING = new Mending(List.of(), List.of(), NO_FOOTER);

  // Of fewer rows nobody knows what the others look like.
  private static final int ROWS_MIN = 3;

  private final List<ColumnShape> shapes;
  private final List<byte[]> repeatedHeader;
  private final long footerFrom;

  /// @param shapes of the columns, by the rows that are right
  /// @param repeatedHeader the names of a header that is left out where it stands again; none when
  ///   it is a row like any other
  /// @param footerFrom where in the file the rows below the table begin
  Mending(List<ColumnShape> shapes, List<byte[]> repeatedHeader, long footerFrom) {
    this.shapes = List.copyOf(shapes);
    this.repeatedHeader = List.copyOf(repeatedHeader);
    this.footerFrom = footerFrom;
  }

  Mender mender(Framing framing) {
    boolean known =
        framing.unnamedColumns() == 0
            && shapes.size() == framing.columns().size()
            && shapes.stream().allMatch(shape -> shape.seen() >= ROWS_MIN);
    return new Mender(framing.delimiter(), known ? shapes : List.of());
  }

  List<ColumnShape> shapes() {
    return shapes;
  }

  List<byte[]> repeatedHeader() {
    return repeatedHeader;
  }

  /// Whether there are rows below the table.
  boolean hasFooter() {
    return footerFrom != NO_FOOTER;
  }

  /// Whether what stands here in the text of a chunk is below the table.
  boolean isFooter(Chunk chunk, byte[] text, int at, Encoding encoding) {
    return hasFooter() && sourceOffset(chunk, text, at, encoding) >= footerFrom;
  }

  /// Where in the file the byte stands that the text of a chunk has here.
  static long sourceOffset(Chunk chunk, byte[] text, int at, Encoding encoding) {
    return switch (encoding.kind()) {
      case UTF_16LE, UTF_16BE -> chunk.offset + Utf16.bytesOf(text, 0, at);
      case UTF_8 -> chunk.offset + at;
      case PAGE -> {
        // Each byte of the file is one character.
        int characters = 0;
        for (int i = 0; i < at; i++) {
          characters += (text[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        yield chunk.offset + characters;
      }
    };
  }
}
