package lv.aprite.engine.messy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The verdicts that the project keeps of a suite: `messy/<suite>.tsv` among the test resources,
/// with the columns case, verdict, place and reason. A case that differs from what its suite
/// expects needs a reason; without one it is wrong in silence.
///
/// `-Daprite.verdicts=<folder>` writes the tables anew, reasons kept, instead of failing: read the
/// difference before it is kept.
final class KeptVerdicts {
  private static final String HEADER = "case\tverdict\tplace\treason";
  private static final Optional<Path> WRITTEN_TO =
      Optional.ofNullable(System.getProperty("aprite.verdicts")).map(Path::of);

  private record Kept(String verdict, String place, String reason) {
    boolean says(CaseVerdict found) {
      return verdict.equals(found.kind().word()) && place.equals(found.place());
    }
  }

  private KeptVerdicts() {}

  /// Holds what was found against the table; the order of the cases does not matter.
  static void check(String suite, Map<String, CaseVerdict> found) {
    Map<String, Kept> kept = read(suite);
    if (WRITTEN_TO.isPresent()) {
      write(WRITTEN_TO.get().resolve(suite + ".tsv"), found, kept);
      return;
    }
    List<String> changed = new ArrayList<>();
    found.forEach((name, verdict) -> {
      Kept before = kept.get(name);
      String now = verdict.kind().word() + " " + verdict.place();
      if (before == null) {
        changed.add(name + ": new, " + now);
      } else if (!before.says(verdict)) {
        changed.add(name + ": was " + before.verdict + " " + before.place + ", now " + now);
      } else if (verdict.kind() != CaseVerdict.Kind.EXACT && before.reason.isEmpty()) {
        changed.add(name + ": no reason is given for " + now);
      }
    });
    kept.keySet().stream()
        .filter(name -> !found.containsKey(name))
        .forEach(name -> changed.add(name + ": did not run"));
    assertThat(changed).as("verdicts of " + suite + " that are not those in its table").isEmpty();
  }

  private static Map<String, Kept> read(String suite) {
    Map<String, Kept> kept = new LinkedHashMap<>();
    try (InputStream in = KeptVerdicts.class.getResourceAsStream("/messy/" + suite + ".tsv")) {
      if (in == null) {
        return kept;
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .skip(1)
          .forEach(line -> {
            String[] cells = line.split("\t", -1);
            kept.put(cells[0], new Kept(cells[1], cells[2], cells[3]));
          });
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, Map<String, CaseVerdict> found, Map<String, Kept> kept) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    new TreeMap<>(found)
        .forEach((name, verdict) -> {
          Kept before = kept.get(name);
          String reason = before == null ? "" : before.reason;
          text.append(
              String.join(
                  "\t", name, verdict.kind().word(), verdict.place().replace('\t', ' '), reason));
          text.append('\n');
        });
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
