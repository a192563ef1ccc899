package io.kennung.local.signin;

import io.kennung.local.page.Site;
import io.kennung.local.signin.oauth.Parameters;
import io.kennung.local.signin.oauth.Refusal;
import io.kennung.local.signin.oauth.ReturnAddress;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jose4j.jwt.JwtClaims;

/** Where a session ends (OpenID Connect RP-Initiated Logout). */
final class LogoutDoor {

  private final Sessions sessions;
  private final Tokens tokens;

  LogoutDoor(Sessions sessions, Tokens tokens) {
    this.sessions = sessions;
    this.tokens = tokens;
  }

  /** Ends the session of the ID token, and sends the browser on if it is to go on. */
  void answer(HttpServerRequest request, Matcher path) {
    try {
      Parameters parameters = Parameters.of(request);
      parameters.find("client_id").ifPresent(Client::demandKnown);
      Optional<String> session = parameters.find("id_token_hint").map(this::sessionOf);
      Optional<ReturnAddress> back =
          parameters
              .find("post_logout_redirect_uri")
              .map(there -> ReturnAddress.of(parameters, "post_logout_redirect_uri"));
      if (back.isPresent() && session.isEmpty()) {
        // Otherwise anybody could send people on from here.
        parameters.get("client_id");
      }
      session.ifPresent(sessions::end);
      back.ifPresentOrElse(
          there -> Site.redirect(request, there.with(Map.of())),
          () -> SignInPage.sendNote(request, 200, "Signed out", "This page can be closed."));
    } catch (Refusal e) {
      SignInPage.sendRefusal(request, e);
    }
  }

  private String sessionOf(String idToken) {
    return tokens
        .readId(idToken)
        .map(LogoutDoor::session)
        .orElseThrow(() -> Refusal.invalid("id_token_hint is none of ours"));
  }

  private static String session(JwtClaims claims) {
    return claims.getClaimValueAsString("sid");
  }
}
