package lv.aprite.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/// Documents of ours as trees, to be printed on one line.
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static JsonNode tree(byte[] document) throws IOException {
    return MAPPER.readTree(document);
  }
}
