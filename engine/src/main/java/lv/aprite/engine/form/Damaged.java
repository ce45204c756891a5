package lv.aprite.engine.form;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// A file is not what its format's standard says. Thrown deep inside a parser and turned into a
/// finding at its edge; it leaves this package never.
final class Damaged extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Finding finding;

  Damaged(Finding finding) {
    super(finding.rule().id());
    this.finding = finding;
  }

  Damaged(String expected, String found) {
    this(new Finding(Rule.FORMAT_DAMAGED, new Location.File(), expected, found));
  }

  Finding finding() {
    return finding;
  }

  /// What an exception of an archive or of XML says of the file.
  ///
  /// @throws IOException if it is wrong with us
  static Finding finding(Exception e) throws IOException {
    return switch (e) {
      case Damaged damaged -> damaged.finding();
      case XMLStreamException xml when xml.getNestedException() instanceof IOException io ->
          finding(io);
      // Not every such exception knows its place.
      case XMLStreamException _ -> new Damaged("XML", "none").finding();
      case ZipException _, EOFException _ ->
          new Damaged("a whole archive", "one that is cut off or broken").finding();
      case IOException io -> throw io;
      // From within parsers of bytes that nobody expected.
      case RuntimeException _ ->
          new Damaged("a file that can be parsed", "one that cannot").finding();
      default -> throw new IllegalStateException("not thrown by parsers", e);
    };
  }
}
