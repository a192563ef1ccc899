package io.kennung.local.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevelopmentIssuerTest {

  private final Exchange exchange = new Exchange();

  @AfterEach
  void close() {
    exchange.close();
  }

  @Test
  void saysWhereEverythingIsAndWhatItCan() throws Exception {
    JsonObject about =
        new JsonObject(exchange.get("/.well-known/openid-configuration", Map.of()).body());

    String here = exchange.uri().toString();
    assertThat(about.getMap())
        .containsEntry("issuer", here)
        .containsEntry("authorization_endpoint", here + "/authorize")
        .containsEntry("token_endpoint", here + "/token")
        .containsEntry("userinfo_endpoint", here + "/userinfo")
        .containsEntry("end_session_endpoint", here + "/logout")
        .containsEntry("jwks_uri", here + "/keys");
    assertThat(about.getJsonArray("code_challenge_methods_supported"))
        .isEqualTo(JsonArray.of("S256"));
    assertThat(about.getJsonArray("grant_types_supported"))
        .isEqualTo(JsonArray.of("authorization_code", "refresh_token"));
    assertThat(about.getJsonArray("token_endpoint_auth_methods_supported"))
        .isEqualTo(JsonArray.of("client_secret_basic", "client_secret_post"));
    assertThat(about.getJsonArray("scopes_supported")).isEqualTo(JsonArray.of("openid", "profile"));
  }

  @Test
  void thePrivateKeyStaysHere() throws Exception {
    JsonObject key =
        new JsonObject(exchange.get("/keys", Map.of()).body())
            .getJsonArray("keys")
            .getJsonObject(0);
    assertThat(key.getMap()).containsOnlyKeys("kty", "kid", "use", "alg", "n", "e");
  }

  @ParameterizedTest
  @CsvSource({"sam, support", "lea, 'support,support-lead'", "otto, operator"})
  void givesATokenToTheCommandLine(String person, String roles) throws Exception {
    var claims = exchange.verified(exchange.get("/tokens/" + person, Map.of()).body());
    assertThat(claims.getSubject()).isEqualTo(person);
    assertThat(claims.getAudience()).containsExactly("kennung");
    assertThat(claims.getStringListClaimValue("roles")).containsExactly(roles.split(","));
  }

  @Test
  void givesNoneForSomebodyElse() throws Exception {
    assertThat(exchange.get("/tokens/eve", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void tellsWhoAnAccessTokenIsFor() throws Exception {
    HttpResponse<String> answer =
        user("Bearer " + exchange.signIn("otto").getString("access_token"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(answer.body()))
        .isEqualTo(
            JsonObject.of("sub", "otto", "name", "Otto Operator", "preferred_username", "otto"));
  }

  @Test
  void tellsNothingWithoutAGoodAccessToken() throws Exception {
    JsonObject tokens = exchange.signIn("otto");
    String access = tokens.getString("access_token");

    assertThat(exchange.get("/userinfo", Map.of()).statusCode()).isEqualTo(401);
    refusesUser("Bearer x.y.z");
    refusesUser("Basic " + access);
    refusesUser("Bearer " + tokens.getString("id_token"));
    refusesUser("Bearer " + access.substring(0, access.lastIndexOf('.') + 1));
    exchange.clock.move(Duration.ofMinutes(15));
    refusesUser("Bearer " + access);
  }

  private void refusesUser(String authorization) throws Exception {
    HttpResponse<String> answer = user(authorization);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer error=\"invalid_token\"");
    assertThat(answer.body()).doesNotContain("otto");
  }

  private HttpResponse<String> user(String authorization) throws Exception {
    return exchange.send(
        HttpRequest.newBuilder(exchange.uri().resolve("/userinfo"))
            .header("Authorization", authorization));
  }
}
