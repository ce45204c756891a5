package lv.aprite.cli.server;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lv.aprite.publication.store.Keys;

/// From the path of an address to a key of the public store, and back.
final class RequestPath {
  static final String INDEX = "index.html";

  private RequestPath() {}

  /// The key; absent when no object can have the address: dot files, `..`, a `/` or a control
  /// character in disguise.
  static Optional<String> key(URI uri) {
    String path = uri.getRawPath();
    if (path == null || !path.startsWith("/")) {
      return Optional.empty();
    }
    StringBuilder key = new StringBuilder();
    for (String segment : path.substring(1).split("/", -1)) {
      Optional<String> decoded = decode(segment);
      if (decoded.isEmpty() || decoded.get().indexOf('/') >= 0) {
        return Optional.empty();
      }
      key.append(key.isEmpty() ? "" : "/").append(decoded.get());
    }
    String found = path.endsWith("/") ? key + (key.isEmpty() ? "" : "/") + INDEX : key.toString();
    return Keys.isSafe(found) ? Optional.of(found) : Optional.empty();
  }

  private static Optional<String> decode(String segment) {
    ByteBuffer bytes = ByteBuffer.allocate(segment.length());
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c > 0x7F) {
        return Optional.empty();
      }
      if (c == '%') {
        // URI has seen to it that two hexadecimal digits follow.
        bytes.put((byte) Integer.parseInt(segment, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.put((byte) c);
      }
    }
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
