package lv.aprite.publication.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// An HTML document in the making. Every text and every attribute is escaped here and nowhere else, and there is no way to
/// write markup from outside: what a publisher wrote stays text. Not for use by two threads at once.
final class Html {
  private final StringBuilder out = new StringBuilder("<!doctype html>\n");
  private final Deque<String> openTags = new ArrayDeque<>();

  /// Opens an element.
  ///
  /// @param attributes name, value, name, value, …
  Html open(String tag, String... attributes) {
    start(tag, attributes);
    openTags.push(tag);
    return this;
  }

  Html close() {
    out.append("</").append(openTags.pop()).append('>');
    return this;
  }

  /// Closes a block; the line ends with it, so that the source is readable.
  Html closeLine() {
    close();
    out.append('\n');
    return this;
  }

  Html text(String text) {
    escape(text);
    return this;
  }

  Html line() {
    out.append('\n');
    return this;
  }

  /// An element that holds text only.
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /// An element without an end (`meta`, `link`).
  Html lone(String tag, String... attributes) {
    start(tag, attributes);
    out.append('\n');
    return this;
  }

  byte[] bytes() {
    if (!openTags.isEmpty()) {
      throw new IllegalStateException("page: expected no open element, found " + openTags);
    }
    return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isText(c) ? c : 0xFFFD);
              }
            });
  }

  /// Control characters and halves of characters are no text.
  private static boolean isText(int c) {
    return c == '\n' || c == '\t' || !Character.isISOControl(c) && (c < 0xD800 || c > 0xDFFF);
  }
}
