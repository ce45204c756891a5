package lv.aprite.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.profile.KeySample;
import lv.aprite.engine.profile.LetterCases;
import lv.aprite.engine.profile.Profile;
import lv.aprite.engine.profile.ProfileCodec;
import org.junit.jupiter.api.Test;

/// What the engine remembers of a file.
class RememberingTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              field("code", new FieldType.Text()),
              field("town", new FieldType.Text()),
              field("people", new FieldType.Whole())),
          List.of("code"));

  private static Field field(String name, FieldType type) {
    return new Field(name, type, false, false, List.of(), LocalText.NONE, LocalText.NONE);
  }

  private static Contract contract() {
    List<Layout.Origin> origins =
        SCHEMA.fields().stream()
            .map(field -> (Layout.Origin) new Layout.Origin.Column(field.name(), Parsing.DEFAULT))
            .toList();
    return Companies.contract(
        SCHEMA, List.of(Companies.layout("one", Encoding.UTF_8, ',', 1, origins, List.of())), "0");
  }

  private static String file(int rows, IntFunction<String> row) {
    return IntStream.range(0, rows)
        .mapToObj(row)
        .collect(Collectors.joining("\n", "code,town,people\n", "\n"));
  }

  private static Profile profile(String file, int threads, int chunkBytes) throws IOException {
    Engine engine =
        new Engine(
            new Settings(threads, chunkBytes, 4096), new MemoryScratch(), (done, total) -> true);
    Judged judged =
        engine.publish(MemorySource.of(file), contract(), Past.NONE, new MemoryOutputs());
    return judged.profile().orElseThrow(() -> new AssertionError(judged.report().findings()));
  }

  private static Profile profile(String file) throws IOException {
    return profile(file, 2, 10_000);
  }

  @Test
  void countsAreExactAndNamesLoseTheirDigits() throws IOException {
    Profile profile = profile("code,town,people\nA1,RĪGA,-5\nB2,Cēsis,7\nC3,,\nD4,12,-9\n");
    assertThat(profile.rows()).isEqualTo(4);
    assertThat(Profile.pattern("register_2026-03.csv")).isEqualTo("register_#-#.csv");
    Profile.Column people = profile.field("people").orElseThrow();
    assertThat(people.type()).isEqualTo("integer");
    assertThat(people.missing()).isEqualTo(1);
    assertThat(people.least()).isEqualTo(-9);
    assertThat(people.most()).isEqualTo(7);
    assertThat(people.sum()).isEqualTo(BigInteger.valueOf(-7));
    assertThat(people.values().distinct()).isEqualTo(3);
    Profile.Column town = profile.field("town").orElseThrow();
    assertThat(town.missing()).isEqualTo(1);
    assertThat(town.least()).isEqualTo(2);
    assertThat(town.most()).isEqualTo(6);
    assertThat(town.cases()).isEqualTo(new LetterCases(1, 1, 0, 1));
  }

  @Test
  void theSameRowsGiveTheSameProfileWhateverThreadsAndChunks() throws IOException {
    String file =
        file(9_000, i -> "K%d,Town %d,%d".formatted(i * 7919 % 9_000, i % 700, i * i % 5_000));
    byte[] first = ProfileCodec.encode(profile(file, 1, 1 << 20));
    for (int threads : new int[] {1, 2, 5}) {
      for (int chunkBytes : new int[] {60, 3_000, 50_000}) {
        assertThat(ProfileCodec.encode(profile(file, threads, chunkBytes)))
            .as("%s threads, chunks of %s", threads, chunkBytes)
            .isEqualTo(first);
      }
    }
  }

  @Test
  void theNumberOfDifferentValuesIsEstimatedWithinAFifth() throws IOException {
    Profile profile = profile(file(60_000, i -> "K%d,T%d,%d".formatted(i, i % 200, i % 20_000)));
    assertThat(profile.field("code").orElseThrow().values().distinct())
        .isCloseTo(60_000, within(12_000L));
    assertThat(profile.field("people").orElseThrow().values().distinct())
        .isCloseTo(20_000, within(4_000L));
    assertThat(profile.field("town").orElseThrow().values().distinct()).isEqualTo(200);
    assertThat(profile.field("town").orElseThrow().values().counts()).containsOnly(300);
  }

  @Test
  void keysAreKnownAgainAlsoWhenTheirLettersChanged() throws IOException {
    IntFunction<String> row = i -> "K-ā%d,T,1".formatted(i);
    KeySample before = profile(file(20_000, row)).keys();
    KeySample same = profile(file(20_000, row)).keys();
    KeySample respelt =
        profile(file(20_000, i -> row.apply(i).replace('K', 'k').replace('ā', 'Ā'))).keys();
    KeySample half = profile(file(20_000, i -> row.apply(i + 10_000))).keys();
    assertThat(same.in(before).same()).isEqualTo(same.in(before).looked()).isEqualTo(1024);
    assertThat(respelt.in(before).respelt()).isEqualTo(1024);
    KeySample.Agreement agreement = half.in(before);
    assertThat((double) agreement.same() / agreement.looked()).isCloseTo(0.5, within(0.06));
  }

  @Test
  void sharesOfCommonValuesAreEstimated() throws IOException {
    Profile one = profile(file(30_000, i -> "K%d,T,%d".formatted(i, i)));
    Profile other = profile(file(30_000, i -> "K%d,T,%d".formatted(i, i + 22_500)));
    double share =
        one.field("people")
            .orElseThrow()
            .values()
            .shareIn(other.field("people").orElseThrow().values());
    assertThat(share).isCloseTo(0.25, within(0.1));
  }

  @Test
  void aProfileIsReadAsItWasWrittenAndSmallWhateverTheFile() throws IOException {
    Profile profile = profile(file(60_000, i -> "K%d,Town %d,%d".formatted(i, i, (long) i * i)));
    byte[] bytes = ProfileCodec.encode(profile);
    assertThat(ProfileCodec.encode(ProfileCodec.decode(bytes))).isEqualTo(bytes);
    assertThat(bytes.length).isLessThan(60_000);
  }

  @Test
  void nothingIsRememberedOfARefusedFile() throws IOException {
    Engine engine = new Engine(Settings.ofThreads(2), new MemoryScratch(), (done, total) -> true);
    Judged judged =
        engine.publish(
            MemorySource.of("code,town,people\nA,B,ten\n"),
            contract(),
            Past.NONE,
            new MemoryOutputs());
    assertThat(judged.profile()).isEmpty();
  }
}
