package lv.aprite.engine.contract;

/// A URI with its scheme, and with a fragment or without (RFC 3986 §3). Characters that a URI
/// cannot hold, letters beyond ASCII among them, are percent-encoded in it (§2.1).
final class AbsoluteUri {
  /// What may stand anywhere after the scheme beside letters, digits and percent-encoded bytes;
  /// `#`, `[` and `]` have places of their own.
  private static final String MARKS = "-._~!$&'()*+,;=:@/?";

  private AbsoluteUri() {}

  static boolean matches(byte[] utf8, int start, int end) {
    int colon = schemeEnd(utf8, start, end);
    if (colon < 0 || colon + 1 == end) {
      return false;
    }
    int at = colon + 1;
    boolean web = isWeb(utf8, start, colon);
    if (end - at < 2 || utf8[at] != '/' || utf8[at + 1] != '/') {
      return !web && isRest(utf8, at, end);
    }
    int rest = authorityEnd(utf8, at + 2, end, web);
    return rest >= 0 && isRest(utf8, rest, end);
  }

  /// The position of the colon after the scheme, or -1.
  private static int schemeEnd(byte[] utf8, int start, int end) {
    for (int i = start; i < end; i++) {
      byte b = utf8[i];
      if (b == ':') {
        return i > start ? i : -1;
      }
      boolean later = i > start && (isDigit(b) || b == '+' || b == '-' || b == '.');
      if (!isLetter(b) && !later) {
        return -1;
      }
    }
    return -1;
  }

  /// An `http` or `https` URI has a host (RFC 9110 §4.2).
  private static boolean isWeb(byte[] utf8, int start, int end) {
    String scheme =
        new String(utf8, start, end - start, java.nio.charset.StandardCharsets.US_ASCII);
    return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
  }

  /// The place after user, host and port (§3.2), which is where path, query or fragment begin; -1
  /// when they are not right.
  private static int authorityEnd(byte[] utf8, int start, int end, boolean needsHost) {
    int stop = start;
    while (stop < end && "/?#".indexOf(utf8[stop]) < 0) {
      stop++;
    }
    int host = start;
    while (host < stop && utf8[host] != '@') {
      host++;
    }
    boolean user = host < stop;
    if (user && !isRest(utf8, start, host)) {
      return -1;
    }
    host = user ? host + 1 : start;
    int hostEnd =
        host < stop && utf8[host] == '[' ? literalEnd(utf8, host, stop) : nameEnd(utf8, host, stop);
    boolean right = hostEnd > host || hostEnd == host && !needsHost;
    return right && isPort(utf8, hostEnd, stop) ? stop : -1;
  }

  /// The place after a name of a host, or -1.
  private static int nameEnd(byte[] utf8, int start, int stop) {
    int end = start;
    while (end < stop && utf8[end] != ':') {
      if (utf8[end] == '@') {
        return -1;
      }
      end++;
    }
    return isRest(utf8, start, end) ? end : -1;
  }

  /// Nothing, or a colon and digits.
  private static boolean isPort(byte[] utf8, int start, int stop) {
    for (int i = start + 1; i < stop; i++) {
      if (!isDigit(utf8[i])) {
        return false;
      }
    }
    return start == stop || utf8[start] == ':';
  }

  /// The place after an address in brackets (§3.2.2), or -1.
  private static int literalEnd(byte[] utf8, int open, int stop) {
    int close = open + 1;
    while (close < stop && (isHex(utf8[close]) || utf8[close] == ':' || utf8[close] == '.')) {
      close++;
    }
    return close < stop && close > open + 1 && utf8[close] == ']' ? close + 1 : -1;
  }

  /// Whether it is path, query and fragment: allowed characters, and one `#` at most.
  private static boolean isRest(byte[] utf8, int start, int end) {
    boolean fragment = false;
    int i = start;
    while (i < end) {
      byte b = utf8[i];
      if (b == '%') {
        if (end - i < 3 || !isHex(utf8[i + 1]) || !isHex(utf8[i + 2])) {
          return false;
        }
        i += 3;
        continue;
      }
      if (b == '#' ? fragment : !isLetter(b) && !isDigit(b) && MARKS.indexOf(b) < 0) {
        return false;
      }
      fragment |= b == '#';
      i++;
    }
    return true;
  }

  private static boolean isLetter(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  static boolean isHex(byte b) {
    return isDigit(b) || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F';
  }
}
