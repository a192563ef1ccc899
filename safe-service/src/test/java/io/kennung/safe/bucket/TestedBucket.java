package io.kennung.safe.bucket;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets the running service keep backups in a bucket. */
public final class TestedBucket implements QuarkusTestResourceLifecycleManager {

  private S3Endpoint endpoint;

  @Override
  public Map<String, String> start() {
    endpoint = new S3Endpoint();
    return endpoint.settings(endpoint.newBucket());
  }

  @Override
  public void stop() {
    endpoint.close();
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(endpoint, field -> field.getName().equals("endpoint"));
  }
}
