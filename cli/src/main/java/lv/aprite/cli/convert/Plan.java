package lv.aprite.cli.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.ReportCodec;
import lv.aprite.engine.write.Format;

/// Which file of a run becomes which outputs, settled before the first byte is read: no output may
/// stand in the place of an input or of another input's output, by whatever name they are the same
/// file.
///
/// @param items one for each input, in order
public record Plan(Path out, List<Item> items) {
  private static final String REPORT = ".report.json";
  private static final String REJECTED = ".rejected.csv";

  public Plan {
    items = List.copyOf(items);
  }

  /// @param name of the outputs: that of the input without its last ending
  public record Item(Path input, Path out, String name) {
    public Path distribution(Format format) {
      return out.resolve(name + "." + format.extension());
    }

    public Path report() {
      return out.resolve(name + REPORT);
    }

    /// Rows that a contract allows to be left out.
    public Path rejectedRows() {
      return out.resolve(name + REJECTED);
    }

    /// Whether the rejected rows that lie there are those of an earlier run: its report tells of
    /// some, and nothing was written into them since, for all outputs of a run have one time.
    boolean hasRejectedRowsOfAnEarlierRun() throws IOException {
      if (!Files.isRegularFile(rejectedRows()) || !Files.isRegularFile(report())) {
        return false;
      }
      try {
        return hasGivenRowsBack(ReportCodec.decode(Files.readAllBytes(report())))
            && Files.getLastModifiedTime(report())
                .equals(Files.getLastModifiedTime(rejectedRows()));
      } catch (IOException e) {
        // Not a report of ours.
        return false;
      }
    }

    private static boolean hasGivenRowsBack(Report report) {
      return report.rowsRejected() > 0
          || report.findings().stream()
              .map(Findings.Group::rule)
              .anyMatch(
                  Set.of(Rule.KEY_REPEATED, Rule.UNIQUE_KEY_REPEATED, Rule.UNIQUE_REPEATED)
                      ::contains);
    }

    List<Path> outputs() {
      List<Path> outputs = new ArrayList<>();
      for (Format format : Format.values()) {
        outputs.add(distribution(format));
      }
      outputs.add(rejectedRows());
      outputs.add(report());
      return outputs;
    }
  }

  public sealed interface Planned {
    record Ready(Plan plan) implements Planned {}

    /// @param conflicts at least one, each a sentence
    record Refused(List<String> conflicts) implements Planned {
      public Refused {
        conflicts = List.copyOf(conflicts);
      }
    }
  }

  /// @param out need not exist
  public static Planned of(List<Path> inputs, Path out) throws IOException {
    List<String> conflicts = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    Map<Object, Path> inputFiles = new HashMap<>();
    if (Files.exists(out) && !Files.isDirectory(out)) {
      conflicts.add(out + ": expected a folder for the outputs, found a file");
    }
    for (Path input : inputs) {
      Optional<String> fault = fault(input);
      fault.ifPresent(conflicts::add);
      if (fault.isEmpty()) {
        inputFiles.putIfAbsent(identity(input), input);
        items.add(new Item(input, out, nameOf(input)));
      }
    }
    Map<String, Item> owners = new HashMap<>();
    for (Item item : items) {
      findConflicts(item, inputFiles, owners).ifPresent(conflicts::add);
    }
    return conflicts.isEmpty()
        ? new Planned.Ready(new Plan(out, items))
        : new Planned.Refused(conflicts);
  }

  private static Optional<String> fault(Path input) {
    if (Files.isDirectory(input)) {
      return Optional.of(input + ": expected a file, found a folder");
    }
    if (!Files.exists(input)) {
      return Optional.of(input + ": expected a file, found nothing");
    }
    if (!Files.isRegularFile(input)) {
      return Optional.of(input + ": expected a file that can be read twice, found another thing");
    }
    return Files.isReadable(input)
        ? Optional.empty()
        : Optional.of(input + ": expected a file that we may read; its permissions forbid it");
  }

  private static Optional<String> findConflicts(
      Item item, Map<Object, Path> inputFiles, Map<String, Item> owners) throws IOException {
    for (Path output : item.outputs()) {
      // Names that differ only in case, or in how letters are composed, are one file on some
      // systems.
      String place =
          Normalizer.normalize(output.toString(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
      Item owner = owners.putIfAbsent(place, item);
      if (owner != null) {
        return Optional.of(
            item.input() + " and " + owner.input() + ": both would become " + output);
      }
      if (Files.isDirectory(output)) {
        return Optional.of(item.input() + ": would become " + output + ", which is a folder");
      }
      if (Files.exists(output)) {
        Path replaced = inputFiles.get(identity(output));
        if (replaced != null) {
          return Optional.of(
              item.input()
                  + ": its output "
                  + output
                  + " would replace the input "
                  + replaced
                  + "; choose another folder with --out");
        }
      }
    }
    if (Files.exists(item.rejectedRows()) && !item.hasRejectedRowsOfAnEarlierRun()) {
      return Optional.of(
          item.input()
              + ": would replace "
              + item.rejectedRows()
              + ", which no earlier run left; move it, or choose another folder with --out");
    }
    return Optional.empty();
  }

  /// The same for every path that leads to one file, through links of either kind.
  private static Object identity(Path path) throws IOException {
    Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    return key == null ? path.toRealPath() : key;
  }

  private static String nameOf(Path input) {
    Path last = input.getFileName();
    String name = last == null ? "" : last.toString();
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
