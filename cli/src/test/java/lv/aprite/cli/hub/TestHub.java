package lv.aprite.cli.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.publication.submission.DatasetId;

/// A hub in a folder, with one kind of dataset: two columns, a number and a name.
final class TestHub {
  static final Duration SOON = Duration.ofSeconds(30);

  private TestHub() {}

  static Hub open(Path folder) throws IOException {
    return Hub.openOrMake(
        new HubFolder(folder),
        HubSettings.local(8080),
        new Machine(
            InstantSource.system(),
            () -> UUID.randomUUID().toString(),
            1,
            submission -> (done, total) -> true));
  }

  static Contract contract(String name) {
    return contract(name, "0");
  }

  /// @param rejectedShareMax how many of the rows may be left out
  static Contract contract(String name, String rejectedShareMax) {
    String json =
        """
        {"$schema":"https://aprite.lv/schemas/contract-1.0.json","name":"%s","version":"1.0.0",
         "title":"Test","aprite:rejectedShareMax":%s,"description":"A table of a test.",
         "licenses":[{"path":"http://publications.europa.eu/resource/authority/licence/CC0"}],
         "contributors":[{"title":"Publisher","roles":["publisher"]},
                         {"title":"Desk","roles":["contact"],"email":"desk@example.lv"}],
         "resources":[{"name":"%s","type":"table","path":"%s.csv",
           "schema":{"fields":[{"name":"id","type":"integer","constraints":{"required":true}},
                               {"name":"name","type":"string"}],"primaryKey":["id"]},
           "aprite:layouts":[{"id":"a","encoding":"UTF-8","dialect":{"delimiter":","},
             "fields":[{"target":"id","source":"id"},{"target":"name","source":"name"}]}]}]}
        """
            .formatted(name, rejectedShareMax, name, name);
    return switch (ContractCodec.decode(json.getBytes(StandardCharsets.UTF_8))) {
      case Decoding.Decoded<Contract>(Contract contract) -> contract;
      case Decoding.Broken<Contract>(var findings) -> throw new AssertionError(findings);
    };
  }

  static void drop(Hub hub, DatasetId dataset, String name, String content) throws IOException {
    Path folder = hub.folder().inbox().resolve(dataset.path());
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name), content);
  }

  static void until(String what, java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + SOON + ": " + what);
      }
      Thread.sleep(10);
    }
  }

  /// Keeps what it is told.
  record Told(
      List<Receipt> receipts,
      List<Misplaced> putAside,
      List<String> noFiles,
      List<String> noted,
      List<String> failures)
      implements Intake.Events {
    Told() {
      this(
          new CopyOnWriteArrayList<>(),
          new CopyOnWriteArrayList<>(),
          new CopyOnWriteArrayList<>(),
          new CopyOnWriteArrayList<>(),
          new CopyOnWriteArrayList<>());
    }

    @Override
    public void receipt(Receipt receipt) {
      receipts.add(receipt);
    }

    @Override
    public void misplaced(Misplaced misplaced) {
      putAside.add(misplaced);
    }

    @Override
    public void noFile(String path) {
      noFiles.add(path);
    }

    @Override
    public void noted(String what) {
      noted.add(what);
    }

    @Override
    public void failure(String what) {
      failures.add(what);
    }
  }
}
