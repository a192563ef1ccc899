package io.kennung.safe.limits;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.limits.Callers;
import io.kennung.chassis.limits.Limit;
import io.kennung.chassis.limits.LocalLimits;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Counts requests in memory, under names that pass. */
@Singleton
public class SafeLimits {

  private final Limit backup;
  private final Limit upload;
  private final Limit download;
  private final Callers callers;
  private final LocalLimits limits;
  private final PassingNames names;

  @Inject
  SafeLimits(SafeLimitsConfig config, Callers callers, LocalLimits limits, PassingNames names) {
    this.backup = new Limit("safe-backup", config.backupBurst(), config.backupRefill());
    this.upload = new Limit("safe-upload", config.uploadBurst(), config.uploadRefill());
    this.download = new Limit("safe-download", config.downloadBurst(), config.downloadRefill());
    this.callers = callers;
    this.limits = limits;
    this.names = names;
  }

  /**
   * One upload.
   *
   * @param backup its id
   * @throws Refused with {@link CommonFailure#TOO_OFTEN}
   */
  public void admitUpload(HttpServerRequest call, byte[] backup) {
    admitUpload(call);
    limits.admit(this.backup, names.of(backup));
  }

  /**
   * One change, whatever the backup.
   *
   * @throws Refused with {@link CommonFailure#TOO_OFTEN}
   */
  public void admitUpload(HttpServerRequest call) {
    admit(upload, call);
  }

  /**
   * One question, whatever the backup and whether it is there.
   *
   * @throws Refused with {@link CommonFailure#TOO_OFTEN}
   */
  public void admitDownload(HttpServerRequest call) {
    admit(download, call);
  }

  private void admit(Limit limit, HttpServerRequest call) {
    callers
        .limited(call)
        .ifPresent(
            caller -> limits.admit(limit, names.of(caller.getBytes(StandardCharsets.US_ASCII))));
  }
}
