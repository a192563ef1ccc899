package io.kennung.safe.stores;

import io.kennung.safe.bucket.Bucket;
import io.kennung.safe.bucket.BucketConfig;
import java.util.Optional;
import java.util.UUID;

/** A real bucket around whose work something else happens. */
final class WatchedBucket extends Bucket {

  Runnable afterPut = () -> {};
  Runnable beforeGet = () -> {};
  Runnable afterGet = () -> {};
  Runnable beforeDelete = () -> {};

  WatchedBucket(BucketConfig config) {
    super(config);
  }

  /** Happens the first time only, and nothing else during it. */
  Runnable once(Runnable event) {
    return () -> {
      afterPut = () -> {};
      beforeGet = () -> {};
      afterGet = () -> {};
      beforeDelete = () -> {};
      event.run();
    };
  }

  @Override
  public void put(UUID object, byte[] sealed) {
    super.put(object, sealed);
    afterPut.run();
  }

  @Override
  public Optional<byte[]> get(UUID object) {
    beforeGet.run();
    Optional<byte[]> sealed = super.get(object);
    afterGet.run();
    return sealed;
  }

  @Override
  public void delete(UUID object) {
    beforeDelete.run();
    super.delete(object);
  }
}
