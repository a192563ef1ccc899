package io.kennung.safe.bucket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the bucket is. */
@ConfigMapping(prefix = "directory.safe.objects")
public interface BucketConfig {

  /** The bucket; without it there is none. It is never made. */
  Optional<String> bucket();

  /** The address of the object store; without it, Amazon's of the region. */
  Optional<URI> endpoint();

  /** The region; stores that know none do not mind. */
  @WithDefault("us-east-1")
  String region();

  /** Who asks; without it, whom the SDK finds in its environment. */
  Optional<String> accessKey();

  /** The secret of the access key. */
  Optional<String> secretKey();

  /** Whether the bucket stands in the path, not in the host name. */
  @WithDefault("true")
  boolean pathStyle();

  /** How many days an object stays at least after no backup points to it any more. */
  @WithDefault("1")
  int graceDays();

  /** How long a connection may take. */
  @WithDefault("3s")
  Duration connectTimeout();

  /** How long one try may take. */
  @WithDefault("10s")
  Duration tryTimeout();

  /** How long a request may take with all its tries. */
  @WithDefault("25s")
  Duration timeout();
}
