package io.kennung.verification.senders.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.verification.senders.Channel;
import io.kennung.verification.senders.DeliveryReports.Fate;
import io.kennung.verification.senders.testing.HttpProvider;
import io.kennung.verification.senders.testing.RawHttp;
import io.kennung.verification.senders.testing.RawHttp.Request;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** Messages and Calls as Twilio documents them. */
final class FakeTwilio extends HttpProvider {

  static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  static final String TOKEN = "fedcba9876543210fedcba9876543210";
  static final String HOOK = "https://id.example.org/link/hooks/twilio/own";
  static final String FROM = "+15005550006";
  static final String CALLS_FROM = "+15005550007";

  private static final String ACCOUNT_PATH = "/2010-04-01/Accounts/" + ACCOUNT + "/";

  private final BiConsumer<byte[], String> hook;
  private volatile Map<String, String> form = Map.of();

  /**
   * @param hook takes body and signature of a report
   */
  FakeTwilio(BiConsumer<byte[], String> hook) {
    this.hook = hook;
  }

  /** The latest form that was taken. */
  Map<String, String> form() {
    return form;
  }

  @Override
  protected Received read(Request request, int number) throws Exception {
    String credentials = ACCOUNT + ":" + TOKEN;
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.headers())
        .containsEntry("content-type", "application/x-www-form-urlencoded")
        .containsEntry(
            "authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(credentials.getBytes(StandardCharsets.US_ASCII)));
    Map<String, String> fields = fields(request.text());
    form = fields;
    assertThat(fields).containsEntry("StatusCallback", HOOK);
    return switch (request.path().substring(ACCOUNT_PATH.length())) {
      case "Messages.json" ->
          new Received(
              Channel.SMS, fields.get("To"), fields.get("Body"), "", "SM%032x".formatted(number));
      case "Calls.json" -> call(fields, number);
      default -> throw new AssertionError(request.path());
    };
  }

  private static Received call(Map<String, String> fields, int number) throws Exception {
    assertThat(fields).containsEntry("From", CALLS_FROM).doesNotContainKey("Url");
    Element response =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(fields.get("Twiml").getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertThat(response.getTagName()).isEqualTo("Response");
    assertThat(response.getChildNodes().getLength()).isEqualTo(2);
    assertThat(response.getFirstChild().getNodeName()).isEqualTo("Pause");
    Element say = (Element) response.getLastChild();
    assertThat(say.getTagName()).isEqualTo("Say");
    String voice = say.getAttribute("language");
    assertThat(voice).isIn("en-US", "de-DE", "fr-FR", "it-IT", "es-ES");
    return new Received(
        Channel.CALL,
        fields.get("To"),
        say.getTextContent(),
        voice.substring(0, 2),
        "CA%032x".formatted(number));
  }

  @Override
  protected byte[] taken(Received message) {
    return RawHttp.answer(
        201,
        """
        {"sid": "%s", "account_sid": "%s", "to": "%s", "status": "queued", "num_segments": "1",
         "date_created": "Sat, 21 Nov 2026 09:55:00 +0000", "error_code": null, "price": null,
         "subresource_uris": {"media": "/x"}, "something_new": [1]}
        """
            .formatted(message.reference(), ACCOUNT, message.to()));
  }

  @Override
  protected byte[] refusal(Mood mood) {
    return switch (mood) {
      case NUMBER_AT_FAULT -> problem(400, 21211);
      case ACCOUNT_REFUSED -> problem(401, 20003);
      case COUNTRY_REFUSED -> problem(403, 21408);
      case OUT_OF_ORDER -> problem(503, 20503);
      case TOO_BUSY -> problem(429, 20429);
      default -> throw new AssertionError(mood);
    };
  }

  static byte[] problem(int status, int code) {
    return RawHttp.answer(
        status,
        """
        {"code": %d, "message": "The 'To' number +4915112345678 is not valid: 314159",
         "more_info": "https://www.twilio.com/docs/errors/%d", "status": %d}
        """
            .formatted(code, code, status));
  }

  @Override
  public void tell(String reference, Fate fate) {
    boolean delivered = fate == Fate.DELIVERED;
    Map<String, String> report =
        reference.startsWith("SM")
            ? Map.of(
                "MessageSid",
                reference,
                "SmsSid",
                reference,
                "MessageStatus",
                delivered ? "delivered" : "undelivered",
                "To",
                "+4915112345678",
                "ApiVersion",
                "2010-04-01")
            : Map.of(
                "CallSid",
                reference,
                "CallStatus",
                delivered ? "completed" : "no-answer",
                "Called",
                "+4915112345678");
    byte[] body = body(report);
    hook.accept(body, signature(body));
  }

  static byte[] body(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** As Twilio documents it: HMAC-SHA1 over the URL and the sorted fields. */
  static String signature(byte[] body) {
    StringBuilder signed = new StringBuilder(HOOK);
    fields(new String(body, StandardCharsets.US_ASCII))
        .forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
