package lv.aprite.engine.contract;

/// The character encodings that are read.
public enum Encoding {
  UTF_8("UTF-8"),
  UTF_16LE("UTF-16LE"),
  UTF_16BE("UTF-16BE"),
  WINDOWS_1257("windows-1257"),
  WINDOWS_1252("windows-1252"),
  WINDOWS_1250("windows-1250"),
  ISO_8859_13("ISO-8859-13"),
  ISO_8859_4("ISO-8859-4");

  private final String label;

  Encoding(String label) {
    this.label = label;
  }

  /// The IANA name.
  public String label() {
    return label;
  }

  /// One byte is one character, and bytes below 128 are ASCII.
  public boolean isSingleByte() {
    return switch (this) {
      case UTF_8, UTF_16LE, UTF_16BE -> false;
      case WINDOWS_1257, WINDOWS_1252, WINDOWS_1250, ISO_8859_13, ISO_8859_4 -> true;
    };
  }
}
