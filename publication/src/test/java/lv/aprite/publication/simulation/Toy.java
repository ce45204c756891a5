package lv.aprite.publication.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Dialect;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Metadata;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.Processor;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseKeys;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionKeys;

/// An engine of a few lines, and what goes into it. A file is two numbers: how many rows it has,
/// and the lowest minor version of the contract by which it is right. A contract of an odd minor
/// version compares: a file of more than twice the rows of the last release is held.
public final class Toy implements Processor {
  private final Stores stores;

  public Toy(Stores stores) {
    this.stores = stores;
  }

  public static byte[] file(int rows, int needsMinor) {
    return (rows + " " + needsMinor).getBytes(StandardCharsets.UTF_8);
  }

  public static Contract contract(DatasetId dataset, int minor) {
    LocalText title = LocalText.of(Map.of("en", "Title " + minor / 2, "lv", "Nosaukums"));
    LocalText name = LocalText.of(Map.of("en", "Somebody"));
    return new Contract(
        dataset.name(),
        new Contract.Version(1, minor, 0),
        new Metadata(
            title,
            title,
            new Metadata.Organisation(name, Optional.empty()),
            new Metadata.Contact("Desk", Optional.of("desk@example.org"), Optional.empty()),
            List.of("http://publications.europa.eu/resource/authority/data-theme/ECON"),
            "http://publications.europa.eu/resource/authority/licence/CC0",
            Optional.empty(),
            Optional.empty(),
            List.of()),
        new Schema(
            List.of(
                new Field(
                    "rows",
                    new FieldType.Whole(),
                    true,
                    false,
                    List.of(),
                    LocalText.NONE,
                    LocalText.NONE)),
            List.of()),
        List.of(
            new Layout(
                "only",
                new Layout.EncodingRule.ByEvidence(),
                new Dialect(',', new Dialect.HeaderRow.At(1)),
                List.of(new Layout.Origin.Column("rows", Parsing.DEFAULT)),
                List.of())),
        BigDecimal.ZERO);
  }

  @Override
  public boolean comparesWithLastRelease(Contract contract) {
    return contract.version().minor() % 2 == 1;
  }

  @Override
  public Report process(Job job) {
    Submission submission = job.attempt().submission();
    Opened opened = stores.inbox().open(submission.sourceKey(), submission.version(), 0);
    return switch (opened) {
      case Opened.Absent(), Opened.Denied() ->
          report(submission, Verdict.REFUSED, 0, Rule.SOURCE_CHANGED, List.of());
      case Opened.Stream(var _, InputStream bytes) -> judged(job, text(bytes).split(" ", 2));
    };
  }

  private Report judged(Job job, String[] numbers) {
    Submission submission = job.attempt().submission();
    int rows = Integer.parseInt(numbers[0]);
    if (Integer.parseInt(numbers[1]) > job.contract().version().minor()) {
      rejectRows(job);
      return report(submission, Verdict.REFUSED, rows, Rule.REJECTED_SHARE, List.of());
    }
    boolean held =
        !job.accepted().contains(Rule.KEYS_TOO_MANY.id())
            && comparesWithLastRelease(job.contract())
            && rows > 2 * rowsOf(job.last(), rows);
    return report(
        submission,
        held ? Verdict.HELD : Verdict.PUBLISHABLE,
        rows,
        Rule.KEYS_TOO_MANY,
        held ? List.of() : write(job, rows));
  }

  private static long rowsOf(Optional<Numbered<ReleaseEntry.Released>> last, long otherwise) {
    return last.map(release -> release.entry().byMajorVersion().firstEntry().getValue().rows())
        .orElse(otherwise);
  }

  private List<Distribution> write(Job job, int rows) {
    List<Distribution> distributions = new ArrayList<>();
    DatasetId dataset = job.attempt().submission().dataset();
    String attempt = job.attempt().id();
    for (Format format : List.of(Format.CSV, Format.JSON)) {
      byte[] bytes =
          ("rows " + rows + " by " + job.contract().version() + " as " + format)
              .getBytes(StandardCharsets.UTF_8);
      commit(ReleaseKeys.distribution(dataset, attempt, 1, format), bytes);
      distributions.add(new Distribution(format, bytes.length, sha256(bytes)));
    }
    commit(ReleaseKeys.descriptor(dataset, attempt, 1), new byte[] {'{', '}'});
    return distributions;
  }

  private void commit(String key, byte[] bytes) {
    commit(stores.open().write(key, "text/plain"), bytes);
  }

  private void rejectRows(Job job) {
    Submission submission = job.attempt().submission();
    String key =
        SubmissionKeys.rejectedRows(submission.dataset(), submission.id(), job.attempt().id());
    commit(stores.restricted().write(key, "text/csv"), new byte[] {'x'});
  }

  private static void commit(Sink sink, byte[] bytes) {
    try {
      sink.write(bytes, 0, bytes.length);
      sink.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(InputStream bytes) {
    try (bytes) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static Report report(
      Submission submission,
      Verdict verdict,
      int rows,
      Rule reason,
      List<Distribution> distributions) {
    Findings findings = new Findings();
    if (verdict != Verdict.PUBLISHABLE) {
      findings.add(new Finding(reason, new Location.File(), "something else", "this"));
    }
    return new Report(
        submission.fileName(),
        submission.sizeBytes(),
        "",
        verdict,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        rows,
        verdict == Verdict.PUBLISHABLE ? rows : 0,
        0,
        findings.groups(),
        distributions);
  }
}
