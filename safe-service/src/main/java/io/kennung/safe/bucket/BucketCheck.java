package io.kennung.safe.bucket;

import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only with a bucket that answers, where new backups go there. */
@Readiness
@Singleton
@LookupIfProperty(name = "directory.safe.store", stringValue = "objects")
class BucketCheck implements HealthCheck {

  private final Bucket bucket;

  @Inject
  BucketCheck(Bucket bucket) {
    this.bucket = bucket;
  }

  @Override
  public HealthCheckResponse call() {
    return bucket.answers() ? HealthCheckResponse.up("bucket") : HealthCheckResponse.down("bucket");
  }
}
