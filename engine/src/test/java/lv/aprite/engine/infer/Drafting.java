package lv.aprite.engine.infer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.contract.Draft;
import lv.aprite.engine.contract.DraftCodec;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.run.Engine;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.work.Crew;
import lv.aprite.engine.work.Scratch;

/// Drafts from texts, and looks into what came of it.
///
/// @param outcome every test of which an edition is read has one
record Drafting(Inference.Outcome.Drafted outcome) {
  /// Keys of a test's few rows stay in memory.
  private static final class NoScratch implements Scratch {
    @Override
    public OutputStream write(int piece) {
      throw new AssertionError("few keys need no room beside memory");
    }

    @Override
    public InputStream read(int piece) {
      throw new AssertionError("nothing was written");
    }

    @Override
    public void close() {}
  }

  @SuppressWarnings("ArrayRecordComponent")
  record TextFile(String name, byte[] bytes) implements Source {
    TextFile(String name, String text) {
      this(name, text.getBytes(StandardCharsets.UTF_8));
    }

    TextFile(String name, String text, String charset) {
      this(name, text.getBytes(Charset.forName(charset)));
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

  /// One edition for each text, the newest last.
  static Drafting of(String... editions) {
    int[] number = {0};
    return of(
        Stream.of(editions)
            .map(text -> new TextFile("edition-" + ++number[0] + ".csv", text))
            .toArray(Source[]::new));
  }

  static Drafting of(Source... editions) {
    if (infer(editions) instanceof Inference.Outcome.Drafted drafted) {
      // Whatever is drafted can be written, and read as it was.
      byte[] encoded = DraftCodec.encode(drafted.draft());
      if (DraftCodec.decode(encoded) instanceof Decoding.Decoded<Draft>(Draft draft)
          && draft.equals(drafted.draft())) {
        return new Drafting(drafted);
      }
      throw new AssertionError(DraftCodec.decode(encoded) + " of " + drafted.draft());
    }
    throw new AssertionError("nothing was drafted");
  }

  /// One edition, evidence and questions in a language.
  static Drafting in(Language language, String edition) {
    if (infer(language, new TextFile("edition.csv", edition))
        instanceof Inference.Outcome.Drafted drafted) {
      return new Drafting(drafted);
    }
    throw new AssertionError("nothing was drafted");
  }

  static Inference.Outcome infer(Source... editions) {
    return infer(Language.EN, editions);
  }

  private static Inference.Outcome infer(Language language, Source... editions) {
    try (Crew crew = new Crew(2)) {
      Inference.Trial trial =
          (source, contract) ->
              new Engine(Settings.ofThreads(1), new NoScratch(), (done, total) -> true)
                  .check(source, contract);
      return new Inference(Known.name("table"), trial, crew, language).of(List.of(editions));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Contract contract() {
    return outcome.draft().contract();
  }

  boolean isPublishable() {
    return outcome.trials().stream().allMatch(trial -> trial.verdict() == Verdict.PUBLISHABLE);
  }

  List<String> names() {
    return contract().schema().fields().stream().map(Field::name).toList();
  }

  Field field(String name) {
    return contract().schema().fields().get(contract().schema().indexOf(name));
  }

  FieldType type(String name) {
    return field(name).type();
  }

  List<String> key() {
    return contract().schema().primaryKey();
  }

  /// Where the field comes from in each layout.
  List<Layout.Origin> origins(String name) {
    int index = contract().schema().indexOf(name);
    return contract().layouts().stream().map(layout -> layout.origins().get(index)).toList();
  }

  /// How the field is written in the layout that was seen last.
  Parsing parsing(String name) {
    return ((Layout.Origin.Column) origins(name).getLast()).parsing();
  }

  Optional<List<String>> listed(String name) {
    return field(name).constraints().stream()
        .filter(Constraint.OneOf.class::isInstance)
        .map(constraint -> ((Constraint.OneOf) constraint).values())
        .findAny();
  }

  /// The questions about a field, or about the rows where the name is empty.
  List<String> questions(String name) {
    String about =
        name.isEmpty()
            ? "/resources/0/schema"
            : "/resources/0/schema/fields/" + contract().schema().indexOf(name);
    return outcome.draft().questions().stream()
        .filter(question -> question.about().equals(about))
        .map(Draft.Question::text)
        .toList();
  }

  List<String> evidence(String name) {
    return outcome
        .draft()
        .evidence()
        .getOrDefault("/resources/0/schema/fields/" + contract().schema().indexOf(name), List.of());
  }

  /// A column of cells, one below the other, beside a column that numbers them.
  static String column(String header, List<String> cells) {
    StringBuilder text = new StringBuilder("row;" + header + "\n");
    for (int i = 0; i < cells.size(); i++) {
      text.append(i + 1).append(';').append(cells.get(i)).append('\n');
    }
    return text.toString();
  }

  static String column(String header, String... cells) {
    return column(header, List.of(cells));
  }
}
