package lv.aprite.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Holds published files against their source as Python's csv module reads it. See `compare.py`.
final class Comparison {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// How a reader that is not ours is told to read a file.
  ///
  /// @param encoding as Python calls it
  /// @param headerRow rows counted as Python does: each CR by itself ends one
  record Reading(String encoding, String delimiter, int headerRow) {}

  /// What has been published.
  ///
  /// @param csv as Python reads it
  /// @param json likewise
  /// @param dumps what another engine read back, by names of ours
  record Published(Path csv, Path json, SortedMap<String, Path> dumps) {
    Published {
      dumps = new TreeMap<>(dumps);
    }
  }

  sealed interface Outcome {
    /// Every cell is the same.
    ///
    /// @param cells compared in each output
    /// @param absent fields that the edition lacks
    /// @param ignored source columns that the layout names so
    /// @param unnamedColumns columns of the source without a name, nothing in them
    /// @param blankRows rows of no cell under the header
    /// @param emptyRows rows of empty cells, left out because the contract asks for a value
    record Same(
        long rows,
        SortedMap<String, Long> cells,
        List<String> absent,
        List<String> ignored,
        int unnamedColumns,
        long blankRows,
        long emptyRows)
        implements Outcome {
      String words() {
        return "%,d rows; cells compared: %s".formatted(rows, cells);
      }
    }

    /// @param where the first difference is, and what it is
    record Different(String where) implements Outcome {}
  }

  private Comparison() {}

  /// @param layout the id of the layout that the source has
  static Outcome of(Path source, Reading reading, Path contract, String layout, Published published)
      throws IOException, InterruptedException {
    ObjectNode request = JSON.createObjectNode();
    request.put("source", source.toString());
    request.put("encoding", reading.encoding());
    request.put("delimiter", reading.delimiter());
    request.put("headerRow", reading.headerRow());
    request.put("contract", contract.toString()).put("layout", layout);
    request.put("csv", published.csv().toString());
    request.put("json", published.json().toString());
    ObjectNode dumps = request.putObject("dumps");
    published.dumps().forEach((name, path) -> dumps.put(name, path.toString()));
    return run(JSON.writeValueAsBytes(request));
  }

  private static Outcome run(byte[] request) throws IOException, InterruptedException {
    Path script = Files.createTempFile("compare", ".py");
    Path complaint = Files.createTempFile("compare", ".txt");
    try {
      Files.write(script, resource("/acceptance/compare.py"));
      // -X utf8: whatever the machine's locale, complaints come in UTF-8.
      Process process =
          new ProcessBuilder("python3", "-X", "utf8", script.toString())
              .redirectError(complaint.toFile())
              .start();
      try (OutputStream to = process.getOutputStream()) {
        to.write(request);
      }
      byte[] answer = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        return new Outcome.Different(Files.readString(complaint).strip());
      }
      return same(JSON.readTree(answer));
    } finally {
      Files.delete(script);
      Files.delete(complaint);
    }
  }

  static byte[] resource(String name) {
    try (InputStream resource = Comparison.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(name + ": not on the class path");
      }
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Outcome same(JsonNode answer) {
    SortedMap<String, Long> cells = new TreeMap<>();
    for (Map.Entry<String, JsonNode> output : answer.path("cells").properties()) {
      cells.put(output.getKey(), output.getValue().asLong());
    }
    return new Outcome.Same(
        answer.path("rows").asLong(),
        cells,
        texts(answer.path("absent")),
        texts(answer.path("ignored")),
        answer.path("unnamedColumns").asInt(),
        answer.path("blankRows").asLong(),
        answer.path("emptyRows").asLong());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
