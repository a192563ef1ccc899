package io.kennung.identity.console.door;

import io.kennung.chassis.Secrets;
import io.kennung.staff.StaffConfig;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How people sign in to the console: by the code flow, with PKCE, state and nonce. The tokens stay
 * in the browser, in cookies that every replica can open and nobody else: their key comes from the
 * deployment's secrets. Programs come in by another way, with a token in the header.
 */
@Singleton
public class ConsoleTenant implements TenantConfigResolver {

  static final String NAME = "console";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int STATE_SECRET_LENGTH = 32;

  private final StaffConfig staff;
  private final OidcTenantConfig tenant;

  @Inject
  ConsoleTenant(StaffConfig staff, StayConfig stay, Secrets secrets) {
    this.staff = staff;
    this.tenant = tenant(staff, stay, secrets);
  }

  @Override
  public @Nullable Uni<OidcTenantConfig> resolve(
      RoutingContext call, OidcRequestContext<OidcTenantConfig> context) {
    return staff.enabled() && Door.isBehind(call.normalizedPath())
        ? Uni.createFrom().item(tenant)
        : null;
  }

  private static OidcTenantConfig tenant(StaffConfig staff, StayConfig stay, Secrets secrets) {
    var builder =
        OidcTenantConfig.authServerUrl(staff.issuer())
            .tenantId(NAME)
            .applicationType(ApplicationType.WEB_APP)
            .clientId(staff.clientId())
            .connectionTimeout(PATIENCE)
            .roles(Source.accesstoken, staff.rolesClaim())
            .token()
            .refreshExpired()
            .allowJwtIntrospection(false)
            .allowOpaqueTokenIntrospection(false)
            .end()
            .authentication()
            .redirectPath(Door.ROOT)
            .restorePathAfterRedirect()
            .pkceRequired()
            .stateSecret(key(secrets, "console sign-in state").substring(0, STATE_SECRET_LENGTH))
            .nonceRequired()
            .cookiePath(Door.ROOT)
            .cookieSameSite(CookieSameSite.LAX)
            .sessionAgeExtension(stay.workingDay())
            .verifyAccessToken()
            .end()
            .tokenStateManager()
            .encryptionSecret(key(secrets, "console tokens"))
            .end();
    staff.clientSecret().ifPresent(builder::credentials);
    return builder.build();
  }

  private static String key(Secrets secrets, String label) {
    return HexFormat.of().formatHex(secrets.derive(label).getFirst());
  }
}
