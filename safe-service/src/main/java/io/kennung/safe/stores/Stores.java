package io.kennung.safe.stores;

import io.agroal.api.AgroalDataSource;
import io.kennung.safe.bucket.Bucket;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** Chooses the store that new backups go to. */
@Singleton
class Stores {

  @Produces
  @Singleton
  RowStore store(StoreConfig config, Jdbi jdbi, AgroalDataSource source, Bucket bucket) {
    PlainSql plain = new PlainSql(source);
    return switch (config.store()) {
      case DATABASE -> new DatabaseStore(jdbi, plain, bucket);
      case OBJECTS -> new ObjectStore(jdbi, plain, bucket);
    };
  }

  /** What nobody could keep a promise with does not boot. */
  void check(@Observes @Priority(1) StartupEvent event, StoreConfig config, Bucket bucket) {
    if (config.store() == StoreConfig.Place.OBJECTS && !bucket.isConfigured()) {
      throw new IllegalStateException(
          "directory.safe.store is objects: directory.safe.objects.bucket must be set");
    }
  }
}
