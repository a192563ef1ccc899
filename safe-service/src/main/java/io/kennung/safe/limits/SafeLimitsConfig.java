package io.kennung.safe.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often backups may be asked for; each replica counts for itself. */
@ConfigMapping(prefix = "directory.limits.safe")
public interface SafeLimitsConfig {

  /** Uploads of one backup at once. */
  @WithDefault("24")
  long backupBurst();

  /** After which time one more. */
  @WithDefault("1h")
  Duration backupRefill();

  /** Uploads and deletions of one address of a caller at once. */
  @WithDefault("60")
  long uploadBurst();

  /** After which time one more. */
  @WithDefault("1m")
  Duration uploadRefill();

  /** Downloads, and questions whether there is one, of one address of a caller at once. */
  @WithDefault("30")
  long downloadBurst();

  /** After which time one more. */
  @WithDefault("2m")
  Duration downloadRefill();
}
