package io.kennung.local.signin;

import io.kennung.local.page.Site;
import io.kennung.local.signin.Sessions.Granted;
import io.kennung.local.signin.oauth.Parameters;
import io.kennung.local.signin.oauth.Refusal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;

/** Where the client turns a code, or a refresh token, into tokens. */
final class TokenDoor {

  private final Client client;
  private final Sessions sessions;
  private final Tokens tokens;

  TokenDoor(Client client, Sessions sessions, Tokens tokens) {
    this.client = client;
    this.sessions = sessions;
    this.tokens = tokens;
  }

  /** Answers as RFC 6749, 5 has it. */
  void answer(HttpServerRequest request, Matcher path) {
    try {
      Parameters form = Parameters.of(request);
      client.authenticate(request, form);
      Site.json(request, 200, granted(form));
    } catch (Refusal e) {
      boolean stranger = e.error().equals("invalid_client");
      if (stranger) {
        request.response().putHeader("WWW-Authenticate", "Basic realm=\"kennung\"");
      }
      Site.json(request, stranger ? 401 : 400, e.json());
    }
  }

  private JsonObject granted(Parameters form) {
    return switch (form.get("grant_type")) {
      case "authorization_code" -> {
        Granted granted =
            sessions.redeem(form.get("code"), form.get("redirect_uri"), form.get("code_verifier"));
        yield json(granted, granted.session().asked().nonce());
      }
      case "refresh_token" -> json(sessions.refresh(form.get("refresh_token")), Optional.empty());
      default ->
          throw new Refusal(
              "unsupported_grant_type", "grant_type must be authorization_code or refresh_token");
    };
  }

  private JsonObject json(Granted granted, Optional<String> nonce) {
    Session session = granted.session();
    return new JsonObject()
        .put("access_token", tokens.access(session.person()))
        .put("token_type", "Bearer")
        .put("expires_in", Tokens.LIFETIME.toSeconds())
        .put("refresh_token", granted.refreshToken())
        .put("id_token", tokens.id(session, nonce))
        .put("scope", String.join(" ", session.asked().scopes()));
  }
}
