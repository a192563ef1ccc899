package io.kennung.local.signin;

import static io.kennung.local.signin.Exchange.basic;
import static io.kennung.local.signin.Exchange.but;
import static io.kennung.local.signin.Exchange.encoded;
import static io.kennung.local.signin.Exchange.redemption;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDoorTest {

  private final Exchange exchange = new Exchange();

  @AfterEach
  void close() {
    exchange.close();
  }

  @Test
  void aCodeIsTurnedIntoTokens() throws Exception {
    HttpResponse<String> answer = exchange.post("/token", redemption(exchange.code("lea")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    JsonObject tokens = new JsonObject(answer.body());
    assertThat(tokens.getString("token_type")).isEqualTo("Bearer");
    assertThat(tokens.getInteger("expires_in")).isEqualTo(900);
    assertThat(tokens.getString("scope")).isEqualTo("openid");
    JwtClaims id = exchange.verified(tokens.getString("id_token"));
    assertThat(id.getIssuer()).isEqualTo(exchange.uri().toString());
    assertThat(id.getSubject()).isEqualTo("lea");
    assertThat(id.getAudience()).containsExactly("kennung-support");
    assertThat(id.getClaimValueAsString("nonce")).isEqualTo("n0nce");
    assertThat(id.getClaimValueAsString("name")).isEqualTo("Lea Lead");
    assertThat(id.getClaimValueAsString("preferred_username")).isEqualTo("lea");
    assertThat(id.getClaimValueAsString("sid")).isNotBlank();
    assertThat(id.getExpirationTime().getValueInMillis())
        .isEqualTo(exchange.clock.instant().plus(Duration.ofMinutes(15)).toEpochMilli());
  }

  @Test
  void theAccessTokenIsForTheDirectoryAndHasTheRoles() throws Exception {
    JwtClaims access = exchange.verified(exchange.signIn("lea").getString("access_token"));

    assertThat(access.getAudience()).containsExactly("kennung");
    assertThat(access.getStringListClaimValue("roles")).containsExactly("support", "support-lead");
    assertThat(access.getExpirationTime().getValueInMillis())
        .isEqualTo(exchange.clock.instant().plus(Duration.ofMinutes(15)).toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theClientMayShowItsSecretByBasicEncodedOrNot(boolean encoded) throws Exception {
    var form = but(but(redemption(exchange.code("sam")), "client_secret", ""), "client_id", "");
    String shown = encoded ? URLEncoder.encode(Exchange.SECRET, UTF_8) : Exchange.SECRET;

    assertThat(post(form, basic("kennung-support", shown)).statusCode()).isEqualTo(200);
  }

  @Test
  void aStrangerIsNoClientAndBurnsNoCode() throws Exception {
    String code = exchange.code("sam");
    Map<String, String> good = redemption(code);
    Map<String, String> without = but(good, "client_secret", "");
    for (HttpResponse<String> answer :
        List.of(
            exchange.post("/token", but(good, "client_secret", "guessed")),
            exchange.post("/token", without),
            exchange.post("/token", but(good, "client_id", "somebody-else")),
            exchange.post("/token", but(good, "client_id", "")),
            post(without, basic("kennung-support", "guessed")),
            post(without, basic("somebody-else", Exchange.SECRET)),
            post(but(without, "client_id", "somebody"), basic("kennung-support", Exchange.SECRET)),
            post(without, "Basic !"),
            post(without, "Bearer " + Exchange.SECRET))) {
      refuses(answer, 401, "invalid_client");
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic");
    }
    assertThat(exchange.post("/token", good).statusCode()).isEqualTo(200);
  }

  @Test
  void aSecretIsShownInOneWay() throws Exception {
    refuses(
        post(redemption(exchange.code("sam")), basic("kennung-support", Exchange.SECRET)),
        400,
        "invalid_request");
  }

  @ParameterizedTest
  @CsvSource({
    "code, '', invalid_request",
    "code, unknown, invalid_grant",
    "code, un.known, invalid_grant",
    "redirect_uri, '', invalid_request",
    "redirect_uri, http://127.0.0.1:8080/elsewhere, invalid_grant",
    "code_verifier, '', invalid_request",
    "code_verifier, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXx, invalid_grant",
    "code_verifier, ü, invalid_grant",
    "grant_type, '', invalid_request",
    "grant_type, password, unsupported_grant_type",
    "grant_type, client_credentials, unsupported_grant_type",
  })
  void whatDoesNotFitGetsNothing(String name, String value, String error) throws Exception {
    refuses(
        exchange.post("/token", but(redemption(exchange.code("sam")), name, value)), 400, error);
  }

  @Test
  void aVerifierIsTriedOnce() throws Exception {
    Map<String, String> good = redemption(exchange.code("sam"));
    refuses(exchange.post("/token", but(good, "code_verifier", "wrong")), 400, "invalid_grant");
    refuses(exchange.post("/token", good), 400, "invalid_grant");
  }

  @Test
  void whatIsSaidTwiceIsNotBelieved() throws Exception {
    String twice = encoded(redemption(exchange.code("sam"))) + "&code=x";
    refuses(exchange.post("/token", twice, Map.of()), 400, "invalid_request");
  }

  @Test
  void aCodeIsGoodForAMinute() throws Exception {
    String inTime = exchange.code("sam");
    exchange.clock.move(Duration.ofSeconds(59));
    assertThat(exchange.post("/token", redemption(inTime)).statusCode()).isEqualTo(200);

    String late = exchange.code("sam");
    exchange.clock.move(Duration.ofSeconds(60));
    refuses(exchange.post("/token", redemption(late)), 400, "invalid_grant");
  }

  @Test
  void aCodeThatComesTwiceEndsItsSession() throws Exception {
    Map<String, String> good = redemption(exchange.code("sam"));
    JsonObject tokens = new JsonObject(exchange.post("/token", good).body());

    refuses(exchange.post("/token", good), 400, "invalid_grant");
    refuses(exchange.refresh(tokens.getString("refresh_token")), 400, "invalid_grant");
  }

  @Test
  void ofManyWhoRedeemACodeAtOnceOneSucceeds() throws Exception {
    String form = encoded(redemption(exchange.code("sam")));
    Callable<Integer> redeem = () -> exchange.post("/token", form, Map.of()).statusCode();
    try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> answers =
          many.invokeAll(Stream.generate(() -> redeem).limit(20).toList()).stream()
              .map(each -> each.resultNow())
              .toList();
      assertThat(answers).containsOnlyOnce(200).hasSize(20);
    }
  }

  @Test
  void aRefreshTokenBringsNewTokensOfTheSameSession() throws Exception {
    JsonObject first = exchange.signIn("otto");
    exchange.clock.move(Duration.ofMinutes(14));

    HttpResponse<String> answer = exchange.refresh(first.getString("refresh_token"));

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject next = new JsonObject(answer.body());
    assertThat(next.getString("refresh_token")).isNotEqualTo(first.getString("refresh_token"));
    JwtClaims before = exchange.verified(first.getString("id_token"));
    JwtClaims after = exchange.verified(next.getString("id_token"));
    assertThat(after.getClaimValueAsString("sid")).isEqualTo(before.getClaimValueAsString("sid"));
    assertThat(after.getClaimValueAsString("auth_time"))
        .isEqualTo(before.getClaimValueAsString("auth_time"));
    assertThat(after.hasClaim("nonce")).isFalse();
    assertThat(after.getExpirationTime().getValue() - before.getExpirationTime().getValue())
        .isEqualTo(14 * 60);
    assertThat(exchange.verified(next.getString("access_token")).getStringListClaimValue("roles"))
        .containsExactly("operator");
  }

  @Test
  void twoRequestsOfABrowserMayRefreshAtOnce() throws Exception {
    String first = exchange.signIn("sam").getString("refresh_token");
    String next = new JsonObject(exchange.refresh(first).body()).getString("refresh_token");
    exchange.clock.move(Duration.ofSeconds(29));

    assertThat(new JsonObject(exchange.refresh(first).body()).getString("refresh_token"))
        .isEqualTo(next);
  }

  @Test
  void anOldRefreshTokenEndsItsSession() throws Exception {
    String first = exchange.signIn("sam").getString("refresh_token");
    String next = new JsonObject(exchange.refresh(first).body()).getString("refresh_token");
    exchange.clock.move(Duration.ofSeconds(30));

    refuses(exchange.refresh(first), 400, "invalid_grant");
    refuses(exchange.refresh(next), 400, "invalid_grant");
  }

  @Test
  void aSessionEndsHoweverOftenItWasRefreshed() throws Exception {
    String token = exchange.signIn("sam").getString("refresh_token");
    exchange.clock.move(Duration.ofHours(10).minusSeconds(1));
    token = new JsonObject(exchange.refresh(token).body()).getString("refresh_token");
    exchange.clock.move(Duration.ofSeconds(1));

    refuses(exchange.refresh(token), 400, "invalid_grant");
  }

  @ParameterizedTest
  @CsvSource({"unknown, invalid_grant", "un.known, invalid_grant", "'', invalid_request"})
  void anUnknownRefreshTokenIsRefused(String token, String error) throws Exception {
    refuses(exchange.refresh(token), 400, error);
  }

  private HttpResponse<String> post(Map<String, String> form, String authorization)
      throws Exception {
    return exchange.post("/token", encoded(form), Map.of("Authorization", authorization));
  }

  private static void refuses(HttpResponse<String> answer, int status, String error) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(new JsonObject(answer.body()).getString("error")).isEqualTo(error);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.body()).doesNotContain(Exchange.SECRET);
  }
}
