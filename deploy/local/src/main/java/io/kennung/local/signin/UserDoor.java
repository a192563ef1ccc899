package io.kennung.local.signin;

import io.kennung.local.page.Site;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/** Who it is that an access token is for. */
final class UserDoor {

  private static final String BEARER = "Bearer ";

  private final Tokens tokens;

  UserDoor(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Answers as OpenID Connect Core, 5.3 has it, and refuses as RFC 6750 does. */
  void answer(HttpServerRequest request, Matcher path) {
    @Nullable String header = request.getHeader("Authorization");
    if (header == null) {
      request.response().putHeader("WWW-Authenticate", "Bearer");
      Site.json(request, 401, JsonObject.of("error", "there is no token"));
      return;
    }
    person(header)
        .ifPresentOrElse(
            person -> Site.json(request, 200, about(person)),
            () -> {
              request.response().putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
              Site.json(request, 401, JsonObject.of("error", "invalid_token"));
            });
  }

  private Optional<Person> person(String header) {
    return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? tokens
            .readAccess(header.substring(BEARER.length()).strip())
            .map(UserDoor::subject)
            .flatMap(Person::named)
        : Optional.empty();
  }

  private static String subject(JwtClaims claims) {
    return claims.getClaimValueAsString("sub");
  }

  private static JsonObject about(Person person) {
    return new JsonObject()
        .put("sub", person.login())
        .put("name", person.fullName())
        .put("preferred_username", person.login());
  }
}
