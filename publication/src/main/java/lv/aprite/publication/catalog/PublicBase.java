package lv.aprite.publication.catalog;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The address under which the open store is served: every key there is an address below it.
///
/// @param uri absolute, http or https, ends with `/`
public record PublicBase(URI uri) {
  public PublicBase {
    if (!Term.isWebAddress(uri.toString())
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "public base: expected an address like https://data.example.lv/, found " + uri);
    }
    if (!uri.toString().endsWith("/")) {
      uri = URI.create(uri + "/");
    }
  }

  /// The address of a key of the open store.
  public String address(String key) {
    StringBuilder address = new StringBuilder(uri.toString());
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c >= '0' && c <= '9'
          || "-._~/".indexOf(c) >= 0) {
        address.append(c);
      } else {
        address.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return address.toString();
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
