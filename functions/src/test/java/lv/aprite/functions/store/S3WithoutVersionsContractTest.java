package lv.aprite.functions.store;

import lv.aprite.functions.AwsEndpoint;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsEndpoint.class)
class S3WithoutVersionsContractTest extends ObjectStoreContract {
  private final Buckets buckets;

  S3WithoutVersionsContractTest(AwsEndpoint.Running endpoint) {
    buckets = new Buckets(endpoint);
  }

  @AfterEach
  void close() {
    buckets.close();
  }

  @Override
  protected ObjectStore store() {
    return new S3ObjectStore(buckets.s3(), buckets.unversioned());
  }

  @Override
  protected boolean keepsVersions() {
    return false;
  }

  @Override
  protected void letTimePass() throws InterruptedException {
    Thread.sleep(2_000);
  }
}
