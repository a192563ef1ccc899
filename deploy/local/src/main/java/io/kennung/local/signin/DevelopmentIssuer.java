package io.kennung.local.signin;

import io.kennung.local.page.Site;
import io.kennung.local.run.Loopback;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.regex.Matcher;

/**
 * An OpenID Connect provider on 127.0.0.1 that knows three people and lets everybody be any of
 * them.
 */
public final class DevelopmentIssuer implements AutoCloseable {

  private final Loopback loopback = new Loopback();
  private final Tokens tokens = new Tokens();
  private final URI uri;

  /**
   * Opens it.
   *
   * @param port on 127.0.0.1; 0 for any that is free
   * @param clientSecret of the services
   */
  public DevelopmentIssuer(int port, String clientSecret) {
    this.uri =
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
            .open(loopback, port);
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
        .put("jwks_uri", uri.resolve("/keys").toString())
        .put("response_types_supported", new JsonArray().add("code"))
        .put("subject_types_supported", new JsonArray().add("public"))
        .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256"));
  }

  /** A token for the command line. */
  private void token(HttpServerRequest request, Matcher path) {
    Person.named(path.group(1))
        .ifPresentOrElse(
            person ->
                request
                    .response()
                    .putHeader("Content-Type", "text/plain")
                    .end(tokens.access(uri, person)),
            () -> request.response().setStatusCode(404).end());
  }
}
