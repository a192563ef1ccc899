package io.kennung.local.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoutDoorTest {

  private static final String HOME = "http://127.0.0.1:8080/support/console";

  private final Exchange exchange = new Exchange();

  @AfterEach
  void close() {
    exchange.close();
  }

  @Test
  void endsTheSessionAndSendsTheBrowserHome() throws Exception {
    JsonObject tokens = exchange.signIn("sam");
    JsonObject other = exchange.signIn("sam");

    HttpResponse<String> answer =
        exchange.get(
            "/logout",
            Map.of(
                "id_token_hint",
                tokens.getString("id_token"),
                "post_logout_redirect_uri",
                HOME,
                "state",
                "s t"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains(HOME + "?state=s%20t");
    assertThat(exchange.refresh(tokens.getString("refresh_token")).statusCode()).isEqualTo(400);
    assertThat(exchange.refresh(other.getString("refresh_token")).statusCode()).isEqualTo(200);
  }

  @Test
  void anIdTokenThatIsOverStillEndsItsSession() throws Exception {
    JsonObject tokens = exchange.signIn("sam");
    exchange.clock.move(Duration.ofHours(9));

    HttpResponse<String> answer =
        exchange.post("/logout", Map.of("id_token_hint", tokens.getString("id_token")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Signed out");
    assertThat(exchange.refresh(tokens.getString("refresh_token")).statusCode()).isEqualTo(400);
  }

  @Test
  void aClientThatNamesItselfMaySendTheBrowserOn() throws Exception {
    assertThat(
            exchange
                .get(
                    "/logout",
                    Map.of("client_id", "kennung-support", "post_logout_redirect_uri", HOME))
                .headers()
                .firstValue("Location"))
        .contains(HOME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/", "http://localhost.evil.example", "/here"})
  void nobodyIsSentOffThisMachineAndTheSessionGoesOn(String address) throws Exception {
    JsonObject tokens = exchange.signIn("sam");

    refuses(
        Map.of("id_token_hint", tokens.getString("id_token"), "post_logout_redirect_uri", address));

    assertThat(exchange.refresh(tokens.getString("refresh_token")).statusCode()).isEqualTo(200);
  }

  @Test
  void whoIsNoClientSendsNobodyOn() throws Exception {
    refuses(Map.of("post_logout_redirect_uri", HOME));
    refuses(Map.of("client_id", "somebody-else", "post_logout_redirect_uri", HOME));
  }

  @Test
  void aHintThatIsNoneOfOursIsRefused() throws Exception {
    JsonObject tokens = exchange.signIn("sam");
    String idToken = tokens.getString("id_token");

    refuses(Map.of("id_token_hint", "x.y.z"));
    refuses(Map.of("id_token_hint", tokens.getString("access_token")));
    refuses(Map.of("id_token_hint", idToken.substring(0, idToken.lastIndexOf('.') + 1)));

    assertThat(exchange.refresh(tokens.getString("refresh_token")).statusCode()).isEqualTo(200);
  }

  private void refuses(Map<String, String> query) throws Exception {
    HttpResponse<String> answer = exchange.get("/logout", query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    assertThat(answer.body()).contains("This cannot be answered");
  }
}
