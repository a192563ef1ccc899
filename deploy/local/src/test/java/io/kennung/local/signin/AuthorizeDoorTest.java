package io.kennung.local.signin;

import static io.kennung.local.signin.Exchange.back;
import static io.kennung.local.signin.Exchange.but;
import static io.kennung.local.signin.Exchange.encoded;
import static io.kennung.local.signin.Exchange.request;
import static io.kennung.local.signin.Exchange.requestBut;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizeDoorTest {

  private final Exchange exchange = new Exchange();

  @AfterEach
  void close() {
    exchange.close();
  }

  @Test
  void thePageSaysWhoThereIsAndThatItIsForDevelopment() throws Exception {
    HttpResponse<String> page = exchange.get("/authorize", request());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<html lang=\"en\">", "For development only: whoever asks is let in")
        .contains("<form method=\"post\" action=\"/authorize\">")
        .contains("value=\"sam\"", "Sam Support", ">support<")
        .contains("value=\"lea\"", "Lea Lead", ">support, support-lead<")
        .contains("value=\"otto\"", "Otto Operator", ">operator<");
  }

  @Test
  void thePageMayDoNothingButSendItsFormHereAndBack() throws Exception {
    HttpResponse<String> page = exchange.get("/authorize", request());

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "form-action 'self' http://127.0.0.1:8080;")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe", "script");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void nothingOfARequestIsMarkupOfThePage() throws Exception {
    assertThat(exchange.get("/authorize", requestBut("state", "\"><script>")).body())
        .contains("name=\"state\" value=\"&quot;&gt;&lt;script&gt;\"")
        .doesNotContain("<script");
  }

  @Test
  void whoIsChosenComesBackWithACodeAndTheState() throws Exception {
    HttpResponse<String> answer = exchange.post("/authorize", but(request(), "person", "lea"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .startsWith(Exchange.BACK + "?");
    assertThat(back(answer)).containsOnlyKeys("code", "state").containsEntry("state", "st&te");
  }

  @Test
  void theQueryOfAReturnAddressStays() throws Exception {
    var asked = but(requestBut("redirect_uri", Exchange.BACK + "?a=b"), "person", "sam");
    assertThat(back(exchange.post("/authorize", asked)))
        .containsOnlyKeys("a", "code", "state")
        .containsEntry("a", "b");
  }

  @Test
  void aLinkThatNamesAPersonMakesNoCode() throws Exception {
    HttpResponse<String> page = exchange.get("/authorize", but(request(), "person", "lea"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<form");
  }

  @Test
  void whoDoesNotExistIsNotChosen() throws Exception {
    HttpResponse<String> page = exchange.post("/authorize", but(request(), "person", "eve"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<form");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://localhost@evil.example/",
        "http://evil@127.0.0.1/",
        "http://127.0.0.1/#x",
        "//127.0.0.1/",
        "/here",
        "javascript:alert(1)",
        "app://127.0.0.1/",
        "http://127.0.0.1\\@evil.example/",
        "http://127.0.0.1/\r\nSet-Cookie: a=b",
      })
  void nobodyIsSentOffThisMachine(String address) throws Exception {
    refusesOnAPage(requestBut("redirect_uri", address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:1/x", "https://127.0.0.1:8443/", "http://127.0.0.1"})
  void anyProgramOnThisMachineMayAsk(String address) throws Exception {
    var asked = but(requestBut("redirect_uri", address), "person", "sam");
    assertThat(exchange.post("/authorize", asked).headers().firstValue("Location").orElseThrow())
        .startsWith(address + "?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "somebody-else"})
  void anUnknownClientSendsNobodyAnywhere(String client) throws Exception {
    refusesOnAPage(requestBut("client_id", client));
  }

  @Test
  void whatIsSaidTwiceIsNotBelieved() throws Exception {
    for (String name : new String[] {"client_id", "redirect_uri", "state"}) {
      String twice = encoded(request()) + "&" + encoded(Map.of(name, request().get(name)));
      HttpResponse<String> answer =
          exchange.send(HttpRequest.newBuilder(exchange.uri().resolve("/authorize?" + twice)));
      assertThat(answer.statusCode()).as(name).isEqualTo(400);
      assertThat(answer.headers().firstValue("Location")).isEmpty();
    }
  }

  @Test
  void anAddressThatCannotBeReadIsRefused() throws Exception {
    try (Socket socket = new Socket(exchange.uri().getHost(), exchange.uri().getPort())) {
      String lines = "GET /authorize?client_id=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(lines.getBytes(US_ASCII));
      assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 400");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "response_type, token, unsupported_response_type",
    "response_type, '', invalid_request",
    "response_mode, fragment, invalid_request",
    "scope, profile, invalid_scope",
    "scope, '', invalid_request",
    "code_challenge, '', invalid_request",
    "code_challenge, tooshort, invalid_request",
    "code_challenge_method, plain, invalid_request",
    "code_challenge_method, '', invalid_request",
    "prompt, none, login_required",
    "request, x.y.z, request_not_supported",
    "request_uri, http://127.0.0.1/r, request_not_supported",
  })
  void theProgramIsToldWhatIsWrongWithItsRequest(String name, String value, String error)
      throws Exception {
    for (HttpResponse<String> answer :
        new HttpResponse[] {
          exchange.get("/authorize", requestBut(name, value)),
          exchange.post("/authorize", but(requestBut(name, value), "person", "sam"))
        }) {
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(back(answer))
          .containsOnlyKeys("error", "error_description", "state")
          .containsEntry("error", error)
          .containsEntry("state", "st&te");
    }
  }

  private void refusesOnAPage(Map<String, String> asked) throws Exception {
    for (var answer :
        new HttpResponse<?>[] {
          exchange.get("/authorize", asked),
          exchange.post("/authorize", but(asked, "person", "sam"))
        }) {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Location")).isEmpty();
      assertThat(answer.body().toString())
          .contains("This cannot be answered")
          .doesNotContain("<form");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("form-action 'none'");
    }
  }
}
