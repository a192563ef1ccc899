package io.kennung.verification.senders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.kennung.verification.senders.testing.LogCapture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SendersCheckTest {

  private static final String MUTE =
      "no provider of SMS or calls is configured: phone numbers cannot be linked";

  @Test
  void aDevelopmentSecretIsRefusedByItsKeyAndNotRepeated() {
    SendersCheck check = check(Map.of(), "development-only-0123456789abcdef0123");

    assertThatIllegalStateException()
        .isThrownBy(check::refuseDevelopmentSecrets)
        .withMessageContaining("directory.senders.webhook.own.secret")
        .withMessageNotContaining("0123456789abcdef");
  }

  @Test
  void anOwnSecretIsAccepted() {
    SendersCheck check = check(Map.of(), "0123456789abcdef0123456789abcdef");

    assertThatCode(check::refuseDevelopmentSecrets).doesNotThrowAnyException();
  }

  @Test
  void whoCanReachNobodySaysSo() {
    try (LogCapture log = new LogCapture()) {
      check(Map.of(), "x").warnWhenMute();
      assertThat(log.text()).contains(MUTE);
    }
    try (LogCapture log = new LogCapture()) {
      check(Map.of("default", "own"), "x").warnWhenMute();
      assertThat(log.text()).doesNotContain(MUTE);
    }
  }

  private static SendersCheck check(Map<String, String> routes, String secret) {
    ScriptedSender sender = new ScriptedSender("own", Channel.SMS);
    ConfiguredSenders configured =
        new ConfiguredSenders() {
          @Override
          public List<CodeSender> all() {
            return List.of(sender);
          }

          @Override
          public Map<String, String> secrets() {
            return Map.of("directory.senders.webhook.own.secret", secret);
          }
        };
    return new SendersCheck(
        List.of(configured),
        new Senders(
            List.of(sender),
            WrittenRouting.of(routes),
            new SimpleMeterRegistry(),
            Clock.systemUTC(),
            new Random(1)));
  }
}
