package lv.aprite.publication.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import lv.aprite.engine.contract.Contract;
import lv.aprite.publication.simulation.Toy;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.submission.Contracts.Registration;
import org.junit.jupiter.api.Test;

class ContractsTest {
  private static final DatasetId DATASET = new DatasetId("p", "d");

  private final MemoryStore store = new MemoryStore(() -> Instant.EPOCH);
  private final Contracts contracts = new Contracts(store, DATASET);

  @Test
  void anUnknownDatasetHasNone() {
    assertThat(contracts.last()).isEmpty();
    assertThat(contracts.contract(1)).isEmpty();
    assertThat(contracts.hasAfter(0)).isFalse();
  }

  @Test
  void eachIsWrittenOnceUnderItsNumber() {
    Contract first = Toy.contract(DATASET, 0);
    Contract second = Toy.contract(DATASET, 1);
    assertThat(contracts.register(first)).isEqualTo(new Registration.Registered(1));
    assertThat(contracts.register(second)).isEqualTo(new Registration.Registered(2));
    assertThat(contracts.contract(1).orElseThrow().entry().version()).isEqualTo(first.version());
    assertThat(contracts.last().orElseThrow().number()).isEqualTo(2);
    assertThat(contracts.hasAfter(1)).isTrue();
    assertThat(store.list("contracts/", "", 10).getFirst().key())
        .isEqualTo("contracts/p/d/00000001.json");
  }

  @Test
  void theContractThatHoldsAlreadyIsNotWrittenAgain() {
    contracts.register(Toy.contract(DATASET, 0));
    assertThat(contracts.register(Toy.contract(DATASET, 0)))
        .isEqualTo(new Registration.Unchanged(1));
  }

  @Test
  void aVersionSaysOneThingOnly() {
    contracts.register(Toy.contract(DATASET, 3));
    assertThat(contracts.register(Toy.contract(DATASET, 2)))
        .isEqualTo(new Registration.NotNewer(new Contract.Version(1, 3, 0)));
    assertThat(contracts.last().orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void aContractOfAnotherNameIsABug() {
    assertThatThrownBy(() -> contracts.register(Toy.contract(new DatasetId("p", "other"), 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
