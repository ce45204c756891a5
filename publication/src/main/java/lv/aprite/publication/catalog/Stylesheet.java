package lv.aprite.publication.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The one stylesheet of the pages, as it lies beside this class.
final class Stylesheet {
  private Stylesheet() {}

  static byte[] bytes() {
    try (InputStream style =
        Objects.requireNonNull(Stylesheet.class.getResourceAsStream("style.css"))) {
      return style.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("style.css: expected it beside the class", e);
    }
  }
}
