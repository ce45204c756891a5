package lv.aprite.cli.convert;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import lv.aprite.cli.folder.FileSink;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.run.Engine;
import lv.aprite.engine.run.Outputs;
import lv.aprite.engine.run.Progress;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.ReportCodec;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.run.Typing;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.work.Scratch;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import lv.aprite.engine.write.Sink;

/// Reads one file and leaves its outputs, or only its report.
///
/// @param place which of a file's tables is meant, without a contract
/// @param contract what the file is read by; without one, types are inferred or all is text
public record Conversion(
    OutFolder out, Optional<Contract> contract, TablePlace place, Typing typing, int threads) {

  public Report convert(Plan.Item item, Progress progress) throws IOException {
    FileSource source = FileSource.of(item.input());
    PlannedOutputs outputs = new PlannedOutputs(out, item);
    Report report;
    try (Scratch scratch = out.scratch()) {
      Engine engine = new Engine(Settings.ofThreads(threads), scratch, progress);
      report =
          contract.isPresent()
              ? engine.publish(source, contract.get(), outputs)
              : engine.convert(source, place, typing, outputs);
      outputs.keepRejectedRows(report.verdict() == Verdict.PUBLISHABLE);
    } finally {
      outputs.discard();
    }
    if (report.verdict() != Verdict.PUBLISHABLE) {
      removeOlder(item);
    }
    write(item.report(), ReportCodec.bytes(ReportCodec.toJson(report)));
    return report;
  }

  private void write(Path output, byte[] bytes) throws IOException {
    FileSink sink = out.sink(output);
    try {
      sink.write(bytes, 0, bytes.length);
      sink.commit();
    } finally {
      sink.discard();
    }
  }

  /// The outputs of an earlier run must not lie beside the report of a refusal as if they were its
  /// own. Only what the earlier report says is ours, to the hash, is removed.
  private static void removeOlder(Plan.Item item) throws IOException {
    if (!Files.isRegularFile(item.report())) {
      return;
    }
    Report older;
    try {
      older = ReportCodec.decode(Files.readAllBytes(item.report()));
    } catch (IOException e) {
      return;
    }
    for (Distribution distribution : older.distributions()) {
      Path output = item.distribution(distribution.format());
      if (Files.isRegularFile(output)
          && Files.size(output) == distribution.sizeBytes()
          && sha256(output).equals(distribution.sha256())) {
        Files.delete(output);
      }
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file, StandardOpenOption.READ)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static final class PlannedOutputs implements Outputs {
    private final OutFolder out;
    private final Plan.Item item;
    private Optional<Path> rejectedRows = Optional.empty();

    PlannedOutputs(OutFolder out, Plan.Item item) {
      this.out = out;
      this.item = item;
    }

    @Override
    public Sink distribution(Format format) throws IOException {
      return out.sink(item.distribution(format));
    }

    @Override
    public Language language() {
      return Language.EN;
    }

    @Override
    public String submission() {
      return "";
    }

    /// The engine commits them whatever the verdict; here they get their name only with a good one.
    @Override
    public Sink rejectedRows() throws IOException {
      Path kept = out.unfinished();
      return FileSink.open(
          out.unfinished(),
          out.now(),
          file -> {
            Files.move(file, kept);
            rejectedRows = Optional.of(kept);
          });
    }

    void keepRejectedRows(boolean keep) throws IOException {
      if (keep && rejectedRows.isPresent()) {
        out.rename(rejectedRows.get(), item.rejectedRows());
        rejectedRows = Optional.empty();
      } else if (item.hasRejectedRowsOfAnEarlierRun()) {
        // This run left out no row.
        Files.deleteIfExists(item.rejectedRows());
      }
    }

    void discard() throws IOException {
      if (rejectedRows.isPresent()) {
        Files.deleteIfExists(rejectedRows.get());
      }
    }
  }
}
