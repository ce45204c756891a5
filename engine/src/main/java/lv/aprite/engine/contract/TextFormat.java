package lv.aprite.engine.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What kind of text a field holds (Table Schema v2, `format` of a `string`). A check and no more:
/// the text is published as it stands.
public enum TextFormat {
  /// An address of the form `name@domain` (RFC 5321 §4.1.2, with letters of every script by RFC
  /// 6531): see [EmailAddress].
  EMAIL("an e-mail address like name@example.lv"),
  /// An absolute URI (RFC 3986 §3), with its scheme: see [AbsoluteUri].
  URI("an absolute URI like https://example.lv/a%20b"),
  /// 32 hexadecimal digits in five groups (RFC 9562 §4), upper or lower case.
  UUID("a UUID like 123e4567-e89b-12d3-a456-426614174000");

  private static final int UUID_BYTES = 36;

  private final String description;

  TextFormat(String description) {
    this.description = description;
  }

  /// The name in a Table Schema.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<TextFormat> byId(String id) {
    return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(TextFormat::id).toList();
  }

  /// What such a text is, in words.
  public String description() {
    return description;
  }

  /// Whether the text is of the format, in time proportional to its length.
  ///
  /// @param utf8 valid UTF-8, the text from `start` to before `end`
  public boolean matches(byte[] utf8, int start, int end) {
    return switch (this) {
      case EMAIL -> EmailAddress.matches(utf8, start, end);
      case URI -> AbsoluteUri.matches(utf8, start, end);
      case UUID -> isUuid(utf8, start, end);
    };
  }

  private static boolean isUuid(byte[] utf8, int start, int end) {
    if (end - start != UUID_BYTES) {
      return false;
    }
    for (int i = 0; i < UUID_BYTES; i++) {
      byte b = utf8[start + i];
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? b != '-' : !AbsoluteUri.isHex(b)) {
        return false;
      }
    }
    return true;
  }
}
