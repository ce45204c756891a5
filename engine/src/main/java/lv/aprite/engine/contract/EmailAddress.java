package lv.aprite.engine.contract;

/// The `Mailbox` of RFC 5321 §4.1.2 as people write it: a dot-string, `@`, and a domain name of at
/// least two labels; letters beyond ASCII are letters (RFC 6531 §3.3).
///
/// Quoted local parts, domains of one label and numeric addresses are left out: they are allowed,
/// and in a published table nearly always a mistake. Lengths count bytes (§4.5.3.1).
final class EmailAddress {
  private static final int BYTES_MAX = 254;
  private static final int LOCAL_BYTES_MAX = 64;
  private static final int LABEL_BYTES_MAX = 63;

  /// What an atom may hold beside letters and digits (RFC 5322 §3.2.3).
  private static final String ATOM_MARKS = "!#$%&'*+-/=?^_`{|}~";

  private EmailAddress() {}

  static boolean matches(byte[] utf8, int start, int end) {
    int at = start;
    while (at < end && utf8[at] != '@') {
      at++;
    }
    boolean lengths = end - start <= BYTES_MAX && at - start <= LOCAL_BYTES_MAX;
    return lengths && at < end && isLocal(utf8, start, at) && isDomain(utf8, at + 1, end);
  }

  /// Atoms, none of them empty, with a dot between them.
  private static boolean isLocal(byte[] utf8, int start, int end) {
    boolean dot = true;
    for (int i = start; i < end; i++) {
      boolean isDot = utf8[i] == '.';
      boolean ofAtom = isWord(utf8[i]) || ATOM_MARKS.indexOf(utf8[i]) >= 0;
      if (isDot ? dot : !ofAtom) {
        return false;
      }
      dot = isDot;
    }
    return !dot;
  }

  /// At least two labels of letters, digits and hyphens, which neither begin nor end with a hyphen;
  /// the last one is no number (RFC 3696 §2).
  private static boolean isDomain(byte[] utf8, int start, int end) {
    int labels = 0;
    boolean numeric = true;
    int labelStart = start;
    for (int i = start; i <= end; i++) {
      if (i < end && utf8[i] != '.') {
        continue;
      }
      if (!isLabel(utf8, labelStart, i)) {
        return false;
      }
      numeric = true;
      for (int digit = labelStart; digit < i; digit++) {
        numeric &= utf8[digit] >= '0' && utf8[digit] <= '9';
      }
      labels++;
      labelStart = i + 1;
    }
    return labels >= 2 && !numeric;
  }

  private static boolean isLabel(byte[] utf8, int start, int end) {
    if (end == start || end - start > LABEL_BYTES_MAX) {
      return false;
    }
    for (int i = start; i < end; i++) {
      boolean inner = i > start && i < end - 1;
      if (!isWord(utf8[i]) && !(inner && utf8[i] == '-')) {
        return false;
      }
    }
    return true;
  }

  /// A letter or digit of ASCII, or any byte of another character.
  private static boolean isWord(byte b) {
    return b < 0 || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9';
  }
}
