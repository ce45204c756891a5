package lv.aprite.engine.cell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Random;
import lv.aprite.engine.contract.JsonKind;
import lv.aprite.engine.contract.PointForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellFormsTest {
  private static final CellForm ARRAY = new JsonForm(JsonKind.ARRAY);
  private static final CellForm OBJECT = new JsonForm(JsonKind.OBJECT);
  private static final CellForm GEOJSON = new JsonForm(JsonKind.GEOJSON);
  private static final JsonMapper JACKSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private record Cell(Parsed parsed, String text) {}

  /// The cell stands within others, as cells do.
  private static Cell read(CellForm form, String cell) {
    byte[] bytes = ("1]," + cell + "\"}]").getBytes(UTF_8);
    ByteText text = new ByteText(1);
    text.append('x');
    Parsed parsed = form.read(bytes, 3, bytes.length - 3, text);
    return new Cell(
        parsed, parsed.hasValue() ? new String(text.toBytes(), UTF_8).substring(1) : "");
  }

  private static Cell canonical(String text) {
    return new Cell(Parsed.CANONICAL, text);
  }

  private static Cell accepted(String text) {
    return new Cell(Parsed.ACCEPTED, text);
  }

  private static Cell refused(Parsed parsed) {
    return new Cell(parsed, "");
  }

  @Test
  void aDurationIsWrittenInItsLargestUnits() {
    CellForm form = new DurationForm();
    assertThat(read(form, "PT1H30M")).isEqualTo(canonical("PT1H30M"));
    assertThat(read(form, "PT90M")).isEqualTo(accepted("PT1H30M"));
    assertThat(read(form, "90 min")).isEqualTo(refused(Parsed.MALFORMED));
    assertThat(read(form, "P10000Y")).isEqualTo(refused(Parsed.OUT_OF_RANGE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[1,-0,1.10,1e5,1E+05,0.0]",
        "[\"\",\"ā\\u0101\\n\\/\\\\\\\"\\ud834\\udd1e\"]",
        "[true,false,null,[[]],{}]",
        "[{\"a\":1,\"A\":2,\"\":3}]",
        "[123456789012345678901234567890.000]"
      })
  void jsonWithoutSpacesIsPublishedAsItStands(String json) {
    assertThat(read(ARRAY, json)).isEqualTo(canonical(json));
  }

  @Test
  void onlyWhiteSpaceBetweenThePartsOfJsonIsLeftOut() {
    assertThat(read(ARRAY, " [ 1.10 ,\t2 , \r\n[ ] ] ")).isEqualTo(accepted("[1.10,2,[]]"));
    assertThat(read(OBJECT, "{ \"b\" : \" x  y \" , \"a\" : { } }"))
        .isEqualTo(accepted("{\"b\":\" x  y \",\"a\":{}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "\"[]\"",
        "null",
        "{}",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1]]",
        "[1] x",
        "[01]",
        "[-]",
        "[+1]",
        "[.5]",
        "[5.]",
        "[1e]",
        "[0x1]",
        "[NaN]",
        "[tru]",
        "[True]",
        "['a']",
        "[a]",
        "[\"a]",
        "[\"\\x\"]",
        "[\"\\u12g4\"]",
        "[\"\\u123",
        "[\"\\ud834\"]",
        "[\"\\ud834\\u0041\"]",
        "[\"\\udd1e\"]",
        "[\"a\nb\"]",
        "[{\"a\"}]",
        "[{\"a\":}]",
        "[{\"a\":1,}]",
        "[{a:1}]",
        "[{\"a\":1 \"b\":2}]",
        "[1} ",
        "[// no\n1]",
        "\uFEFF[1]"
      })
  void whatIsNoJsonArrayIsRefused(String json) {
    assertThat(read(ARRAY, json)).isEqualTo(refused(Parsed.MALFORMED));
  }

  @Test
  void anObjectIsNoArray() {
    assertThat(read(OBJECT, "{\"a\":[1]}")).isEqualTo(canonical("{\"a\":[1]}"));
    assertThat(read(OBJECT, "[]")).isEqualTo(refused(Parsed.MALFORMED));
  }

  @Test
  void aNameStandsOnceInAnObjectHoweverItIsWritten() {
    assertThat(read(OBJECT, "{\"a\":1,\"a\":1}")).isEqualTo(refused(Parsed.NAME_TWICE));
    assertThat(read(OBJECT, "{\"a\":1,\"\\u0061\":1}")).isEqualTo(refused(Parsed.NAME_TWICE));
    assertThat(read(OBJECT, "{\"\\n\":1,\"\\u000a\":1}")).isEqualTo(refused(Parsed.NAME_TWICE));
    assertThat(read(OBJECT, "{\"x\":{\"a\":1},\"a\":{\"a\":1}}").parsed())
        .isEqualTo(Parsed.CANONICAL);
  }

  @Test
  void depthAndNumbersOfJsonHaveBounds() {
    assertThat(read(ARRAY, "[".repeat(32) + "]".repeat(32)).parsed()).isEqualTo(Parsed.CANONICAL);
    assertThat(read(ARRAY, "[".repeat(33) + "]".repeat(33)).parsed())
        .isEqualTo(Parsed.BEYOND_LIMITS);
    assertThat(read(ARRAY, "[".repeat(1_000_000)).parsed()).isEqualTo(Parsed.BEYOND_LIMITS);
    assertThat(read(ARRAY, "[" + "1".repeat(100) + "]").parsed()).isEqualTo(Parsed.CANONICAL);
    assertThat(read(ARRAY, "[" + "1".repeat(101) + "]").parsed()).isEqualTo(Parsed.BEYOND_LIMITS);
    assertThat(read(ARRAY, "[1e200,1E-200,1e+0200]").parsed()).isEqualTo(Parsed.CANONICAL);
    assertThat(read(ARRAY, "[1e201]").parsed()).isEqualTo(Parsed.BEYOND_LIMITS);
    assertThat(read(ARRAY, "[1e99999999999]").parsed()).isEqualTo(Parsed.BEYOND_LIMITS);
  }

  @Test
  void anotherReaderAgreesOnWhatIsJsonAndReadsTheSameFromWhatIsWritten()
      throws JsonProcessingException {
    Random random = new Random(20_261_123);
    String[] pieces = {
      "[",
      "]",
      "{",
      "}",
      ",",
      ":",
      "\"a\"",
      "\"b\\n\"",
      "1",
      "-2.50",
      "3e7",
      "0",
      "true",
      "null",
      " ",
      "\n",
      "\"",
      "\\",
      "[]",
      "\"a\":",
      "\"c\":[",
      "x"
    };
    int sound = 0;
    for (int i = 0; i < 300_000; i++) {
      StringBuilder json = new StringBuilder("[");
      for (int n = random.nextInt(7); n > 0; n--) {
        json.append(pieces[random.nextInt(pieces.length)]);
      }
      json.append(']');
      Cell cell = read(ARRAY, json.toString());
      if (cell.parsed() == Parsed.BEYOND_LIMITS) {
        continue;
      }
      assertThat(cell.parsed().hasValue()).as(json.toString()).isEqualTo(isArray(json.toString()));
      if (cell.parsed().hasValue()) {
        sound++;
        assertThat(JACKSON.readTree(cell.text()).toString())
            .isEqualTo(JACKSON.readTree(json.toString()).toString());
        assertThat(read(ARRAY, cell.text())).isEqualTo(canonical(cell.text()));
      }
    }
    assertThat(sound).isGreaterThan(1000);
  }

  private static boolean isArray(String json) {
    try {
      return JACKSON.readTree(json).isArray();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"Point\",\"coordinates\":[24.10,56.9]}",
        "{\"coordinates\":[24.1,56.9,12.5],\"type\":\"Point\"}",
        "{\"type\":\"Point\",\"coordinates\":[-180,90],\"bbox\":[1,2,3,4],\"x\":{\"type\":\"y\"}}",
        "{\"type\":\"MultiPoint\",\"coordinates\":[[24,56],[25,57]]}",
        "{\"type\":\"MultiPoint\",\"coordinates\":[]}",
        "{\"type\":\"LineString\",\"coordinates\":[[24,56],[25,57]]}",
        "{\"type\":\"MultiLineString\",\"coordinates\":[[[24,56],[25,57]],[[1,1],[2,2],[3,3]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0.0,0.00]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":"
            + "[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1e0]]]}",
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0,1],[1,0,1],[1,1,1],[0,0,1]]]]}",
        "{\"type\":\"GeometryCollection\",\"geometries\":"
            + "[{\"type\":\"Point\",\"coordinates\":[1,2]},"
            + "{\"type\":\"GeometryCollection\",\"geometries\":[]}]}",
        "{\"type\":\"Feature\",\"geometry\":null,\"properties\":null}",
        "{\"type\":\"Feature\",\"id\":7,\"properties\":{\"geometry\":1},"
            + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}",
        "{\"type\":\"FeatureCollection\",\"features\":"
            + "[{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}]}"
      })
  void geoJsonIsPublishedAsItStands(String json) {
    assertThat(read(GEOJSON, json)).isEqualTo(canonical(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[24.1,56.9]",
        "{}",
        "{\"type\":\"Point\"}",
        "{\"type\":\"point\",\"coordinates\":[1,2]}",
        "{\"type\":[\"Point\"],\"coordinates\":[1,2]}",
        "{\"type\":\"Point\",\"coordinates\":null}",
        "{\"type\":\"Point\",\"coordinates\":[]}",
        "{\"type\":\"Point\",\"coordinates\":[1]}",
        "{\"type\":\"Point\",\"coordinates\":[\"1\",\"2\"]}",
        "{\"type\":\"Point\",\"coordinates\":[1,2,null]}",
        "{\"type\":\"Point\",\"coordinates\":[[1,2]]}",
        "{\"type\":\"LineString\",\"coordinates\":[[1,2]]}",
        "{\"type\":\"LineString\",\"coordinates\":[1,2]}",
        "{\"type\":\"Polygon\",\"coordinates\":[]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[0,0],[1,0],[1,1],[0,0]]}",
        "{\"type\":\"GeometryCollection\",\"coordinates\":[]}",
        "{\"type\":\"GeometryCollection\",\"geometries\":[7]}",
        "{\"type\":\"Feature\",\"properties\":{}}",
        "{\"type\":\"Feature\",\"geometry\":null}",
        "{\"type\":\"Feature\",\"geometry\":{},\"properties\":{}}",
        "{\"type\":\"Feature\",\"geometry\":[],\"properties\":{}}",
        "{\"type\":\"Feature\",\"geometry\":null,\"properties\":[]}",
        "{\"type\":\"FeatureCollection\",\"features\":{}}",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Point\",\"coordinates\":[1,2]}]}",
        "{\"type\":\"Topology\",\"objects\":{}}",
        "POINT (24.1 56.9)"
      })
  void whatIsNoGeoJsonIsRefused(String json) {
    assertThat(read(GEOJSON, json)).isEqualTo(refused(Parsed.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[0,0],[1,0],[0,0]]",
        "[[0,0],[1,0],[1,1],[0,1]]",
        "[[0,0],[1,0],[1,1],[0,0,0]]",
        "[]"
      })
  void aRingEndsWhereItBegan(String ring) {
    assertThat(read(GEOJSON, "{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}"))
        .isEqualTo(refused(Parsed.RING_OPEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[506000.0,312000.0]",
        "[180.0000000000000000001,0]",
        "[-181,0]",
        "[0,90.1]",
        "[56,-91]",
        "[1e3,0]"
      })
  void coordinatesAreOnEarth(String position) {
    assertThat(read(GEOJSON, "{\"type\":\"Point\",\"coordinates\":" + position + "}"))
        .isEqualTo(refused(Parsed.OFF_EARTH));
    assertThat(
            read(
                GEOJSON,
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0]," + position + ",[0,0]]]]}"))
        .isEqualTo(refused(Parsed.OFF_EARTH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "24.1052, 56.9496 | 24.1052, 56.9496",
        "24.10, 56.90     | 24.10, 56.90",
        "24,56            | 24, 56",
        "24.1,   56.9     | 24.1, 56.9",
        "-180, -90.000    | -180, -90.000",
        "-0, -0.00        | 0, 0.00",
        "-0.01, 0         | -0.01, 0"
      })
  void aPointKeepsItsDigits(String cell, String canonical) {
    Cell expected = cell.equals(canonical) ? canonical(cell) : accepted(canonical);
    assertThat(read(new PointCells(PointForm.PAIR), cell)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "24.1",
        "24.1,",
        ", 56.9",
        "24.1 56.9",
        "24.1; 56.9",
        "24.1, 56.9, 5",
        "24.1 ,56.9",
        " 24.1, 56.9",
        "24.1, 56.9 ",
        "24.1,\t56.9",
        "024.1, 56.9",
        "+24.1, 56.9",
        "24., 56.9",
        ".5, 56.9",
        "2.4e1, 56.9",
        "24.1°, 56.9°",
        "24,1, 56,9",
        "[24.1, 56.9]",
        "a, b",
        "-, -"
      })
  void whatIsNoPointIsRefused(String cell) {
    assertThat(read(new PointCells(PointForm.PAIR), cell)).isEqualTo(refused(Parsed.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"180.1, 0", "56.9, 90.1", "506000, 312000", "-180.0000000001, 0"})
  void aPointIsOnEarth(String cell) {
    assertThat(read(new PointCells(PointForm.PAIR), cell)).isEqualTo(refused(Parsed.OFF_EARTH));
  }

  @Test
  void aPointIsReadInTheFormThatTheLayoutStates() {
    CellForm array = new PointCells(PointForm.ARRAY);
    assertThat(read(array, "[24.10,56.9]")).isEqualTo(accepted("24.10, 56.9"));
    assertThat(read(array, " [ 24.10 , 56.9 ] ")).isEqualTo(accepted("24.10, 56.9"));
    for (String cell :
        new String[] {
          "",
          "24.10, 56.9",
          "[]",
          "[1]",
          "[1,2,3]",
          "[\"1\",\"2\"]",
          "[1e1,2]",
          "[1,]",
          "[1,2",
          "5",
          "{\"lon\":1,\"lat\":2}"
        }) {
      assertThat(read(array, cell)).as(cell).isEqualTo(refused(Parsed.MALFORMED));
    }
    assertThat(read(array, "[56.9, 124.1]")).isEqualTo(refused(Parsed.OFF_EARTH));
    CellForm object = new PointCells(PointForm.OBJECT);
    assertThat(read(object, "{\"lon\": 24.10, \"lat\": 56.9}")).isEqualTo(accepted("24.10, 56.9"));
    assertThat(read(object, "{\"lat\":56.9,\"lon\":24.10}")).isEqualTo(accepted("24.10, 56.9"));
    for (String cell :
        new String[] {
          "",
          "{}",
          "{\"lon\":1}",
          "{\"lon\":1,\"lat\":2,\"x\":3}",
          "{\"lon\":1,\"lon\":2}",
          "{\"lat\":1,\"lat\":2}",
          "{\"lon\":\"1\",\"lat\":2}",
          "{\"lng\":1,\"lat\":2}",
          "[1,2]"
        }) {
      assertThat(read(object, cell)).as(cell).isEqualTo(refused(Parsed.MALFORMED));
    }
  }

  @Test
  void elementsOfArraysAndMembersOfObjectsAreCounted() {
    assertThat(items("[]")).isZero();
    assertThat(items("{}")).isZero();
    assertThat(items("[1]")).isEqualTo(1);
    assertThat(items("[[1,2],{\"a\":1,\"b\":[2,3]},\"x,y\\\",]\",null]")).isEqualTo(4);
    assertThat(items("{\"a\":[1,2,3],\"b:\":\"}\",\"c\":{\"d\":1,\"e\":2}}")).isEqualTo(3);
  }

  private static int items(String json) {
    return CompactJson.items(("," + json + ",").getBytes(UTF_8), 1);
  }
}
