package lv.aprite.publication.submission;

import java.util.Comparator;
import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.publication.log.AppendLog;
import lv.aprite.publication.log.Codec;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.ObjectStore;

/// The contracts of a dataset: numbered, write once. The last one holds; a verdict names the one
/// that it was judged by.
public final class Contracts {
  private static final Comparator<Contract.Version> BY_VERSION =
      Comparator.comparingInt(Contract.Version::major)
          .thenComparingInt(Contract.Version::minor)
          .thenComparingInt(Contract.Version::patch);

  private final DatasetId dataset;
  private final AppendLog<Contract> log;

  public Contracts(ObjectStore restricted, DatasetId dataset) {
    this.dataset = dataset;
    this.log = new AppendLog<>(restricted, SubmissionKeys.contracts(dataset), new Documents());
  }

  /// What came of [#register].
  public sealed interface Registration {
    record Registered(int number) implements Registration {}

    /// It is the contract that holds already.
    record Unchanged(int number) implements Registration {}

    /// Its version is not higher than that of the contract that holds, though it differs from it. A
    /// version says what is in a file, so it cannot say two things.
    record NotNewer(Contract.Version last) implements Registration {}
  }

  /// The contract that holds, with its number; absent when the dataset is unknown.
  public Optional<Numbered<Contract>> last() {
    return log.last(1);
  }

  /// Whether a newer contract than this one holds.
  public boolean hasAfter(int number) {
    return log.has(number + 1L);
  }

  public Optional<Numbered<Contract>> contract(int number) {
    return log.entry(number);
  }

  /// Makes this the contract that holds. When it names another dataset, that is a bug of the
  /// caller.
  public Registration register(Contract contract) {
    if (!contract.name().equals(dataset.name())) {
      throw new IllegalArgumentException(
          dataset + ": expected a contract of that name, found " + contract.name());
    }
    while (true) {
      Optional<Numbered<Contract>> last = last();
      if (last.isPresent()) {
        Contract.Version there = last.get().entry().version();
        if (isSame(last.get().entry(), contract)) {
          return new Registration.Unchanged((int) last.get().number());
        }
        if (BY_VERSION.compare(contract.version(), there) <= 0) {
          return new Registration.NotNewer(there);
        }
      }
      long number = last.map(Numbered::number).orElse(0L) + 1;
      if (log.append(number, contract) instanceof AppendLog.Append.Appended) {
        return new Registration.Registered((int) number);
      }
    }
  }

  private static boolean isSame(Contract one, Contract other) {
    return java.util.Arrays.equals(ContractCodec.encode(one), ContractCodec.encode(other));
  }

  private static final class Documents implements Codec<Contract> {
    @Override
    public byte[] encode(Contract contract) {
      return ContractCodec.encode(contract);
    }

    @Override
    public Contract decode(byte[] bytes) {
      return switch (ContractCodec.decode(bytes)) {
        case Decoding.Decoded<Contract>(Contract contract) -> contract;
        case Decoding.Broken<Contract>(var findings) ->
            throw new IllegalArgumentException(
                findings.getFirst().location() + ": expected " + findings.getFirst().expected());
      };
    }
  }
}
