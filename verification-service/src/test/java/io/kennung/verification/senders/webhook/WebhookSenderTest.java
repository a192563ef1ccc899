package io.kennung.verification.senders.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.chassis.answers.Refused;
import io.kennung.verification.senders.Channel;
import io.kennung.verification.senders.CodeSender;
import io.kennung.verification.senders.HookedSenderContract;
import io.kennung.verification.senders.SendFailure.Reason;
import io.kennung.verification.senders.testing.HttpProvider;
import io.kennung.verification.senders.testing.RawHttp;
import jakarta.ws.rs.ForbiddenException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSenderTest extends HookedSenderContract {

  private static final Instant NOW = Instant.parse("2026-11-21T09:55:00Z");
  private static final long SECONDS = NOW.getEpochSecond();

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final FakeGateway gateway =
      new FakeGateway(SECONDS, (body, signature) -> post("own", body, signature));
  private final WebhookHookResource hook =
      new WebhookHookResource(
          new WebhookSenders(
              () -> Map.of("own", config(FakeGateway.SECRET, gateway.uri(), AMPLE)), clock),
          reports);

  @Override
  protected HttpProvider provider() {
    return gateway;
  }

  @Override
  protected CodeSender sender(Duration timeout) {
    return new WebhookSender(
        "own",
        config(FakeGateway.SECRET, URI.create(gateway.uri() + "/messages?v=1"), timeout),
        clock);
  }

  @Override
  protected void close(CodeSender sender) {
    ((WebhookSender) sender).close();
  }

  @Override
  protected void post(String name, byte[] body, String signature) {
    hook.report(name, signature, body);
  }

  @Override
  protected byte[] report() {
    return bytes("{\"id\":\"some-reference\",\"status\":\"delivered\"}");
  }

  @Override
  protected String signature(byte[] body) {
    return FakeGateway.signature(body, SECONDS);
  }

  @Test
  void aReportFromAnotherTimeIsRefused() {
    for (long apart : new long[] {-301, 301}) {
      assertThatThrownBy(
              () -> post("own", report(), FakeGateway.signature(report(), SECONDS + apart)))
          .isInstanceOf(ForbiddenException.class);
    }
    assertThat(reports.all()).isEmpty();

    post("own", report(), FakeGateway.signature(report(), SECONDS - 300));
    post("own", report(), FakeGateway.signature(report(), SECONDS + 300));
    assertThat(reports.all()).hasSize(2);
  }

  @Test
  void aStepOnTheWayIsNoFate() {
    byte[] step = bytes("{\"id\":\"some-reference\",\"status\":\"queued\"}");

    post("own", step, signature(step));

    assertThat(reports.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"id\":\"x\"}", "{\"status\":\"failed\"}", "<xml/>"})
  void aSignedReportThatSaysNothingIsRefused(String nothing) {
    byte[] body = bytes(nothing);

    assertThatThrownBy(() -> post("own", body, signature(body))).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"id\":null}", "{\"status\":\"queued\"}"})
  void aGatewayMayTakeAMessageAndGiveItNoName(String answer) throws Exception {
    gateway.answers(RawHttp.answer(200, answer));

    assertThat(sender().send(message(Channel.SMS))).isEmpty();
  }

  @Test
  void aNameForAMessageHasAnEnd() throws Exception {
    gateway.answers(RawHttp.answer(200, "{\"id\":\"" + "x".repeat(129) + "\"}"));
    assertThat(failure(sender(), message(Channel.SMS)).reason()).isEqualTo(Reason.PROVIDER);

    gateway.answers(RawHttp.answer(200, "{\"id\":\"" + "x".repeat(128) + "\"}"));
    assertThat(sender().send(message(Channel.SMS))).contains("x".repeat(128));
  }

  @ParameterizedTest
  @CsvSource({
    "400, '', false",
    "404, '<html>', false",
    "422, '{\"reason\":\"other\"}', false",
    "401, '', true",
    "402, '', true",
    "403, '{}', true"
  })
  void aRefusalWithoutReasonIsARefusal(int status, String body, boolean concernsOthers) {
    gateway.answers(RawHttp.answer(status, body));

    assertThat(failure(sender(), message(Channel.SMS)))
        .satisfies(failure -> {
          assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
          assertThat(failure.concernsOthers()).isEqualTo(concernsOthers);
        });
  }

  @Test
  void unsafeConfigurationIsRefusedByItsKey() {
    URI https = URI.create("https://gateway.example/x");
    URI http = URI.create("http://gateway.example/x");

    assertThatIllegalStateException()
        .isThrownBy(() -> new WebhookSender("own", config("x".repeat(31), https, AMPLE), clock))
        .withMessageContaining("directory.senders.webhook.own.secret");
    assertThatIllegalStateException()
        .isThrownBy(() -> new WebhookSender("own", config(FakeGateway.SECRET, http, AMPLE), clock))
        .withMessageContaining("directory.senders.webhook.own.url");
    assertThatIllegalStateException()
        .isThrownBy(
            () -> new WebhookSender("own", config(FakeGateway.SECRET, https, Duration.ZERO), clock))
        .withMessageContaining("directory.senders.webhook.own.timeout");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static WebhookConfig.Gateway config(String secret, URI url, Duration timeout) {
    return new WebhookConfig.Gateway() {
      @Override
      public URI url() {
        return url;
      }

      @Override
      public String secret() {
        return secret;
      }

      @Override
      public Set<Channel> channels() {
        return Set.of(Channel.SMS, Channel.CALL);
      }

      @Override
      public Duration timeout() {
        return timeout;
      }
    };
  }
}
