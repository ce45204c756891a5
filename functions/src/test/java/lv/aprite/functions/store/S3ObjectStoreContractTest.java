package lv.aprite.functions.store;

import lv.aprite.functions.AwsEndpoint;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsEndpoint.class)
class S3ObjectStoreContractTest extends ObjectStoreContract {
  private final Buckets buckets;

  S3ObjectStoreContractTest(AwsEndpoint.Running endpoint) {
    buckets = new Buckets(endpoint);
  }

  @AfterEach
  void close() {
    buckets.close();
  }

  @Override
  protected ObjectStore store() {
    return new S3ObjectStore(buckets.s3(), buckets.versioned());
  }

  @Override
  protected boolean keepsVersions() {
    return true;
  }

  /// S3 does, emulators do not: to them an upload is as old as its completion. What must hold there
  /// is tested with `MemoryStore`, which has beginnings and completions.
  @Override
  protected boolean ordersByBeginning() {
    return false;
  }

  @Override
  protected void letTimePass() throws InterruptedException {
    Thread.sleep(2_000);
  }
}
