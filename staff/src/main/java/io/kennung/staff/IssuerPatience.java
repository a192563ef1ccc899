package io.kennung.staff;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * A provider that takes a request and does not answer keeps nobody waiting for longer than this.
 * The platform itself only limits how long a connection may take.
 */
@Singleton
@Unremovable // only the platform asks for it, and not by injection
class IssuerPatience implements OidcRequestFilter {

  private static final Duration LONGEST = Duration.ofSeconds(5);

  @Override
  public Uni<Void> filter(OidcRequestFilterContext context) {
    context.request().timeout(LONGEST.toMillis());
    return Uni.createFrom().voidItem();
  }
}
