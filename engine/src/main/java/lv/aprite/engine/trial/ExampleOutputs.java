package lv.aprite.engine.trial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.run.Outputs;
import lv.aprite.engine.write.Format;
import lv.aprite.engine.write.Sink;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/// What a test publishes, in memory.
final class ExampleOutputs implements Outputs {
  private static final CSVFormat PUBLISHED =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          // An empty cell is a missing value, and "" an empty text.
          .setNullString("")
          .setQuoteMode(QuoteMode.ALL_NON_NULL)
          .get();

  private final Map<Format, Held> held = new EnumMap<>(Format.class);

  @Override
  public Sink distribution(Format format) {
    Held sink = new Held();
    held.put(format, sink);
    return sink;
  }

  @Override
  public Language language() {
    return Language.EN;
  }

  @Override
  public String submission() {
    return "example";
  }

  @Override
  public Sink rejectedRows() {
    return new Held();
  }

  /// The published rows, by the names of their fields; none when nothing was published.
  List<Map<String, Optional<String>>> rows() throws IOException {
    List<Map<String, Optional<String>>> rows = new ArrayList<>();
    Held csv = held.getOrDefault(Format.CSV, new Held());
    if (csv.committed) {
      String text = csv.bytes.toString(StandardCharsets.UTF_8);
      for (CSVRecord published : PUBLISHED.parse(new StringReader(text))) {
        Map<String, Optional<String>> row = new LinkedHashMap<>();
        published
            .getParser()
            .getHeaderNames()
            .forEach(name -> row.put(name, Optional.ofNullable(published.get(name))));
        rows.add(row);
      }
    }
    return rows;
  }

  private static final class Held implements Sink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean committed;

    @Override
    public void write(byte[] from, int offset, int length) {
      bytes.write(from, offset, length);
    }

    @Override
    public void commit() {
      committed = true;
    }

    @Override
    public void discard() {}
  }
}
