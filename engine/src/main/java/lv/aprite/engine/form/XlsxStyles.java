package lv.aprite.engine.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/// Which number format each style of a workbook has.
final class XlsxStyles {
  private static final int CODE_MAX = 1 << 16;
  private static final int STYLES_MAX = 1 << 17;

  private final List<NumberFormat> formats = new ArrayList<>();

  static XlsxStyles none() {
    return new XlsxStyles();
  }

  static XlsxStyles read(byte[] part) throws IOException, XMLStreamException {
    XlsxStyles styles = new XlsxStyles();
    Map<String, NumberFormat> custom = new HashMap<>();
    try (Xml xml = new Xml(new ByteArrayInputStream(part), CODE_MAX)) {
      boolean cells = false;
      while (xml.next()) {
        if (xml.isStart("numFmt")) {
          custom.put(xml.attribute("numFmtId"), NumberFormat.of(xml.attribute("formatCode")));
        } else if (xml.isStart("cellXfs")) {
          cells = true;
        } else if (xml.isEnd("cellXfs")) {
          cells = false;
        } else if (cells && xml.isStart("xf") && styles.formats.size() < STYLES_MAX) {
          styles.formats.add(format(xml.attribute("numFmtId"), custom));
        }
      }
    }
    return styles;
  }

  private static NumberFormat format(String id, Map<String, NumberFormat> custom) {
    NumberFormat known = custom.get(id);
    if (known != null) {
      return known;
    }
    return id.matches("\\d{1,9}")
        ? NumberFormat.builtIn(Integer.parseInt(id))
        : NumberFormat.NUMBER;
  }

  NumberFormat format(int style) {
    return style >= 0 && style < formats.size() ? formats.get(style) : NumberFormat.NUMBER;
  }
}
