package lv.aprite.engine.profile;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A profile as a JSON document, see `schemas/profile-1.0.json`. Lists of hashes are base64 of
/// their bytes, big-endian, so that the document stays small.
public final class ProfileCodec {
  public static final String SCHEMA = "https://aprite.lv/schemas/profile-1.0.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ProfileCodec() {}

  /// The same bytes for the same profile.
  public static byte[] encode(Profile profile) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("$schema", SCHEMA)
        .put("fileName", profile.fileName())
        .put("rows", profile.rows())
        .put("ended", profile.ended());
    ArrayNode fields = json.putArray("fields");
    profile.fields().forEach(field -> encode(field, fields.addObject()));
    json.putObject("keys")
        .put("capacity", profile.keys().capacity())
        .put("folded", base64(profile.keys().folded()))
        .put("exact", base64(profile.keys().exact()))
        .put("rows", base64(profile.keys().rows()));
    json.putObject("rowsSampled")
        .put("capacity", profile.rowsSampled().capacity())
        .put("columns", profile.rowsSampled().columns())
        .put("keys", base64(profile.rowsSampled().keys()))
        .put("cells", base64(profile.rowsSampled().cells()))
        .put("above", base64(profile.rowsSampled().above()));
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (IOException e) {
      throw new IllegalStateException("a tree in memory can always be written", e);
    }
  }

  private static void encode(Profile.Column field, ObjectNode to) {
    to.put("name", field.name())
        .put("type", field.type())
        .put("missing", field.missing())
        .put("least", field.least())
        .put("most", field.most())
        .put("sum", field.sum());
    to.putObject("values")
        .put("capacity", field.values().capacity())
        .put("hashes", base64(field.values().hashes()))
        .put("counts", base64(field.values().counts()));
    to.putObject("cases")
        .put("none", field.cases().none())
        .put("upper", field.cases().upper())
        .put("lower", field.cases().lower())
        .put("mixed", field.cases().mixed());
  }

  /// @throws IOException when it is another document
  public static Profile decode(byte[] bytes) throws IOException {
    JsonNode json = MAPPER.readTree(bytes);
    try {
      if (!text(json, "$schema").equals(SCHEMA)) {
        throw new IllegalArgumentException("expected " + SCHEMA);
      }
      List<Profile.Column> fields = new ArrayList<>();
      json.path("fields").forEach(field -> fields.add(field(field)));
      JsonNode keys = json.path("keys");
      JsonNode rows = json.path("rowsSampled");
      return new Profile(
          text(json, "fileName"),
          number(json, "rows"),
          json.path("ended").asBoolean(),
          fields,
          new KeySample(
              (int) number(keys, "capacity"),
              longs(keys, "folded"),
              longs(keys, "exact"),
              longs(keys, "rows")),
          new RowSample(
              (int) number(rows, "capacity"),
              (int) number(rows, "columns"),
              longs(rows, "keys"),
              ints(rows, "cells"),
              ints(rows, "above")));
    } catch (IllegalArgumentException e) {
      throw new IOException("not a profile: " + e.getMessage(), e);
    }
  }

  private static Profile.Column field(JsonNode json) {
    JsonNode values = json.path("values");
    JsonNode cases = json.path("cases");
    return new Profile.Column(
        text(json, "name"),
        text(json, "type"),
        number(json, "missing"),
        number(json, "least"),
        number(json, "most"),
        sum(json),
        new ValueSample(
            (int) number(values, "capacity"), longs(values, "hashes"), longs(values, "counts")),
        new LetterCases(
            number(cases, "none"),
            number(cases, "upper"),
            number(cases, "lower"),
            number(cases, "mixed")));
  }

  private static BigInteger sum(JsonNode json) {
    if (!json.path("sum").isIntegralNumber()) {
      throw new IllegalArgumentException("expected a whole number under sum");
    }
    return json.path("sum").bigIntegerValue();
  }

  private static String base64(long[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
    bytes.asLongBuffer().put(values);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static String base64(int[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
    bytes.asIntBuffer().put(values);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static long[] longs(JsonNode json, String name) {
    byte[] bytes = Base64.getDecoder().decode(text(json, name));
    long[] values = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(values);
    return values;
  }

  private static int[] ints(JsonNode json, String name) {
    byte[] bytes = Base64.getDecoder().decode(text(json, name));
    int[] values = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(values);
    return values;
  }

  private static String text(JsonNode json, String name) {
    if (!json.path(name).isTextual()) {
      throw new IllegalArgumentException("expected a text under " + name);
    }
    return json.path(name).textValue();
  }

  private static long number(JsonNode json, String name) {
    if (!json.path(name).canConvertToLong()) {
      throw new IllegalArgumentException("expected a whole number under " + name);
    }
    return json.path(name).longValue();
  }
}
