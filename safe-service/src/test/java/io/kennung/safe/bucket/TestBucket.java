package io.kennung.safe.bucket;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A bucket of {@link S3Endpoint}. */
record TestBucket(URI address, String name) implements BucketConfig {

  static final String ACCESS_KEY = "test-access-key";
  static final String SECRET_KEY = "test-secret-key";

  @Override
  public Optional<String> bucket() {
    return Optional.of(name);
  }

  @Override
  public Optional<URI> endpoint() {
    return Optional.of(address);
  }

  @Override
  public String region() {
    return "us-east-1";
  }

  @Override
  public Optional<String> accessKey() {
    return Optional.of(ACCESS_KEY);
  }

  @Override
  public Optional<String> secretKey() {
    return Optional.of(SECRET_KEY);
  }

  @Override
  public boolean pathStyle() {
    return true;
  }

  @Override
  public int graceDays() {
    return 1;
  }

  @Override
  public Duration connectTimeout() {
    return Duration.ofSeconds(3);
  }

  @Override
  public Duration tryTimeout() {
    return Duration.ofSeconds(20);
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(60);
  }
}
