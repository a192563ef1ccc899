package io.kennung.local.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import io.kennung.local.page.Browser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelephoneTest {

  private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  private static final String TOKEN = "to/ken+=";
  private static final Instant NOW = Instant.parse("2026-11-02T01:02:03.004Z");
  private static final String ANN = "+4915112345678";
  private static final PhoneNumber SENDER = new PhoneNumber("+15005550006");

  private final Telephone telephone =
      new Telephone(0, new TwilioAccount(ACCOUNT, TOKEN), Clock.fixed(NOW, ZoneOffset.UTC));
  private final TwilioRestClient twilio = LocalTwilio.to(telephone.uri(), ACCOUNT, TOKEN);
  private final Browser browser = new Browser(telephone.uri());

  @AfterEach
  void close() {
    browser.close();
    ((LocalTwilio) twilio.getHttpClient()).close();
    telephone.close();
  }

  @Test
  void takesAMessageFromTwiliosOwnClient() throws Exception {
    Message message = text(ANN, "Code 123456, Grüße & <b>");

    assertThat(message.getSid()).matches("SM[0-9a-f]{32}");
    assertThat(message.getStatus()).isEqualTo(Message.Status.QUEUED);
    assertThat(message.getDirection()).isEqualTo(Message.Direction.OUTBOUND_API);
    assertThat(message.getTo()).isEqualTo(ANN);
    assertThat(message.getFrom()).isEqualTo(SENDER);
    assertThat(message.getBody()).isEqualTo("Code 123456, Grüße & <b>");
    assertThat(message.getAccountSid()).isEqualTo(ACCOUNT);
    assertThat(message.getDateCreated().toInstant()).isEqualTo("2026-11-02T01:02:03Z");
    assertThat(message.getErrorCode()).isNull();
    assertThat(received("?to=" + ANN))
        .containsExactly(
            JsonObject.of(
                "kind", "sms",
                "to", ANN,
                "text", "Code 123456, Grüße & <b>",
                "at", "2026-11-02T01:02:03.004Z"));
  }

  @Test
  void takesACallFromTwiliosOwnClientAndSpeaks() throws Exception {
    Call call =
        call(
            ANN,
            "<Response><Say language=\"de-DE\">Ihr Code:</Say><Pause/><Say>1, 2</Say></Response>");

    assertThat(call.getSid()).matches("CA[0-9a-f]{32}");
    assertThat(call.getStatus()).isEqualTo(Call.Status.QUEUED);
    assertThat(call.getTo()).isEqualTo(ANN);
    assertThat(call.getFrom()).isEqualTo(SENDER.toString());
    assertThat(call.getDateCreated().toInstant()).isEqualTo("2026-11-02T01:02:03Z");
    assertThat(received(""))
        .singleElement()
        .satisfies(each -> assertThat(each.getString("kind")).isEqualTo("call"))
        .satisfies(each -> assertThat(each.getString("text")).isEqualTo("Ihr Code: 1, 2"));
  }

  @Test
  void aSpeechMayBeAsLongAsAtTwilio() throws Exception {
    String speech = "ä".repeat(4_000);
    call(ANN, "<Response><Say>" + speech + "</Say></Response>");

    assertThat(texts("")).containsExactly(speech);
  }

  @Test
  void aMessagingServiceMayStandInForTheSender() {
    Message message =
        Message.creator(new PhoneNumber(ANN), "MG" + "0".repeat(32), "x").create(twilio);

    assertThat(message.getMessagingServiceSid()).startsWith("MG");
    assertThat(message.getFrom()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+4915112345678", "%2B4915112345678", "4915112345678", "%204915112345678"})
  void aNumberIsFoundHoweverItsPlusIsWritten(String to) throws Exception {
    text(ANN, "one");
    text("+41791234567", "two");
    text(ANN, "three");

    assertThat(texts("?to=" + to)).containsExactly("three", "one");
    assertThat(texts("")).containsExactly("three", "two", "one");
    assertThat(browser.delete("/api/messages").statusCode()).isEqualTo(204);
    assertThat(texts("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "015112345678, 21211, 400",
    "+0151123456789, 21211, 400",
    "+15005550001, 21211, 400",
    "+15005550002, 21612, 400",
    "+15005550003, 21408, 400",
    "+15005550004, 21610, 400",
    "+15005550009, 21614, 400",
    "+15005550500, 20500, 500"
  })
  void anUnluckyNumberGetsNoMessage(String to, int code, int status) throws Exception {
    isRefused(() -> text(to, "x"), code, status);
    assertThat(received("")).isEmpty();
  }

  @Test
  void aLandlineCanBeCalledButNotEveryNumberCan() throws Exception {
    call("+15005550009", "<Response><Say>hello</Say></Response>");
    isRefused(() -> call("+15005550001", "<Response/>"), 21211, 400);
    isRefused(() -> call("+15005550500", "<Response/>"), 20500, 500);
    isRefused(() -> call(ANN, "<Response>"), 12100, 400);

    assertThat(texts("")).containsExactly("hello");
  }

  @Test
  void whatIsMissingOrTooMuchIsSaid() {
    isRefused(() -> text(ANN, ""), 21602, 400);
    isRefused(() -> text(ANN, "x".repeat(1_601)), 21617, 400);
    isRefused(
        () ->
            Message.creator(new PhoneNumber(ANN), SENDER, "x")
                .setStatusCallback("not-an-address")
                .create(twilio),
        21609,
        400);
  }

  @ParameterizedTest
  @CsvSource({
    "AC0123456789abcdef0123456789abcdef, wrong",
    "AC00000000000000000000000000000000, to/ken+="
  })
  void othersAreNotAuthenticated(String account, String token) throws Exception {
    TwilioRestClient stranger = LocalTwilio.to(telephone.uri(), account, token);
    isRefused(
        () -> Message.creator(new PhoneNumber(ANN), SENDER, "x").create(stranger), 20003, 401);
    ((LocalTwilio) stranger.getHttpClient()).close();
    assertThat(received("")).isEmpty();
  }

  @Test
  void nobodySendsForAnotherAccount() {
    isRefused(
        () ->
            Message.creator("AC" + "1".repeat(32), new PhoneNumber(ANN), SENDER, "x")
                .create(twilio),
        20003,
        401);
  }

  @Test
  void oneNumberLetsEverybodyWait() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", telephone.uri().getPort())) {
      String form = "To=%2B15005550408&From=%2B15005550006&Body=x";
      String authorization =
          Base64.getEncoder()
              .encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
      String request =
          """
          POST /2010-04-01/Accounts/%s/Messages.json HTTP/1.1
          Host: 127.0.0.1
          Authorization: Basic %s
          Content-Type: application/x-www-form-urlencoded
          Content-Length: %d

          %s\
          """
              .formatted(ACCOUNT, authorization, form.length(), form);
      socket
          .getOutputStream()
          .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      socket.setSoTimeout(500);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
    text(ANN, "others go on");
    assertThat(texts("")).containsExactly("others go on");
  }

  @Test
  void fiftySendersAtOnceLoseNothing() throws Exception {
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        String number = "+49151123456%02d".formatted(i);
        var _ = senders.submit(() -> text(number, number));
      }
    }
    assertThat(texts("")).hasSize(50).doesNotHaveDuplicates();
    assertThat(texts("?to=+4915112345617")).containsExactly("+4915112345617");
  }

  @Test
  void thePageShowsTextsAsTextAndLinksAsLinks() throws Exception {
    assertThat(browser.get("/").body()).contains("not rung yet");
    text(ANN, "<script>x</script> https://kennung.example/link?a=1&b=2");
    call(ANN, "<Response><Say>one &lt;i&gt;</Say></Response>");

    HttpResponse<String> page = browser.get("/");
    assertThat(page.body())
        .containsSubsequence(">Call<", ANN, "one &lt;i&gt;", ">SMS<", ANN)
        .contains(
            "&lt;script&gt;x&lt;/script&gt; <a href=\"https://kennung.example/link?a=1&amp;b=2\"")
        .contains("<meta http-equiv=\"refresh\"")
        .doesNotContain("<script", "<i>");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'");
  }

  private Message text(String to, String body) {
    return Message.creator(new PhoneNumber(to), SENDER, body).create(twilio);
  }

  private Call call(String to, String twiml) {
    return Call.creator(new PhoneNumber(to), SENDER, new Twiml(twiml)).create(twilio);
  }

  private static void isRefused(ThrowingCallable attempt, int code, int status) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.getCode()).isEqualTo(code);
              assertThat(refusal.getStatusCode()).isEqualTo(status);
              assertThat(refusal.getMoreInfo()).endsWith("/docs/errors/" + code);
            });
  }

  private List<JsonObject> received(String query) throws Exception {
    return new JsonArray(browser.get("/api/messages" + query).body())
        .stream().map(JsonObject.class::cast).toList();
  }

  private List<String> texts(String query) throws Exception {
    return received(query).stream().map(each -> each.getString("text")).toList();
  }
}
