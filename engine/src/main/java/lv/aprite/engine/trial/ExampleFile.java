package lv.aprite.engine.trial;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractTest;
import lv.aprite.engine.contract.Dialect;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.read.Source;

/// The rows of a test as the file that a publisher would send: UTF-8, every cell in quotes, the
/// header in row 1. What encoding and titles a true file has is not what such tests are about.
@SuppressWarnings("ArrayRecordComponent") // handed over and not kept
record ExampleFile(byte[] bytes) implements Source {
  /// @param rows cells by their headers
  static ExampleFile of(Layout layout, List<Map<String, String>> rows) {
    List<String> headers = layout.headers();
    StringBuilder text = new StringBuilder(record(layout, headers));
    for (Map<String, String> row : rows) {
      List<String> cells = new ArrayList<>();
      headers.forEach(header -> cells.add(row.getOrDefault(header, "")));
      text.append(record(layout, cells));
    }
    return of(text.toString());
  }

  static ExampleFile of(String text) {
    return new ExampleFile(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String record(Layout layout, List<String> cells) {
    return cells.stream()
            .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining(String.valueOf(layout.dialect().delimiter())))
        + "\r\n";
  }

  static Layout layout(Contract contract, ContractTest test) {
    return contract.layouts().stream()
        .filter(layout -> test.layout().map(layout.id()::equals).orElse(true))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no layout " + test.layout()));
  }

  /// The contract by which it is read: that of the test, but with this one layout, and with any
  /// share of rejected rows, so that rows are judged one by one.
  static Contract contract(Contract contract, Layout layout) {
    Layout plain =
        new Layout(
            layout.id(),
            new Layout.EncodingRule.Stated(Encoding.UTF_8),
            new Dialect(layout.dialect().delimiter(), new Dialect.HeaderRow.At(1)),
            layout.origins(),
            layout.ignored());
    return new Contract(
        contract.name(),
        contract.version(),
        contract.metadata(),
        contract.schema(),
        List.of(plain),
        BigDecimal.ONE,
        contract.quality());
  }

  @Override
  public String name() {
    return "example.csv";
  }

  @Override
  public long sizeBytes() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
