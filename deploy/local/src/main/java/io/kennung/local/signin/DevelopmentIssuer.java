package io.kennung.local.signin;

import io.kennung.local.page.Site;
import io.kennung.local.run.Loopback;
import io.kennung.local.signin.oauth.AuthorizationRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;

/**
 * An OpenID Connect provider on 127.0.0.1 that knows three people and lets everybody be any of
 * them.
 */
public final class DevelopmentIssuer implements AutoCloseable {

  private final Loopback loopback = new Loopback();
  private final Tokens tokens;
  private final URI uri;

  /**
   * Opens it.
   *
   * @param port on 127.0.0.1; 0 for any that is free
   * @param clientSecret of the services
   */
  public DevelopmentIssuer(int port, String clientSecret) {
    this(port, clientSecret, Clock.systemUTC());
  }

  /** As {@link #DevelopmentIssuer(int, String)}, by another clock. */
  public DevelopmentIssuer(int port, String clientSecret, Clock clock) {
    this.tokens = new Tokens(this::uri, clock);
    Sessions sessions = new Sessions(clock);
    Site site =
        new Site()
            .on(
                HttpMethod.GET,
                "/.well-known/openid-configuration",
                (request, path) -> Site.json(request, 200, about()))
            .on(
                HttpMethod.GET,
                "/keys",
                (request, path) -> Site.json(request, 200, new JsonObject(tokens.keys())))
            .on(HttpMethod.GET, "/tokens/([a-z]+)", this::token)
            .on(
                HttpMethod.POST,
                "/token",
                new TokenDoor(new Client(clientSecret), sessions, tokens)::answer);
    for (HttpMethod each : List.of(HttpMethod.GET, HttpMethod.POST)) {
      site.on(each, "/authorize", new AuthorizeDoor(sessions)::answer)
          .on(each, "/logout", new LogoutDoor(sessions, tokens)::answer)
          .on(each, "/userinfo", new UserDoor(tokens)::answer);
    }
    this.uri = site.open(loopback, port);
  }

  /** For instance {@code http://127.0.0.1:8027}. */
  public URI uri() {
    return uri;
  }

  @Override
  public void close() {
    loopback.close();
  }

  private JsonObject about() {
    return new JsonObject()
        .put("issuer", uri.toString())
        .put("authorization_endpoint", uri.resolve("/authorize").toString())
        .put("token_endpoint", uri.resolve("/token").toString())
        .put("userinfo_endpoint", uri.resolve("/userinfo").toString())
        .put("end_session_endpoint", uri.resolve("/logout").toString())
        .put("jwks_uri", uri.resolve("/keys").toString())
        .put(
            "scopes_supported",
            new JsonArray(List.copyOf(new TreeSet<>(AuthorizationRequest.SCOPES))))
        .put("response_types_supported", JsonArray.of("code"))
        .put("response_modes_supported", JsonArray.of("query"))
        .put("grant_types_supported", JsonArray.of("authorization_code", "refresh_token"))
        .put("subject_types_supported", JsonArray.of("public"))
        .put("id_token_signing_alg_values_supported", JsonArray.of("RS256"))
        .put(
            "token_endpoint_auth_methods_supported",
            JsonArray.of("client_secret_basic", "client_secret_post"))
        .put("code_challenge_methods_supported", JsonArray.of("S256"))
        .put(
            "claims_supported",
            JsonArray.of("sub", "name", "preferred_username", "sid", "auth_time", "roles"))
        .put("request_uri_parameter_supported", false);
  }

  /** A token for the command line. */
  private void token(HttpServerRequest request, Matcher path) {
    Person.named(path.group(1))
        .ifPresentOrElse(
            person ->
                request
                    .response()
                    .putHeader("Content-Type", "text/plain")
                    .putHeader("Cache-Control", "no-store")
                    .end(tokens.access(person)),
            () -> request.response().setStatusCode(404).end());
  }
}
