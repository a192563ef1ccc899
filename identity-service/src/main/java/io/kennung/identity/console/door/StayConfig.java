package io.kennung.identity.console.door;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long somebody stays signed in. */
@ConfigMapping(prefix = "directory.staff")
public interface StayConfig {

  /** So long without a request, and the console asks to sign in again. */
  @WithDefault("15m")
  Duration session();

  /** So long after signing in, whatever has happened since. */
  @WithDefault("10h")
  Duration workingDay();
}
