package lv.aprite.engine.form;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.archive.GzipFile;
import lv.aprite.engine.form.archive.Unpacked;
import lv.aprite.engine.form.archive.ZipArchive;
import lv.aprite.engine.read.Source;

/// Archives that hold a file, as against workbooks, which are archives too.
final class Archives {
  private Archives() {}

  /// What is in the archive; empty when the file is none.
  ///
  /// @param asked the member that is meant; otherwise a [MemberOf] says so, or there is one alone
  static Optional<Unpacked> unpack(Source source, Optional<String> asked) throws IOException {
    Optional<String> member =
        asked.isEmpty() && source instanceof MemberOf(_, String named) ? Optional.of(named) : asked;
    Optional<Unpacked> unpacked = open(source, member);
    if (unpacked.isPresent()
        && unpacked.get() instanceof Unpacked.Member(Source inner, _)
        && isArchive(inner)) {
      return Optional.of(
          Unpacked.refused(
              new Finding(
                  Rule.FORMAT_LIMIT,
                  new Location.File(),
                  "an archive of files",
                  "an archive in an archive")));
    }
    return unpacked;
  }

  private static boolean isArchive(Source source) throws IOException {
    return magic(source) == 0x1F8B || magic(source) == 0x504B && Forms.look(source).isEmpty();
  }

  private static Optional<Unpacked> open(Source source, Optional<String> member)
      throws IOException {
    return switch (magic(source)) {
      case 0x1F8B -> Optional.of(GzipFile.look(source));
      case 0x504B ->
          isLocalHeader(source) && Forms.look(source).isEmpty()
              ? Optional.of(ZipArchive.look(source, member))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static int magic(Source source) throws IOException {
    try (InputStream in = source.open()) {
      int first = in.read();
      return first < 0 ? 0 : first << 8 | in.read();
    }
  }

  private static boolean isLocalHeader(Source source) throws IOException {
    try (InputStream in = source.open()) {
      byte[] head = in.readNBytes(4);
      return head.length == 4 && head[2] == 3 && head[3] == 4;
    }
  }
}
