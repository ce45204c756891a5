package lv.aprite.engine.messy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.run.Engine;
import lv.aprite.engine.run.MemoryOutputs;
import lv.aprite.engine.run.MemoryScratch;
import lv.aprite.engine.run.MemorySource;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.run.Typing;
import lv.aprite.engine.write.Format;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// What the engine makes of a file: its report and what was published, as another parser reads it
/// in the CSV.
///
/// @param table header and rows, absent when nothing was published
public record Reading(Report report, Optional<List<List<String>>> table) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// Reads a file that nobody describes, every cell as text.
  static Reading asText(byte[] file) {
    return withoutContract(file, Typing.TEXT);
  }

  public static Reading withoutContract(byte[] file, Typing typing) {
    return run((engine, outputs) -> engine.convert(new MemorySource(file), typing, outputs));
  }

  static Reading byContract(byte[] file, Contract contract) {
    return run((engine, outputs) -> engine.publish(new MemorySource(file), contract, outputs));
  }

  private interface Run {
    Report of(Engine engine, MemoryOutputs outputs) throws IOException;
  }

  private static Reading run(Run run) {
    MemoryOutputs outputs = new MemoryOutputs();
    try (MemoryScratch scratch = new MemoryScratch()) {
      Engine engine = new Engine(new Settings(1, 1 << 16, 1 << 20), scratch, (done, total) -> true);
      Report report = run.of(engine, outputs);
      return new Reading(report, outputs.committed(Format.CSV).map(Reading::parsed));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  private static List<List<String>> parsed(byte[] csv) {
    String text = new String(csv, StandardCharsets.UTF_8);
    try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
      List<List<String>> rows = new ArrayList<>();
      for (CSVRecord row : parser) {
        rows.add(row.toList());
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The verdict when this table is expected, header included.
  CaseVerdict expecting(List<List<String>> expected) {
    if (table.isEmpty()) {
      return CaseVerdict.refused(report);
    }
    return table.get().equals(expected)
        ? CaseVerdict.exact()
        : CaseVerdict.differs(table.get().size() + " rows for " + expected.size());
  }

  /// A contract of text columns, each of which takes everything.
  ///
  /// @param dialect as it stands in a layout
  static Contract textContract(List<String> columns, ObjectNode dialect) {
    ObjectNode document = MAPPER.createObjectNode();
    document.put("$schema", ContractCodec.PROFILE);
    document.put("name", "case");
    document.put("version", "1.0.0");
    document.put("title", "A case of a suite");
    document.put("description", "Text in every column.");
    document.putArray("licenses").addObject().put("path", "https://example.org/licence");
    ObjectNode publisher = document.putArray("contributors").addObject();
    publisher.put("title", "An agency").put("email", "agency@example.org");
    publisher.putArray("roles").add("publisher").add("contact");
    ObjectNode resource = document.putArray("resources").addObject();
    resource.put("name", "case").put("type", "table").put("path", "case.csv");
    ArrayNode fields = resource.putObject("schema").putArray("fields");
    ObjectNode layout = resource.putArray("aprite:layouts").addObject();
    layout.put("id", "only").put("encoding", "UTF-8").set("dialect", dialect);
    ArrayNode sources = layout.putArray("fields");
    for (String column : columns) {
      fields.addObject().put("name", column).put("type", "string");
      sources.addObject().put("target", column).put("source", column);
    }
    return switch (ContractCodec.decode(document.toString().getBytes(StandardCharsets.UTF_8))) {
      case Decoding.Decoded<Contract>(Contract contract) -> contract;
      case Decoding.Broken<Contract>(var findings) ->
          throw new IllegalArgumentException(findings.stream().map(FindingText::of).toList() + "");
    };
  }

  /// `{"delimiter": ",", "headerRows": [1]}` and what is added to it.
  static ObjectNode dialect(String delimiter) {
    ObjectNode dialect = MAPPER.createObjectNode().put("delimiter", delimiter);
    dialect.putArray("headerRows").add(1);
    return dialect;
  }
}
