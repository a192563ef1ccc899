package io.kennung.safe.backups;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET config} (Safe contract, 3). */
@Path("/config")
@Produces(MediaType.APPLICATION_JSON)
public class ConfigResource {

  /**
   * What this server keeps.
   *
   * @param maxBackupBytes the longest backup
   * @param retentionDays how long after its last upload one is kept at least
   */
  public record Config(long maxBackupBytes, int retentionDays) {}

  private final Config config;

  @Inject
  ConfigResource(SafeConfig config) {
    this.config = new Config(config.maxBackup().asLongValue(), config.retentionDays());
  }

  /** Clients ask before every upload, and to test a server. */
  @GET
  @NonBlocking
  @Operation(summary = "How long and how large backups may be")
  public Config config() {
    return config;
  }
}
