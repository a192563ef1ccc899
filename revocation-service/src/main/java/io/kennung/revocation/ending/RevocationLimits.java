package io.kennung.revocation.ending;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.limits.Callers;
import io.kennung.chassis.limits.Limit;
import io.kennung.chassis.limits.SharedLimits;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** How often one address may try passwords, whatever the identities; all replicas together. */
@Singleton
public class RevocationLimits {

  private final Limit limit;
  private final Callers callers;
  private final SharedLimits limits;

  @Inject
  RevocationLimits(RevocationConfig config, Callers callers, SharedLimits limits) {
    this.limit = new Limit("revocation", config.burst(), config.refill());
    this.callers = callers;
    this.limits = limits;
  }

  /**
   * One try of this caller.
   *
   * @throws Refused with {@link CommonFailure#TOO_OFTEN}
   */
  public void admit(HttpServerRequest call) {
    callers.limited(call).ifPresent(caller -> limits.admit(limit, caller));
  }
}
