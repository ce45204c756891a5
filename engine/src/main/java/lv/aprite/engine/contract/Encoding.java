package lv.aprite.engine.contract;

/// The character encodings that are read.
public enum Encoding {
  UTF_8("UTF-8", Kind.UTF_8),
  UTF_16LE("UTF-16LE", Kind.UTF_16LE),
  UTF_16BE("UTF-16BE", Kind.UTF_16BE),
  WINDOWS_1257("windows-1257", Kind.PAGE),
  WINDOWS_1252("windows-1252", Kind.PAGE),
  WINDOWS_1250("windows-1250", Kind.PAGE),
  WINDOWS_1251("windows-1251", Kind.PAGE),
  ISO_8859_13("ISO-8859-13", Kind.PAGE),
  ISO_8859_4("ISO-8859-4", Kind.PAGE),
  ISO_8859_10("ISO-8859-10", Kind.PAGE),
  ISO_8859_2("ISO-8859-2", Kind.PAGE),
  ISO_8859_15("ISO-8859-15", Kind.PAGE),
  IBM775("IBM775", Kind.PAGE),
  IBM852("IBM852", Kind.PAGE),
  KOI8_R("KOI8-R", Kind.PAGE),
  MACINTOSH("macintosh", Kind.PAGE);

  /// How bytes become characters.
  public enum Kind {
    UTF_8,
    UTF_16LE,
    UTF_16BE,
    /// One byte is one character, and bytes below 128 are ASCII.
    PAGE
  }

  private final String label;
  private final Kind kind;

  Encoding(String label, Kind kind) {
    this.label = label;
    this.kind = kind;
  }

  /// The IANA name.
  public String label() {
    return label;
  }

  public Kind kind() {
    return kind;
  }

  /// One byte is one character, and bytes below 128 are ASCII.
  public boolean isSingleByte() {
    return kind == Kind.PAGE;
  }
}
