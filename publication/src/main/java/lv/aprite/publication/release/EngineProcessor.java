package lv.aprite.publication.release;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.QualityRule;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.profile.Profile;
import lv.aprite.engine.profile.ProfileCodec;
import lv.aprite.engine.profile.RowDigests;
import lv.aprite.engine.quality.ForeignKeys;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.run.Engine;
import lv.aprite.engine.run.Judged;
import lv.aprite.engine.run.Outputs;
import lv.aprite.engine.run.Past;
import lv.aprite.engine.run.Progress;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.RunEnded;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.work.Scratch;
import lv.aprite.engine.write.Format;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.store.Keys;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Attempt;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.KeptSource;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionKeys;

/// Has the engine read the upload from the store, and write into the store. May do several jobs at
/// once.
///
/// @param scratches a new one for each job, which is closed here
/// @param progress is told how far a job has come, and may end it
public record EngineProcessor(
    Stores stores,
    Settings settings,
    Supplier<Scratch> scratches,
    Function<Submission, Progress> progress)
    implements Processor {
  private static final long MEGABYTE = 1_000_000;
  private static final long GIGABYTE = 1_000_000_000;

  /// With so many releases, a file that is like one of them has not drifted: most tables have
  /// seasons.
  private static final int RELEASES_REMEMBERED = 5;

  private static final int ENTRIES_LOOKED_AT = 50;

  /// From the folder of a descriptor, `data/<publisher>/<dataset>/<attempt>/v<major>/`.
  private static final String TO_ROOT = "../../../../../";

  @Override
  public Report process(Job job) {
    Attempt attempt = job.attempt();
    Submission submission = attempt.submission();
    if (!Keys.isSafe(submission.fileName()) || submission.fileName().indexOf('/') >= 0) {
      return refused(
          submission, Rule.NAME_UNSAFE, "a file name that means itself", submission.fileName());
    }
    try (Scratch scratch = scratches.get()) {
      Engine engine =
          new Engine(
              settings, scratch, progress.apply(submission), new CurrentReleases(stores.open()));
      return switch (new Corrections(stores, job.contract()).find(submission)) {
        case Corrections.Found.Faulty(Findings findings, Optional<Report.Origin> origin) ->
            of(origin, refused(submission, findings));
        case Corrections.Found.Readable(Source source, Optional<Report.Origin> origin) ->
            of(origin, judge(engine, source, job));
      };
    } catch (RunEnded e) {
      return refused(
          submission,
          Rule.RUN_TOO_LONG,
          "a file that one run can read",
          "too long for one run: " + share(e.bytesRead(), e.bytesTotal()) + " read");
    } catch (UploadedSource.Changed e) {
      return refused(
          submission, Rule.SOURCE_CHANGED, "the file as it was when it was taken in", "another");
    } catch (UploadedSource.Unreadable e) {
      return refused(
          submission,
          Rule.SOURCE_UNREADABLE,
          "a file that the hub may read",
          "one whose permissions forbid it");
    } catch (IOException e) {
      throw new StoreUnavailable(
          submission.dataset() + ", submission " + submission.id() + ": " + e.getMessage(), e);
    }
  }

  /// What was remembered of the release that serves now, and of those before it.
  private Past past(Job job) throws IOException {
    Set<Rule> accepted =
        Arrays.stream(Rule.values())
            .filter(rule -> job.accepted().contains(rule.id()))
            .collect(Collectors.toSet());
    List<Profile> releases = profiles(job);
    return new Past(releases, job.last().isPresent() && releases.isEmpty(), accepted);
  }

  /// What is remembered of the release that serves, and of those before it where a rule asks for
  /// them; nothing when the one that serves is not remembered.
  private List<Profile> profiles(Job job) throws IOException {
    if (job.last().isEmpty()) {
      return List.of();
    }
    DatasetId dataset = job.attempt().submission().dataset();
    Optional<Profile> last = profile(dataset, job.last().get().entry());
    if (last.isEmpty()) {
      return List.of();
    }
    List<Profile> profiles = new ArrayList<>(List.of(last.get()));
    boolean drifts =
        job.contract().quality().rules().stream().anyMatch(QualityRule.Drift.class::isInstance);
    if (drifts) {
      addEarlier(dataset, job.last().get().number(), profiles);
    }
    return profiles;
  }

  /// Goes down the log from its end, so that withdrawals are met before what they take away. What
  /// was rolled back from is not looked at: it lies above the release that serves.
  private void addEarlier(DatasetId dataset, long last, List<Profile> profiles) throws IOException {
    ReleaseLog log = ReleaseLog.read(stores.open(), dataset);
    Set<String> withdrawn = new HashSet<>();
    long least = Math.max(1, last - ENTRIES_LOOKED_AT);
    for (long number = log.number();
        number >= least && profiles.size() < RELEASES_REMEMBERED;
        number--) {
      switch (log.entry(number).entry()) {
        case ReleaseEntry.Withdrawn(long release, var _, var _) ->
            log.release(release).ifPresent(gone -> withdrawn.addAll(gone.entry().attempts()));
        case ReleaseEntry.Released released -> {
          if (number < last && released.attempts().stream().noneMatch(withdrawn::contains)) {
            profile(dataset, released).ifPresent(profiles::add);
          }
        }
        case ReleaseEntry.Described _, ReleaseEntry.RolledBack _ -> {}
      }
    }
  }

  private Optional<Profile> profile(DatasetId dataset, ReleaseEntry.Released release)
      throws IOException {
    for (String attempt : release.attempts()) {
      String key = SubmissionKeys.profile(dataset, release.submission(), attempt);
      if (stores.restricted().read(key) instanceof Lookup.Found(var _, byte[] bytes)) {
        return Optional.of(ProfileCodec.decode(bytes));
      }
    }
    return Optional.empty();
  }

  private Report judge(Engine engine, Source source, Job job) throws IOException {
    AttemptOutputs outputs = new AttemptOutputs(stores, job.attempt(), job.contract());
    Judged judged = engine.publish(source, job.contract(), past(job), outputs);
    Report report = judged.report();
    if (report.verdict() == Verdict.PUBLISHABLE) {
      outputs.describe(report);
    }
    if (judged.profile().isPresent()) {
      outputs.remember(judged.profile().get());
    }
    return judged.digests().isPresent()
        ? beside(job, outputs, judged.digests().get(), report)
        : report;
  }

  /// Holds the rows against those of the release that serves now, and keeps their digests for the
  /// next file.
  private Report beside(Job job, AttemptOutputs outputs, RowDigests digests, Report report)
      throws IOException {
    if (report.verdict() == Verdict.PUBLISHABLE) {
      outputs.remember(digests);
    }
    if (job.last().isEmpty()) {
      return report;
    }
    ReleaseEntry.Released last = job.last().get().entry();
    for (String attempt : last.attempts()) {
      String key =
          SubmissionKeys.digests(job.attempt().submission().dataset(), last.submission(), attempt);
      Optional<KeptSource> before = KeptSource.of(stores.restricted(), key);
      if (before.isPresent()) {
        return report.beside(digests.compare(job.last().get().number(), before.get()));
      }
    }
    return report;
  }

  private static Report of(Optional<Report.Origin> origin, Report report) {
    return origin.map(report::of).orElse(report);
  }

  /// Every file is held against the release before.
  @Override
  public boolean comparesWithLastRelease(Contract contract) {
    return true;
  }

  /// `1.2 of 3.4 GB`; small ones to the byte.
  private static String share(long bytes, long total) {
    if (total < MEGABYTE) {
      return bytes + " of " + total + " bytes";
    }
    boolean large = total >= GIGABYTE;
    double unit = large ? GIGABYTE : MEGABYTE;
    return String.format(
        Locale.ROOT, "%.1f of %.1f %s", bytes / unit, total / unit, large ? "GB" : "MB");
  }

  private static Report refused(Submission submission, Rule rule, String expected, String found) {
    Findings findings = new Findings();
    findings.add(new Finding(rule, new Location.File(), expected, found));
    return refused(submission, findings);
  }

  private static Report refused(Submission submission, Findings findings) {
    return Report.unread(submission.fileName(), submission.sizeBytes(), findings);
  }

  private record AttemptOutputs(Stores stores, Attempt attempt, Contract contract)
      implements Outputs {
    @Override
    public Sink distribution(Format format) {
      String key =
          ReleaseKeys.distribution(
              attempt.submission().dataset(), attempt.id(), contract.version().major(), format);
      return stores.open().write(key, format.mediaType());
    }

    /// A contract that speaks Latvian has a Latvian publisher.
    @Override
    public Language language() {
      return contract.metadata().title().byLanguage().containsKey(Language.LV.tag())
          ? Language.LV
          : Language.EN;
    }

    @Override
    public String submission() {
      return Corrections.mark(attempt.submission());
    }

    @Override
    public Sink rejectedRows() {
      Submission submission = attempt.submission();
      return stores
          .restricted()
          .write(
              SubmissionKeys.rejectedRows(submission.dataset(), submission.id(), attempt.id()),
              Format.CSV.mediaType());
    }

    void remember(Profile profile) throws IOException {
      Submission submission = attempt.submission();
      String key = SubmissionKeys.profile(submission.dataset(), submission.id(), attempt.id());
      write(stores.restricted(), key, ProfileCodec.encode(profile));
    }

    void remember(RowDigests digests) throws IOException {
      Submission submission = attempt.submission();
      String key = SubmissionKeys.digests(submission.dataset(), submission.id(), attempt.id());
      Sink sink = stores.restricted().write(key, "application/octet-stream");
      try {
        digests.write(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
              }

              @Override
              public void write(byte[] bytes, int from, int length) throws IOException {
                sink.write(bytes, from, length);
              }
            });
        sink.commit();
      } finally {
        sink.discard();
      }
    }

    void describe(Report report) throws IOException {
      String key =
          ReleaseKeys.descriptor(
              attempt.submission().dataset(), attempt.id(), contract.version().major());
      write(stores.open(), key, ReleaseDescriptor.of(contract, report, packages(report)));
    }

    /// Where the descriptors of the releases are that rows refer to, from the folder of this one.
    private Map<String, String> packages(Report report) {
      Map<String, String> packages = new TreeMap<>();
      for (ForeignKeys.Used used : report.references()) {
        int slash = used.dataset().indexOf('/');
        DatasetId dataset =
            new DatasetId(used.dataset().substring(0, slash), used.dataset().substring(slash + 1));
        ReleaseLog.read(stores.open(), dataset)
            .release(used.release())
            .ifPresent(release -> {
              var newest = release.entry().byMajorVersion().lastEntry();
              packages.put(
                  used.dataset(),
                  TO_ROOT
                      + ReleaseKeys.descriptor(
                          dataset, newest.getValue().attempt(), newest.getKey()));
            });
      }
      return packages;
    }

    private static void write(ObjectStore store, String key, byte[] bytes) throws IOException {
      Sink sink = store.write(key, "application/json");
      try {
        sink.write(bytes, 0, bytes.length);
        sink.commit();
      } finally {
        sink.discard();
      }
    }
  }
}
