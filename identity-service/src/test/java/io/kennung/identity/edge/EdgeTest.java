package io.kennung.identity.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.chassis.testing.Raw;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every endpoint: any Content-Type, any origin, and a short clear answer to bad
 * input.
 */
@DirectoryTest
class EdgeTest {

  private static final List<String> POSTS =
      List.of(
          "create", "fetch_bulk", "check", "check_featuremask", "set_featuremask", "fetch_priv");

  private static final byte[] NOTHING = new byte[0];

  @Inject Table table;

  static Stream<String> posts() {
    return POSTS.stream();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=utf-8",
        "application/x-www-form-urlencoded",
        "text/plain;charset=UTF-8",
        "application/octet-stream",
        "multipart/form-data; boundary=x",
        "nonsense"
      })
  void anyContentTypeIsReadAsJson(String contentType) {
    HttpResponse<String> answer =
        Raw.send(
            "POST",
            "/identity/check",
            "{\"identities\":[\"0000000Z\"]}".getBytes(UTF_8),
            "Content-Type",
            contentType);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"states\":[2]");
  }

  @Test
  void contentTypeAndAcceptMayBeMissingOrStrange() {
    byte[] body = "{\"identities\":[]}".getBytes(UTF_8);

    assertThat(Raw.send("POST", "/identity/check", body).statusCode()).isEqualTo(200);
    assertThat(
            Raw.send("POST", "/identity/check", body, "Accept", "text/html, */*;q=0.1")
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("posts")
  void whatIsNoJsonObjectIsMalformedAndChangesNothing(String endpoint) throws Exception {
    int before = table.count("identity") + table.count("outbox");
    int challenges = table.count("used_challenge");

    for (String body :
        List.of(
            "",
            "null",
            "[]",
            "7",
            "\"x\"",
            "{",
            "{\"a\":1}}",
            "<html></html>",
            "\u0000",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000))) {
      HttpResponse<String> answer = Raw.send("POST", "/identity/" + endpoint, body.getBytes(UTF_8));
      assertThat(answer.statusCode()).as("%s %.20s", endpoint, body).isEqualTo(400);
      JsonNode failure = new ObjectMapper().readTree(answer.body());
      assertThat(failure.at("/success").isBoolean()).isTrue();
      assertThat(failure.at("/success").asBoolean()).isFalse();
      assertThat(failure.at("/error").asText()).isNotEmpty().hasSizeLessThan(120);
    }
    assertThat(table.count("identity") + table.count("outbox")).isEqualTo(before);
    // Those of earlier tests expire.
    assertThat(table.count("used_challenge")).isLessThanOrEqualTo(challenges);
  }

  @ParameterizedTest
  @MethodSource("posts")
  void aMebibyteIsTooLargeWhetherItsLengthIsToldOrNot(String endpoint) {
    String path = "/identity/" + endpoint;
    String mebibyte = "a".repeat(1 << 20);

    assertThat(
            Raw.statusLine(
                "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1048576\r\n\r\n{"))
        .startsWith("HTTP/1.1 413");
    assertThat(
            Raw.statusLine(
                "POST "
                    + path
                    + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n100000\r\n"
                    + mebibyte))
        .startsWith("HTTP/1.1 413");
  }

  /** A connection closed too early is reset, and then the client never sees why. */
  @Test
  void whoeverSendsTooMuchHearsSoHoweverLongItGoesOnSending() {
    byte[] threeMebibytes = "a".repeat(3 << 20).getBytes(UTF_8);

    for (int i = 0; i < 50; i++) {
      HttpResponse<String> answer = Raw.send("POST", "/identity/check", threeMebibytes);

      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.headers().firstValue("Connection")).hasValue("close");
      assertThat(answer.body())
          .isEqualTo("{\"success\":false,\"error\":\"The request is too large.\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/identity/create", "/identity/ABCD1234", "/identity/check", "/auth_token"})
  void browserIsAllowedToAskFromAnywhere(String path) {
    HttpResponse<String> preflight =
        Raw.send(
            "OPTIONS",
            path,
            NOTHING,
            "Origin",
            "threemadesktop://app",
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization,content-type");

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
        .hasValue("authorization, accept, content-type, user-agent");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
        .hasValue("GET, POST, PUT, HEAD, DELETE");
  }

  @Test
  void answersAndRefusalsCarryTheOriginHeaderToo() {
    String id = Holders.create().id();

    for (String path :
        List.of("/identity/" + id, "/identity/0000000Z", "/identity/create", "/nowhere")) {
      assertThat(
              Raw.send("GET", path, NOTHING, "Origin", "threemadesktop://app")
                  .headers()
                  .allValues("Access-Control-Allow-Origin"))
          .as(path)
          .containsExactly("*");
    }
  }

  @Test
  void openDirectoryHasNoAccessTokens() {
    assertThat(Raw.send("GET", "/auth_token", NOTHING).statusCode()).isEqualTo(404);
  }

  @Test
  void wrongMethodAndPathAreRefusedInJson() {
    assertThat(Raw.send("DELETE", "/identity/ABCD1234", NOTHING).statusCode()).isEqualTo(405);
    HttpResponse<String> nowhere = Raw.send("GET", "/identity/a/b", NOTHING);
    assertThat(nowhere.statusCode()).isEqualTo(404);
  }
}
