package io.kennung.acceptance;

import io.kennung.local.StackConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A system whose staff sign in at a real Keycloak.
 *
 * @param keycloak where they do
 * @param admin whoever looks after it
 * @param world the system
 */
record KeycloakWorld(Keycloak keycloak, KeycloakAdmin admin, World world) implements AutoCloseable {

  private static KeycloakWorld create() {
    StackConfig here = StackConfig.forTests(Path.of("target"));
    Keycloak keycloak = Keycloak.create(new KeycloakRealms(here));
    try {
      World world =
          World.create(
              Map.of(
                  "DIRECTORY_STAFF_ENABLED",
                  "true",
                  "DIRECTORY_STAFF_ISSUER",
                  keycloak.issuer(KeycloakRealms.OURS).toString(),
                  "DIRECTORY_STAFF_CLIENT_SECRET",
                  KeycloakRealms.SECRET,
                  // Nobody waits for the pause between two looks for a new key.
                  "QUARKUS_OIDC_TOKEN_FORCED_JWK_REFRESH_INTERVAL",
                  "0S"));
      return new KeycloakWorld(keycloak, new KeycloakAdmin(keycloak), world);
    } catch (RuntimeException e) {
      keycloak.close();
      throw e;
    }
  }

  @Override
  public void close() {
    world.close();
    keycloak.close();
  }

  /** One for all journeys; it ends with the last of them. */
  static final class Shared implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == KeycloakWorld.class;
    }

    @Override
    public KeycloakWorld resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .computeIfAbsent(
              KeycloakWorld.class, ignored -> KeycloakWorld.create(), KeycloakWorld.class);
    }
  }
}
