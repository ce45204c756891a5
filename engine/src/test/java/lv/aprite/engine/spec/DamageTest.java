package lv.aprite.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import lv.aprite.engine.run.Typing;
import lv.aprite.engine.validate.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Good files, damaged at random, and files that never were any: whatever comes in, there is a
/// verdict and no exception, the same for any cut into chunks; and what is published holds one
/// table in all its formats.
///
/// Each run draws everything from its seed, which a failure names. `-Daprite.seed=N` draws others.
class DamageTest {
  private static final long FIRST_SEED = Long.getLong("aprite.seed", 0);
  private static final int RUNS = 20;
  private static final int FILES_PER_RUN = 15;

  private static final List<String> ENCODINGS = List.of("UTF-8", "UTF-16LE", "windows-1257");
  private static final byte[] TROUBLE = {
    '"', '"', ',', ';', '\n', '\r', 0, ' ', '-', '.', '9', '[', '}', '\\'
  };

  private static final String TABLE =
      """
      id,name,born,share,seen,open,active,year,month,walk,place,area,tags,more,mail
      1,Anna,2001-02-03,0.50,2026-03-31T14:05:00Z,08:30:00,true,2026,2026-03,PT90M,"24.10, 56.9","{""type"":""Point"",""coordinates"":[24.10,56.9]}","[1, 1.10, ""ž\\u0101""]","{""b"": {}, ""a"": 1e5}",name@example.lv
      2,"Bērziņš, Jānis",1999-12-31,-12.25,2026-03-31T14:05:00.25+03:00,23:59:59.5,false,1999,1999-12,-P1Y2M,"-0,0",,[],{},"a.b@ķekava.lv"
      3,"two
      lines",,1000.00,,,,,,,,,,,
      4,"say ""hi""\",1969-12-31,0.01,1969-12-31T23:59:59Z,00:00:00,true,0001,0001-01,P2W,"180, -90","{""coordinates"":[[0,0],[1,2]], ""type"":""LineString""}","[[[null]],true]",,
      5,,2024-02-29,,2000-01-01T00:00:00Z,12:00:00,,2024,2024-02,,,,[-0],,x@y.lv
      6,Šķēps,1582-10-10,9999.99,,,false,,,PT0.5S,"1.0,2.0",,,"{""\\n"":""\\\\""}",
      """;

  private static final String CONTRACT =
      """
      {
        "fields": [
          {"name": "id", "type": "integer"},
          {"name": "name", "type": "string", "constraints": {"maxLength": 40}},
          {"name": "born", "type": "date", "aprite:personalData": ["birthDate"]},
          {"name": "share", "type": "number", "aprite:precision": 6, "aprite:scale": 2},
          {"name": "seen", "type": "datetime", "aprite:utc": true},
          {"name": "open", "type": "time"},
          {"name": "active", "type": "boolean"},
          {"name": "year", "type": "year"},
          {"name": "month", "type": "yearmonth"},
          {"name": "walk", "type": "duration"},
          {"name": "place", "type": "geopoint"},
          {"name": "area", "type": "geojson"},
          {"name": "tags", "type": "array"},
          {"name": "more", "type": "object"},
          {"name": "mail", "type": "string", "format": "email"}
        ],
        "primaryKey": ["id"],
        "uniqueKeys": [["name", "born"]],
        "rejectedShareMax": 1,
        "layouts": [{"encoding": null, "dialect": {"delimiter": ","}}]
      }
      """;

  static LongStream seeds() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + RUNS);
  }

  /// Else the test below would say little.
  @Test
  void theFileThatIsDamagedIsSound() throws Exception {
    SpecCase.Basis byContract =
        new SpecCase.Basis.ByContract(SpecContract.contract(SpecObject.MAPPER.readTree(CONTRACT)));
    byte[] bytes = SpecInput.encode(TABLE, Charset.forName("UTF-8"));
    SpecRun run = SpecRun.of(SpecSource.of(bytes), byContract, SpecRun.PLAIN);
    assertThat(run.report().findings()).isEmpty();
    assertThat(run.report().rowsPublished()).isEqualTo(6);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedFilesGetAVerdictAndWhatIsPublishedIsOneTable(long seed) throws Exception {
    SpecCase.Basis byContract =
        new SpecCase.Basis.ByContract(SpecContract.contract(SpecObject.MAPPER.readTree(CONTRACT)));
    Random random = new Random(seed);
    for (int file = 0; file < FILES_PER_RUN; file++) {
      byte[] bytes = damaged(random);
      SpecCase.Basis basis =
          switch (random.nextInt(4)) {
            case 0 -> new SpecCase.Basis.Without(Typing.INFERRED);
            case 1 -> new SpecCase.Basis.Without(Typing.TEXT);
            default -> byContract;
          };
      check(bytes, basis, "seed " + seed + ", file " + file);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void bytesThatNobodyMeantAsATableGetAVerdictToo(long seed) throws Exception {
    SpecCase.Basis byContract =
        new SpecCase.Basis.ByContract(SpecContract.contract(SpecObject.MAPPER.readTree(CONTRACT)));
    Random random = new Random(seed);
    for (int file = 0; file < FILES_PER_RUN; file++) {
      SpecCase.Basis basis =
          random.nextBoolean() ? new SpecCase.Basis.Without(Typing.INFERRED) : byContract;
      check(noise(random), basis, "seed " + seed + ", noise " + file);
    }
  }

  /// Bytes of any value, or of a few that mean something to a reader; or those again and again,
  /// until they are more than a chunk.
  private static byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(2_000)];
    random.nextBytes(bytes);
    if (random.nextInt(3) > 0) {
      int kinds = 1 + random.nextInt(TROUBLE.length);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = TROUBLE[Math.floorMod(bytes[i], kinds)];
      }
    }
    if (random.nextInt(5) == 0 && bytes.length > 0) {
      byte[] longer = new byte[bytes.length * (1 + random.nextInt(200))];
      for (int i = 0; i < longer.length; i++) {
        longer[i] = bytes[i % bytes.length];
      }
      return longer;
    }
    return bytes;
  }

  private static void check(byte[] bytes, SpecCase.Basis basis, String which) {
    try {
      SpecRun run = SpecRun.of(SpecSource.of(bytes), basis, SpecRun.PLAIN);
      SpecRun crumbled = SpecRun.of(SpecSource.of(bytes), basis, SpecRun.CRUMBLED);
      assertThat(crumbled.report()).isEqualTo(run.report());
      assertThat(crumbled.published()).usingRecursiveComparison().isEqualTo(run.published());
      assertThat(crumbled.rejectedRows()).isEqualTo(run.rejectedRows());
      assertThat(run.allEnded()).isTrue();
      assertThat(run.published().isEmpty())
          .isEqualTo(run.report().verdict() != Verdict.PUBLISHABLE);
      if (run.report().verdict() == Verdict.PUBLISHABLE) {
        ReadBack.assertAlike(run);
      }
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(which + ": " + e, e);
    }
  }

  private static byte[] damaged(Random random) {
    String encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
    String lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
    byte[] bytes = SpecInput.encode(TABLE.replace("\n", lineEnd), Charset.forName(encoding));
    int blows = random.nextInt(4);
    for (int i = 0; i < blows; i++) {
      bytes = struck(bytes, random);
    }
    return bytes;
  }

  private static byte[] struck(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    byte trouble = TROUBLE[random.nextInt(TROUBLE.length)];
    return switch (random.nextInt(5)) {
      // A bit flips.
      case 0 -> {
        byte[] flipped = bytes.clone();
        if (at < flipped.length) {
          flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        yield flipped;
      }
      // The file is cut off.
      case 1 -> Arrays.copyOf(bytes, at);
      // Something comes in.
      case 2 -> joined(bytes, at, new byte[] {trouble}, at);
      // Something falls out.
      case 3 -> joined(bytes, at, new byte[0], Math.min(bytes.length, at + 1 + random.nextInt(9)));
      // Something comes twice.
      case 4 -> joined(bytes, at, new byte[0], random.nextInt(at + 1));
      default -> throw new IllegalStateException("five kinds of damage");
    };
  }

  /// What stands before `to`, then `between`, then what stands from `from` on.
  private static byte[] joined(byte[] bytes, int to, byte[] between, int from) {
    byte[] joined = Arrays.copyOf(bytes, to + between.length + bytes.length - from);
    System.arraycopy(between, 0, joined, to, between.length);
    System.arraycopy(bytes, from, joined, to + between.length, bytes.length - from);
    return joined;
  }
}
