package lv.aprite.publication.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/// Reads documents of ours that are derived: nothing hangs on them, so that a damaged one is only
/// made anew.
public final class Json {
  private static final ObjectReader READER = JsonMapper.builder().build().reader();

  private Json() {}

  /// @throws IOException if the document is damaged
  public static JsonNode decode(byte[] bytes) throws IOException {
    return READER.readTree(bytes);
  }
}
