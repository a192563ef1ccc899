package io.kennung.local.telephone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.security.RequestValidator;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import io.kennung.local.page.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {

  private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  private static final String TOKEN = "token";
  private static final String ANN = "+4915112345678";
  private static final PhoneNumber SENDER = new PhoneNumber("+15005550006");

  private record Posted(String path, Map<String, String> form, String signature) {}

  private final BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();
  private final Telephone telephone =
      new Telephone(0, new TwilioAccount(ACCOUNT, TOKEN), Clock.systemUTC());
  private final TwilioRestClient twilio = LocalTwilio.to(telephone.uri(), ACCOUNT, TOKEN);
  private HttpServer sender;
  private String twiml = "";

  @BeforeEach
  void listenToReports() throws IOException {
    sender = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    sender.createContext("/", this::answer);
    sender.start();
  }

  @AfterEach
  void close() {
    sender.stop(0);
    ((LocalTwilio) twilio.getHttpClient()).close();
    telephone.close();
  }

  @Test
  void aMessageIsReportedAsDeliveredAndTheReportIsSigned() throws Exception {
    Message message =
        Message.creator(new PhoneNumber(ANN), SENDER, "x")
            .setStatusCallback(address("/status?id=7&b=%2F"))
            .create(twilio);

    Posted report = next();
    assertThat(report.form())
        .containsEntry("MessageSid", message.getSid())
        .containsEntry("MessageStatus", "delivered")
        .containsEntry("AccountSid", ACCOUNT)
        .containsEntry("To", ANN)
        .containsEntry("From", "+15005550006");
    assertThat(isSigned(report, TOKEN)).isTrue();
    assertThat(isSigned(report, "another")).isFalse();
  }

  @Test
  void aCallIsReportedAsCompleted() throws Exception {
    Call call =
        Call.creator(new PhoneNumber(ANN), SENDER, new Twiml("<Response><Say>x</Say></Response>"))
            .setStatusCallback(address("/status"))
            .create(twilio);

    Posted report = next();
    assertThat(report.form())
        .containsEntry("CallSid", call.getSid())
        .containsEntry("CallStatus", "completed")
        .containsEntry("AccountSid", ACCOUNT);
    assertThat(isSigned(report, TOKEN)).isTrue();
  }

  @Test
  void aCallWithAnAddressSpeaksWhatIsThere() throws Exception {
    twiml = "<Response><Say>from there</Say></Response>";
    call("/speech");

    Posted question = next();
    assertThat(question.path()).isEqualTo("/speech");
    assertThat(isSigned(question, TOKEN)).isTrue();
    assertThat(next().form()).containsEntry("CallStatus", "completed");
    assertThat(messages()).contains("\"text\":\"from there\"");
  }

  @Test
  void aCallThatHasNothingToSayFails() throws Exception {
    twiml = "no XML";
    call("/speech");

    assertThat(next().path()).isEqualTo("/speech");
    assertThat(next().form()).containsEntry("CallStatus", "failed");
    assertThat(messages()).isEqualTo("[]");
  }

  private void call(String path) {
    Call.creator(new PhoneNumber(ANN), SENDER, URI.create(address(path)))
        .setStatusCallback(address("/status"))
        .create(twilio);
  }

  private String messages() throws Exception {
    try (Browser browser = new Browser(telephone.uri())) {
      return browser.get("/api/messages").body();
    }
  }

  private boolean isSigned(Posted each, String token) {
    return new RequestValidator(token)
        .validate(address(each.path()), each.form(), each.signature());
  }

  private String address(String path) {
    return "http://127.0.0.1:%d%s".formatted(sender.getAddress().getPort(), path);
  }

  private Posted next() throws InterruptedException {
    Posted next = posted.poll(20, TimeUnit.SECONDS);
    assertThat(next).as("somebody posts something").isNotNull();
    return next;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> form = new TreeMap<>();
    for (String field :
        new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&", -1)) {
      String[] pair = field.split("=", 2);
      form.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8));
    }
    posted.add(
        new Posted(
            exchange.getRequestURI().toString(),
            form,
            exchange.getRequestHeaders().getFirst("X-Twilio-Signature")));
    byte[] body = twiml.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
