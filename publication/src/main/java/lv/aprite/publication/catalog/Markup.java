package lv.aprite.publication.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// An HTML or XML document in the making. Every text and every attribute is escaped here and
/// nowhere else, and there is no way to write markup from outside: what a publisher wrote stays
/// text. Not for use by two threads at once.
public final class Markup {
  private final StringBuilder out;
  private final Deque<String> openTags = new ArrayDeque<>();

  private Markup(String prologue) {
    out = new StringBuilder(prologue);
  }

  public static Markup html() {
    return new Markup("<!doctype html>\n");
  }

  public static Markup xml() {
    return new Markup("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
  }

  /// Opens an element.
  ///
  /// @param attributes name, value, name, value, …
  public Markup open(String tag, String... attributes) {
    start(tag, attributes);
    openTags.push(tag);
    return this;
  }

  public Markup close() {
    out.append("</").append(openTags.pop()).append('>');
    return this;
  }

  /// Closes a block; the line ends with it, so that the source is readable.
  public Markup closeLine() {
    close();
    out.append('\n');
    return this;
  }

  public Markup text(String text) {
    escape(text);
    return this;
  }

  /// Text in which what stands between backticks is code.
  public Markup prose(String text) {
    String[] parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 1 && i < parts.length - 1) {
        element("code", parts[i]);
      } else {
        text(i % 2 == 1 ? "`" + parts[i] : parts[i]);
      }
    }
    return this;
  }

  public Markup line() {
    out.append('\n');
    return this;
  }

  /// An element that holds text only.
  public Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /// An element without content (`meta`, `link`), written so that both HTML and XML know it.
  public Markup lone(String tag, String... attributes) {
    start(tag, attributes);
    out.setLength(out.length() - 1);
    out.append(" />\n");
    return this;
  }

  public byte[] bytes() {
    if (!openTags.isEmpty()) {
      throw new IllegalStateException("document: expected no open element, found " + openTags);
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
        .forEach(c -> {
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

  /// What XML 1.0 §2.2 takes, without the control characters that it discourages.
  private static boolean isText(int c) {
    return c == '\n'
        || c == '\t'
        || !Character.isISOControl(c) && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }
}
