package lv.aprite.engine.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.run.Engine;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.write.Format;

/// What came of a file: the report and all that became visible.
///
/// @param published what was committed, byte for byte
/// @param rejectedRows the file of them, if it was committed
/// @param allEnded whether every sink that was opened was committed or discarded
/// @param bytesRead of the source, by all streams together
record SpecRun(
    Report report,
    Map<Format, byte[]> published,
    Optional<String> rejectedRows,
    boolean allEnded,
    long bytesRead) {
  /// Large chunks, one thread: what is simplest to follow.
  static final Settings PLAIN = new Settings(1, 1 << 20, 1 << 20);

  /// Chunks of hardly a row, three threads, and scratch for more than a hundred keys: whatever can
  /// go wrong between rows.
  static final Settings CRUMBLED = new Settings(3, 16, 1 << 10);

  static SpecRun of(SpecSource source, SpecCase.Basis basis, Settings settings) {
    MemoryOutputs outputs = new MemoryOutputs();
    try (MemoryScratch scratch = new MemoryScratch()) {
      Engine engine = new Engine(settings, scratch, (done, total) -> true);
      Report report =
          switch (basis) {
            case SpecCase.Basis.ByContract(var contract) ->
                engine.publish(source, contract, outputs);
            case SpecCase.Basis.Without(var typing) -> engine.convert(source, typing, outputs);
          };
      Map<Format, byte[]> published = new EnumMap<>(Format.class);
      for (Format format : Format.values()) {
        outputs.committed(format).ifPresent(bytes -> published.put(format, bytes));
      }
      return new SpecRun(
          report,
          published,
          outputs.committedRejectedRows(),
          outputs.allEnded(),
          source.bytesRead());
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  /// The report of a run that only looks.
  static Report check(SpecSource source, SpecCase.Basis basis) {
    try (MemoryScratch scratch = new MemoryScratch()) {
      Engine engine = new Engine(PLAIN, scratch, (done, total) -> true);
      return switch (basis) {
        case SpecCase.Basis.ByContract(var contract) -> engine.check(source, contract);
        case SpecCase.Basis.Without(var typing) -> engine.check(source, typing);
      };
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }
}
