package io.kennung.verification.senders.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.verification.senders.Channel;
import io.kennung.verification.senders.DeliveryReports.Fate;
import io.kennung.verification.senders.testing.HttpProvider;
import io.kennung.verification.senders.testing.RawHttp;
import io.kennung.verification.senders.testing.RawHttp.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A gateway as its operator would write it, by the contract alone. */
final class FakeGateway extends HttpProvider {

  static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final long now;
  private final BiConsumer<byte[], String> hook;

  /**
   * @param now unix seconds
   * @param hook takes body and signature of a report
   */
  FakeGateway(long now, BiConsumer<byte[], String> hook) {
    this.now = now;
    this.hook = hook;
  }

  @Override
  protected Received read(Request request, int number) throws Exception {
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/messages?v=1");
    assertThat(request.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("kennung-signature", signature(request.body(), now));
    JsonNode message = new ObjectMapper().readTree(request.body());
    assertThat(message.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("reference", "channel", "to", "text", "language", "notAfter");
    assertThat(message.get("reference").textValue()).isEqualTo("reference-1");
    assertThat(message.get("notAfter").textValue()).isEqualTo("2026-11-21T10:00:00Z");
    return new Received(
        switch (message.get("channel").textValue()) {
          case "sms" -> Channel.SMS;
          case "call" -> Channel.CALL;
          default -> throw new AssertionError(message.get("channel"));
        },
        message.get("to").textValue(),
        message.get("text").textValue(),
        message.get("language").textValue(),
        "gw-" + number);
  }

  @Override
  protected byte[] taken(Received message) {
    return RawHttp.answer(202, "{\"id\":\"" + message.reference() + "\",\"price\":0.04}");
  }

  @Override
  protected byte[] refusal(Mood mood) {
    return switch (mood) {
      case NUMBER_AT_FAULT -> RawHttp.answer(422, "{\"reason\":\"number\"}");
      case ACCOUNT_REFUSED -> RawHttp.answer(400, "{\"reason\":\"refused\"}");
      case COUNTRY_REFUSED -> RawHttp.answer(403, "{\"reason\":\"destination\"}");
      case OUT_OF_ORDER -> RawHttp.answer(503, "");
      case TOO_BUSY -> RawHttp.answer(429, "{\"reason\":\"number\"}");
      default -> throw new AssertionError(mood);
    };
  }

  @Override
  public void tell(String reference, Fate fate) {
    byte[] report =
        "{\"id\":\"%s\",\"status\":\"%s\",\"at\":1}"
            .formatted(reference, fate == Fate.DELIVERED ? "delivered" : "failed")
            .getBytes(StandardCharsets.UTF_8);
    hook.accept(report, signature(report, now));
  }

  /** Written again here, as a gateway's operator has to. */
  static String signature(byte[] body, long time) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
