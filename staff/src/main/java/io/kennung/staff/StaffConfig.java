package io.kennung.staff;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where staff sign in. */
@ConfigMapping(prefix = "directory.staff")
public interface StaffConfig {

  /** Whether there are doors for staff at all. */
  @WithDefault("false")
  boolean enabled();

  /** The address of the OpenID Connect provider, as it stands in its tokens. */
  @WithDefault("http://127.0.0.1:8027")
  String issuer();

  /** The client that the services are there. */
  @WithDefault("kennung-support")
  String clientId();

  /**
   * By which the services prove to the provider that they are this client. None for a public one.
   */
  Optional<String> clientSecret();

  /** What must stand among the audiences of an access token. */
  @WithDefault("kennung")
  String audience();

  /** Where in an access token the roles stand; for Keycloak {@code realm_access/roles}. */
  @WithDefault("roles")
  String rolesClaim();
}
