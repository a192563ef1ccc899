package io.kennung.safe.backups;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What this Safe keeps, and for how long. */
@ConfigMapping(prefix = "directory.safe")
public interface SafeConfig {

  /** The longest backup; clients are told so. */
  @WithDefault("512K")
  MemorySize maxBackup();

  /** How long a backup is kept after its last upload; clients are told so. */
  @WithDefault("180")
  int retentionDays();

  /** How much longer it is really kept: some clients renew it only on the last day. */
  @WithDefault("14")
  int slackDays();

  /** How long an upload of the longest backup may take; a shorter one has less. */
  @WithDefault("60s")
  Duration uploadTime();

  /** How much memory uploads may hold at once; more of them wait before they are read. */
  @WithDefault("64M")
  MemorySize uploadMemory();
}
