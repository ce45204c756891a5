package lv.aprite.engine.form.xml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.read.Source;
import org.codehaus.stax2.XMLStreamReader2;

/// The elements and texts of a file of XML, one after the other. What is broken ends the reading
/// with its line. A document type ends it at once: nothing is expanded, nothing is fetched.
///
/// Whoever opens one closes it.
final class Events implements AutoCloseable {
  static final int DEPTH_MAX = 100;

  enum Event {
    START,
    END,
    TEXT,
    END_OF_FILE
  }

  private static final XMLInputFactory FACTORY = factory();

  private final XmlText text;
  private final XMLStreamReader2 reader;
  private int depth;

  Events(Source source) throws IOException {
    text = XmlText.open(source);
    try {
      reader = (XMLStreamReader2) FACTORY.createXMLStreamReader(text);
    } catch (XMLStreamException e) {
      text.close();
      throw broken(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  Event next() throws IOException {
    try {
      while (reader.hasNext()) {
        text.relieve();
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (++depth > DEPTH_MAX) {
              throw broken(Rule.FORMAT_LIMIT, "at most " + DEPTH_MAX + " levels", "more");
            }
            return Event.START;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            return Event.END;
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            if (depth > 0) {
              return Event.TEXT;
            }
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw broken(
                  Rule.DOCUMENT_TYPE_DECLARED, "a document without DOCTYPE and entities", "one");
          default -> {
            // Comments and instructions are no data.
          }
        }
      }
      return Event.END_OF_FILE;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /// The element's name without prefix.
  String name() {
    return reader.getLocalName();
  }

  /// The element's namespace, or nothing.
  String namespace() {
    return orNothing(reader.getNamespaceURI());
  }

  int attributes() {
    return reader.getAttributeCount();
  }

  String attributeName(int i) {
    return reader.getAttributeLocalName(i);
  }

  String attributeNamespace(int i) {
    return orNothing(reader.getAttributeNamespace(i));
  }

  String attribute(int i) {
    return reader.getAttributeValue(i);
  }

  private static String orNothing(@org.jspecify.annotations.Nullable String uri) {
    return uri == null ? "" : uri;
  }

  /// A piece of an element's text, perhaps not all of it.
  String text() {
    return reader.getText();
  }

  boolean isBlank() {
    char[] characters = reader.getTextCharacters();
    int from = reader.getTextStart();
    for (int i = from; i < from + reader.getTextLength(); i++) {
      if (characters[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  /// The line that was reached.
  Location.Row place() {
    return new Location.Row(
        Math.max(1, reader.getLocationInfo().getCurrentLocation().getLineNumber()));
  }

  BrokenDocument broken(Rule rule, String expected, String found) {
    return new BrokenDocument(rule, place(), expected, found);
  }

  private BrokenDocument broken(XMLStreamException e) {
    long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
    int column = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNumber());
    // The parser's own words are in the language of the machine, so they are not handed on.
    return text.orElse(
        e.getNestedException(),
        new BrokenDocument(
            Rule.FORMAT_DAMAGED,
            new Location.Row(line),
            "XML 1.0",
            String.format(Locale.ROOT, "something else before column %d", column)));
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
