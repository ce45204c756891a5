package lv.aprite.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.hub.HubFolder;
import lv.aprite.cli.hub.HubSettings;
import lv.aprite.cli.hub.Intake;
import lv.aprite.cli.hub.Machine;
import lv.aprite.cli.hub.Misplaced;
import lv.aprite.cli.hub.Receipt;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseKeys;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Deciding;
import lv.aprite.publication.submission.SubmissionEntry;

/// A hub over a folder of its own, wired as for daily use: files are dropped into its inbox, found
/// there, and published or refused.
final class ServedHub implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Hub hub;
  private final Intake intake;
  private final Map<DatasetId, BlockingQueue<Receipt>> receipts = new ConcurrentHashMap<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  ServedHub(Path folder) throws IOException {
    hub =
        Hub.openOrMake(
            new HubFolder(folder),
            HubSettings.local(8080),
            new Machine(
                InstantSource.system(),
                () -> UUID.randomUUID().toString(),
                2,
                submission -> (done, total) -> true));
    intake =
        Intake.start(hub, hub.serveLock().orElseThrow(), new Events(), 2, Duration.ofMinutes(1));
  }

  Hub hub() {
    return hub;
  }

  void register(DatasetId dataset, byte[] document) throws IOException {
    Contract contract =
        switch (ContractCodec.decode(document)) {
          case Decoding.Decoded<Contract>(Contract decoded) -> decoded;
          case Decoding.Broken<Contract>(var findings) ->
              throw new AssertionError(dataset + ": " + findings);
        };
    assertThat(hub.register(dataset, contract)).isEqualTo(new Contracts.Registration.Registered(1));
  }

  /// Drops a copy of the file into the dataset's folder, as its publisher does.
  void drop(DatasetId dataset, Path file) throws IOException {
    Path folder = hub.folder().inbox().resolve(dataset.path());
    Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
  }

  /// Waits for the next receipt of the dataset.
  Receipt receipt(DatasetId dataset) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      assertThat(faults).isEmpty();
      Receipt receipt = receiptsOf(dataset).poll(50, TimeUnit.MILLISECONDS);
      if (receipt != null) {
        return receipt;
      }
    }
    throw new AssertionError(dataset + ": no receipt within " + PATIENCE);
  }

  /// Lets a submission pass that is held, as a person does.
  Receipt accept(Receipt held) throws IOException {
    assertThat(
            hub.decide(
                held.submission(),
                new SubmissionEntry.Decided(
                    SubmissionEntry.Decision.ACCEPTED, "desk", Optional.of("it is right"))))
        .isInstanceOf(Deciding.Outcome.Done.class);
    return hub.publish(held.submission());
  }

  /// What the receipt's submission published under the first version of the contract.
  ReleaseEntry.Data released(Receipt receipt) {
    assertThat(receipt.outcome())
        .as("%s: %s", receipt.submission().fileName(), receipt.report())
        .isInstanceOf(Outcome.Released.class);
    long number = ((Outcome.Released) receipt.outcome()).number();
    ReleaseEntry.Released release =
        hub.releases(receipt.submission().dataset()).release(number).orElseThrow().entry();
    assertThat(release.submission()).isEqualTo(receipt.submission().id());
    assertThat(release.byMajorVersion()).containsOnlyKeys(1);
    return release.byMajorVersion().values().iterator().next();
  }

  /// Where a release's file is.
  Path file(DatasetId dataset, ReleaseEntry.Data data, Format format) {
    String key = ReleaseKeys.distribution(dataset, data.attempt(), 1, format);
    return hub.folder().open().resolve(key);
  }

  private BlockingQueue<Receipt> receiptsOf(DatasetId dataset) {
    return receipts.computeIfAbsent(dataset, absent -> new LinkedBlockingQueue<>());
  }

  @Override
  public void close() throws IOException {
    intake.close();
  }

  private final class Events implements Intake.Events {
    @Override
    public void receipt(Receipt receipt) {
      receiptsOf(receipt.submission().dataset()).add(receipt);
    }

    @Override
    public void misplaced(Misplaced misplaced) {
      faults.add("misplaced: " + misplaced);
    }

    @Override
    public void noFile(String path) {
      faults.add("no file: " + path);
    }

    @Override
    public void noted(String what) {
      faults.add(what);
    }

    @Override
    public void failure(String what) {
      faults.add(what);
    }
  }
}
