package lv.aprite.cli.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import lv.aprite.cli.folder.DirectoryStore;
import lv.aprite.cli.folder.FolderScratch;
import lv.aprite.cli.folder.KeyLocks;
import lv.aprite.cli.hub.Inbox.Seen;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.write.Format;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.deed.Deeds;
import lv.aprite.publication.deed.PublicFace;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.Derived;
import lv.aprite.publication.release.EngineProcessor;
import lv.aprite.publication.release.Kin;
import lv.aprite.publication.release.Latest;
import lv.aprite.publication.release.OrderOutcome;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.release.RemovalOutcome;
import lv.aprite.publication.release.Sweep;
import lv.aprite.publication.store.ObjectStore.Listed;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.ObjectStore.Stats;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Deciding;
import lv.aprite.publication.submission.KeptSource;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.UploadOrder;
import lv.aprite.publication.submission.WithdrawalReason;
import lv.aprite.publication.subscription.Keyring;
import lv.aprite.publication.subscription.Logs;
import lv.aprite.publication.subscription.Subscriptions;

/// Everything that may be done over a hub's folder, by any number of processes at once. All of its
/// state is in the folder.
public final class Hub {
  private static final int COPY_BYTES = 1 << 16;

  private final HubFolder folder;
  private final HubSettings settings;
  private final Machine machine;
  private final DirectoryStore restricted;
  private final DirectoryStore open;
  private final KeyLocks datasets;
  private final Path scratches;
  private final NumberedUploads uploads;
  private final Backlog backlog;
  private final Inbox inbox;
  private final Hints hints;
  private final PublicFace face;
  private final Deeds deeds;

  private Hub(HubFolder folder, HubSettings settings, Machine machine, DirectoryStore restricted)
      throws IOException {
    this.folder = folder;
    this.settings = settings;
    this.machine = machine;
    this.restricted = restricted;
    // Some other web server may serve the public folder, and all that is in it.
    this.open = DirectoryStore.open(folder.open(), restricted.hidden("public"), machine.clock());
    this.datasets = new KeyLocks(restricted.hidden("datasets"), KeyLocks.Level.DATASET);
    // Among the store's unfinished files, so that what a crash leaves is removed with them.
    this.scratches = restricted.hidden("tmp");
    this.uploads = new NumberedUploads(restricted, machine.clock());
    this.backlog = new Backlog(restricted, open, uploads);
    this.inbox = new Inbox(folder.inbox());
    // Uploads lie in the private store already: what publishers can still write to is no source.
    Stores stores = new Stores(restricted, restricted, open);
    this.hints = new Hints(restricted.hidden("hints"));
    this.face = PublicFace.over(stores, settings.base());
    List<Derived> derived = new ArrayList<>();
    // Subscribers are told from the log itself: they need not wait for the catalog.
    derived.add(hints);
    derived.addAll(face.views());
    this.deeds =
        new Deeds(
            stores,
            settings.base(),
            new EngineProcessor(
                stores, Settings.ofThreads(machine.threads()), this::scratch, machine.progress()),
            derived);
  }

  /// Opens the hub, or makes one in a folder where none is.
  ///
  /// @param first the settings of a hub that is made
  /// @throws IOException if the folder cannot be what it has to be
  public static Hub openOrMake(HubFolder folder, HubSettings first, Machine machine)
      throws IOException {
    folder.make();
    DirectoryStore restricted = DirectoryStore.open(folder.restricted(), machine.clock());
    return new Hub(folder, HubSettings.readOrWrite(restricted, first), machine, restricted);
  }

  /// The same hub, served under another address from now on.
  public Hub servedAt(HubSettings other) throws IOException {
    other.write(restricted);
    return new Hub(folder, other, machine, restricted);
  }

  /// The right to watch the inbox; absent while another process has it.
  public Optional<ServeLock> serveLock() throws IOException {
    return ServeLock.take(restricted.hidden("serve").resolve("lock"));
  }

  private FolderScratch scratch() {
    return new FolderScratch(scratches);
  }

  public HubFolder folder() {
    return folder;
  }

  public HubSettings settings() {
    return settings;
  }

  /// What processes over this folder tell each other to look at.
  public Hints hints() {
    return hints;
  }

  /// The release logs, for subscribers.
  public Logs logs() {
    return new Logs(open, lv.aprite.publication.catalog.Hub.at(settings.base()));
  }

  /// The subscriptions, with the key that their secrets are sealed with; it is made when absent.
  public Subscriptions subscriptions(Subscriptions.Limits limits) throws IOException {
    SecureRandom random = new SecureRandom();
    Keyring keyring =
        new Keyring(
            key(random),
            count -> {
              byte[] bytes = new byte[count];
              random.nextBytes(bytes);
              return bytes;
            });
    return new Subscriptions(restricted, keyring, machine.clock(), limits);
  }

  private byte[] key(SecureRandom random) throws IOException {
    return datasets.holding(
        "subscriptions.key",
        () -> {
          Path file = folder.key();
          if (!Files.exists(file)) {
            byte[] key = new byte[Keyring.KEY_BYTES];
            random.nextBytes(key);
            Path unfinished = file.resolveSibling(".subscriptions.key.part");
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished);
            if (Files.getFileStore(unfinished).supportsFileAttributeView("posix")) {
              Files.setPosixFilePermissions(
                  unfinished, PosixFilePermissions.fromString("rw-------"));
            }
            Files.write(unfinished, key);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
          }
          return Files.readAllBytes(file);
        });
  }

  /// What is served.
  public DirectoryStore open() {
    return open;
  }

  /// Takes a file in from anywhere on this machine, by copying it.
  public Submission put(Path file, String fileName, DatasetId dataset) throws IOException {
    return uploads
        .take(dataset, fileName, key -> copy(file, key))
        .orElseThrow(() -> new IOException(file + ": vanished after it was taken in"));
  }

  private void copy(Path file, String key) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      copy(bytes, key, () -> true);
    }
  }

  private void copy(InputStream bytes, String key, BooleanSupplier isGood) throws IOException {
    Sink sink = restricted.write(key, "application/octet-stream");
    try {
      byte[] buffer = new byte[COPY_BYTES];
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        sink.write(buffer, 0, read);
      }
      if (isGood.getAsBoolean()) {
        sink.commit();
      }
    } finally {
      sink.discard();
    }
  }

  /// What is in the inbox now.
  List<Seen> look() throws IOException {
    return inbox.look();
  }

  /// Whether a file of the inbox ends as one that is still written may.
  boolean endsInsideARow(Seen seen) {
    return inbox.endsInsideARow(seen);
  }

  /// Takes a file of the inbox in, by renaming it. Absent when it is not there any more as it was
  /// seen.
  Optional<Submission> take(Seen seen, DatasetId dataset) throws IOException {
    inbox.checkMovable(seen);
    return uploads.take(
        dataset,
        Inbox.name(seen.path()),
        key -> restricted.adopt(key, (directory, name) -> inbox.moveOut(seen, directory, name)));
  }

  /// Puts a misplaced file aside, with a receipt.
  Optional<Misplaced> putAside(Seen seen, String expected) throws IOException {
    inbox.checkMovable(seen);
    return Misplaced.putAside(restricted, seen, expected, inbox);
  }

  /// Takes a submission as far as it goes without a person. Waits while the dataset is worked on.
  ///
  /// @throws lv.aprite.publication.store.StoreUnavailable when the machine failed; what was done
  ///   holds, and it may be tried again
  public Receipt publish(Submission submission) throws IOException {
    return datasets.holding(
        submission.dataset().path(),
        () -> {
          long started = System.nanoTime();
          Outcome outcome = deeds.publish(submission, machine.attemptIds().get());
          Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
          return new Receipt(
              submission, outcome, report(submission), columns(submission.dataset()), elapsed);
        });
  }

  /// As the contract names them, published or in the files.
  private Set<String> columns(DatasetId dataset) {
    Set<String> columns = new TreeSet<>();
    contract(dataset)
        .ifPresent(contract -> {
          contract.entry().schema().fields().forEach(field -> columns.add(field.name()));
          for (Layout layout : contract.entry().layouts()) {
            for (Layout.Origin origin : layout.origins()) {
              if (origin instanceof Layout.Origin.Column(String header, var _)) {
                columns.add(header);
              }
            }
          }
        });
    return columns;
  }

  /// The newest report that a verdict on the submission names.
  public Optional<Report> report(Submission submission) throws IOException {
    return deeds.report(submission.dataset(), submission.id());
  }

  /// The receipt that goes with it, as a page: see [Deeds#page].
  public Optional<byte[]> page(Submission submission, Language language) throws IOException {
    return deeds.page(submission.dataset(), submission.id(), language);
  }

  /// The rows that were left out, to be corrected; absent when there are none.
  public Optional<KeptSource> rejectedRows(Submission submission) {
    return deeds.rejectedRows(submission.dataset(), submission.id());
  }

  /// Registers a contract, tells the public of it, and makes the folder that its files are dropped
  /// into.
  public Contracts.Registration register(DatasetId dataset, Contract contract) throws IOException {
    Contracts.Registration registration = deeds.register(dataset, contract);
    Files.createDirectories(folder.inbox().resolve(dataset.path()));
    return registration;
  }

  /// Makes the folder that a publisher's files are dropped into.
  public Path registerPublisher(String publisher) throws IOException {
    return Files.createDirectories(folder.inbox().resolve(publisher));
  }

  /// What was taken in for a dataset and has no outcome yet, in order.
  public List<Submission> unfinished(DatasetId dataset) {
    return backlog.unfinished(dataset);
  }

  /// The newest upload of a dataset as it is now, when it changed after it was judged: see
  /// [Backlog#changed].
  public Optional<Submission> changed(DatasetId dataset) {
    return backlog.changed(dataset);
  }

  /// The file of a submission, in the private store.
  Path file(Submission submission) {
    return restricted.root().resolve(submission.sourceKey());
  }

  /// Takes in again what an upload has become, as an upload of its own. Absent when it changed
  /// under our hands.
  Optional<Submission> takeAgain(Submission changed) throws IOException {
    return uploads.take(
        changed.dataset(),
        changed.fileName(),
        key -> {
          if (restricted.open(changed.sourceKey(), changed.version(), 0)
              instanceof Opened.Stream(Stat _, InputStream bytes)) {
            try (bytes) {
              copy(bytes, key, () -> isStill(changed));
            }
          }
        });
  }

  private boolean isStill(Submission upload) {
    return restricted.stat(upload.sourceKey()) instanceof Stats.Present(Stat stat)
        && stat.version().equals(upload.version());
  }

  public SubmissionState state(Submission submission) {
    return deeds.submission(submission.dataset(), submission.id()).state();
  }

  /// All that was ever uploaded for a dataset, in order.
  public List<Submission> submissions(DatasetId dataset) {
    List<Submission> submissions = new ArrayList<>();
    long last = uploads.last(dataset);
    for (long number = 1; number <= last; number++) {
      uploads.submission(dataset, number).ifPresent(submissions::add);
    }
    return submissions;
  }

  /// Every dataset with a contract, and every one that a file came for.
  public List<DatasetId> datasets() {
    Set<DatasetId> datasets = new TreeSet<>(Comparator.comparing(DatasetId::path));
    datasets.addAll(uploads.datasets());
    restricted.listAll("contracts/", listed -> datasetOf(listed).ifPresent(datasets::add));
    return List.copyOf(datasets);
  }

  private static Optional<DatasetId> datasetOf(Listed listed) {
    String[] parts = listed.key().split("/", -1);
    return parts.length == 4 && DatasetId.isSlug(parts[1]) && DatasetId.isSlug(parts[2])
        ? Optional.of(new DatasetId(parts[1], parts[2]))
        : Optional.empty();
  }

  public Optional<Numbered<Contract>> contract(DatasetId dataset) {
    return deeds.contract(dataset);
  }

  public ReleaseFold releases(DatasetId dataset) {
    return deeds.releases(dataset);
  }

  public List<Numbered<SubmissionEntry>> entries(DatasetId dataset, String submission) {
    return deeds.submission(dataset, submission).entries();
  }

  /// The key of a dataset's newest data.
  public Optional<String> newest(DatasetId dataset, Format format) {
    return Latest.read(open, dataset).flatMap(latest -> latest.key(format));
  }

  /// Orders another try at a submission that was refused or held. Publishing it is the next step.
  public Deciding.Outcome retry(Submission submission, String by) {
    return decide(submission, new SubmissionEntry.Decided(SubmissionEntry.Decision.RETRY, by));
  }

  /// Writes down what a person decided on a submission. Publishing it is the next step.
  public Deciding.Outcome decide(Submission submission, SubmissionEntry.Decided decided) {
    return deeds.decide(submission.dataset(), submission.id(), decided);
  }

  /// Makes the data of an earlier release current again.
  public OrderOutcome rollBack(DatasetId dataset, long to) throws IOException {
    OrderOutcome outcome =
        datasets.holding(dataset.path(), () -> deeds.rollBack(dataset, to, order(dataset)));
    assemble();
    return outcome;
  }

  /// Why something is withdrawn.
  ///
  /// @param reason for everybody to read, where it is a release
  /// @param text why, in private words
  public record Why(WithdrawalReason reason, Optional<String> text) {}

  /// Withdraws a release, and removes its data and all that quotes them at once.
  public OrderOutcome withdraw(DatasetId dataset, long release, Why why) throws IOException {
    OrderOutcome outcome =
        datasets.holding(
            dataset.path(),
            () -> deeds.withdraw(dataset, release, why.reason(), why.text(), order(dataset)));
    assemble();
    return outcome;
  }

  /// Withdraws an upload that was never released, and removes it and all that quotes it at once.
  public RemovalOutcome withdraw(Submission upload, Why why) throws IOException {
    RemovalOutcome outcome =
        datasets.holding(
            upload.dataset().path(), () -> deeds.withdraw(upload, why.reason(), why.text()));
    assemble();
    return outcome;
  }

  /// What still holds rows of an upload that was withdrawn, or whose release was.
  public List<Kin.Relative> relatives(DatasetId dataset, String submission) {
    return deeds.relatives(dataset, submission);
  }

  /// An order comes after all uploads that there are, and after all that the log says. To be called
  /// by whoever holds the dataset.
  private UploadOrder order(DatasetId dataset) {
    return uploads.order(dataset, releases(dataset).number());
  }

  /// The upload of this number; absent when there is none, or no file came with it.
  public Optional<Submission> submission(DatasetId dataset, long number) {
    return uploads.submission(dataset, number);
  }

  /// Brings what is derived from a dataset's log up to date.
  public void describe(DatasetId dataset) {
    deeds.describe(dataset);
  }

  /// Takes all steps that are still to be taken, removes what crashes left, and checks what must
  /// always hold.
  public Sweep.Result sweep(Sweep.Check check) {
    List<Submission> all = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (DatasetId dataset : datasets()) {
      // What is wrong in one place must not keep the sweep from the others.
      try {
        all.addAll(submissions(dataset));
        changed(dataset).ifPresent(upload -> faults.add(Intake.changedInWords(upload)));
      } catch (IllegalStateException | StoreUnavailable e) {
        faults.add(String.valueOf(e.getMessage()));
      }
    }
    Sweep.Result swept = deeds.sweep().run(all, machine.attemptIds().get(), check);
    faults.addAll(swept.faults());
    Sweep.Result result =
        new Sweep.Result(swept.uploads(), swept.attemptsRetired(), swept.objectsRemoved(), faults);
    assemble();
    return result;
  }

  /// Puts catalog, pages and the feed of all together.
  public void assemble() {
    face.assemble();
  }
}
