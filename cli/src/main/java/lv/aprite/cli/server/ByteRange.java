package lv.aprite.cli.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which bytes of a file a request asks for (RFC 9110 §14).
sealed interface ByteRange {
  /// All of it: no range is asked for, or one that may be left unheeded (other units, several
  /// ranges, nonsense).
  record Whole() implements ByteRange {}

  /// @param last the last byte's offset, itself included
  record Part(long first, long last) implements ByteRange {
    long sizeBytes() {
      return last - first + 1;
    }
  }

  /// The range begins after the file's end: answered with 416.
  record Unsatisfiable() implements ByteRange {}

  Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  static ByteRange of(String header, long sizeBytes) {
    Matcher single = SINGLE.matcher(header.replace(" ", ""));
    if (!single.matches()) {
      return new Whole();
    }
    String first = single.group(1);
    String last = single.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? new Whole() : suffix(Long.parseLong(last), sizeBytes);
    }
    long from = Long.parseLong(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
    if (to < from) {
      return new Whole();
    }
    return from >= sizeBytes ? new Unsatisfiable() : new Part(from, Math.min(to, sizeBytes - 1));
  }

  private static ByteRange suffix(long length, long sizeBytes) {
    return length == 0 || sizeBytes == 0
        ? new Unsatisfiable()
        : new Part(Math.max(0, sizeBytes - length), sizeBytes - 1);
  }
}
