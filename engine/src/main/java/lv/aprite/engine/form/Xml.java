package lv.aprite.engine.form;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML as a stream: no DTD, no entities but the five, nothing fetched, depth and texts bounded.
/// Whoever opens it closes it.
final class Xml implements AutoCloseable {
  private static final int DEPTH_MAX = 256;

  private final XMLStreamReader reader;
  private final int textMax;
  private int depth;

  /// @param textMax characters of one element's text
  Xml(InputStream in, int textMax) throws XMLStreamException {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    reader = factory.createXMLStreamReader(in);
    this.textMax = textMax;
  }

  /// Goes to the next start or end of an element, past text and comments.
  ///
  /// @return whether there is one
  boolean next() throws XMLStreamException, IOException {
    while (reader.hasNext()) {
      int event = step();
      if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  private int step() throws XMLStreamException, IOException {
    int event = reader.next();
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        if (++depth > DEPTH_MAX) {
          throw new Damaged(Limits.USUAL.beyond(0, DEPTH_MAX + " nested elements", "more"));
        }
      }
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new Damaged("XML without a DTD or entities", "a DTD or an entity");
      default -> {}
    }
    return event;
  }

  boolean isStart() {
    return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
  }

  boolean isStart(String name) {
    return isStart() && name.equals(reader.getLocalName());
  }

  boolean isEnd(String name) {
    return reader.getEventType() == XMLStreamConstants.END_ELEMENT
        && name.equals(reader.getLocalName());
  }

  String name() {
    return reader.getLocalName();
  }

  String namespace() {
    String uri = reader.getNamespaceURI();
    return uri == null ? "" : uri;
  }

  int depth() {
    return depth;
  }

  /// The attribute of this local name; empty when it is not there.
  String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  /// The attribute whose prefix may be any but is there: `r:id` beside `id`.
  String prefixed(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String prefix = reader.getAttributePrefix(i);
      if (prefix != null && !prefix.isEmpty() && reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  /// All attributes of this local name, whatever their namespaces.
  List<String> values(String name) {
    return IntStream.range(0, reader.getAttributeCount())
        .filter(i -> reader.getAttributeLocalName(i).equals(name))
        .mapToObj(reader::getAttributeValue)
        .toList();
  }

  boolean has(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return true;
      }
    }
    return false;
  }

  /// The text of the element whose start was read, without that of elements in it; its end is read.
  String text() throws XMLStreamException, IOException {
    StringBuilder text = new StringBuilder();
    int outer = depth - 1;
    while (depth > outer) {
      if (!reader.hasNext()) {
        throw new Damaged("a whole XML document", "one that is cut off");
      }
      int event = step();
      boolean isText =
          event == XMLStreamConstants.CHARACTERS
              || event == XMLStreamConstants.CDATA
              || event == XMLStreamConstants.SPACE;
      if (isText && depth == outer + 1) {
        append(text);
      }
    }
    return text.toString();
  }

  private void append(StringBuilder text) throws IOException {
    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    if (text.length() > textMax) {
      throw new Damaged(Limits.USUAL.beyond(0, textMax + " characters in a cell", "more"));
    }
  }

  /// Goes to the next event of any kind that counts; text is given to `into`.
  ///
  /// @return whether there is one
  boolean nextOrText(StringBuilder into) throws XMLStreamException, IOException {
    while (reader.hasNext()) {
      int event = step();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            append(into);
        default -> {}
      }
    }
    return false;
  }

  /// Reads over the element whose start was read.
  void skip() throws XMLStreamException, IOException {
    int outer = depth - 1;
    while (depth > outer) {
      if (!reader.hasNext()) {
        throw new Damaged("a whole XML document", "one that is cut off");
      }
      step();
    }
  }

  @Override
  public void close() throws XMLStreamException {
    reader.close();
  }
}
