package io.kennung.verification.senders;

import static io.kennung.verification.senders.Channel.CALL;
import static io.kennung.verification.senders.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.chassis.testing.TestClock;
import io.kennung.pages.Language;
import io.kennung.verification.senders.SendFailure.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendersTest {

  private final TestClock clock = new TestClock();
  private final ScriptedSender carrier = new ScriptedSender("carrier", SMS);
  private final ScriptedSender twilio = new ScriptedSender("twilio", SMS, CALL);
  private final ScriptedSender hook = new ScriptedSender("hook", SMS, CALL);

  @BeforeEach
  void stopTheClock() {
    clock.freeze();
  }

  @Test
  void theFirstOfTheRouteIsAskedAndNobodyElse() throws SendFailure {
    Sent sent = senders("carrier;twilio;hook").send(message(SMS));

    assertThat(sent).isEqualTo(new Sent("carrier", Optional.of("reference")));
    assertThat(carrier.asked()).containsExactly(message(SMS));
    assertThat(twilio.asked()).isEmpty();
  }

  @Test
  void whoCannotCallIsNotAskedToCall() throws SendFailure {
    assertThat(senders("carrier;twilio").send(message(CALL)).provider()).isEqualTo("twilio");

    assertThat(carrier.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"NUMBER", "REFUSED", "PROVIDER", "TIMEOUT"})
  void whoFailsIsPassedOverForTheNext(Reason reason) throws SendFailure {
    carrier.fails(reason);

    assertThat(senders("carrier;twilio").send(message(SMS)).provider()).isEqualTo("twilio");
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER, NUMBER, NUMBER, NUMBER",
    "NUMBER, REFUSED, REFUSED, NUMBER",
    "REFUSED, NUMBER, REFUSED, NUMBER",
    "REFUSED, REFUSED, REFUSED, REFUSED",
    "NUMBER, PROVIDER, REFUSED, PROVIDER",
    "PROVIDER, NUMBER, NUMBER, PROVIDER",
    "TIMEOUT, NUMBER, PROVIDER, TIMEOUT",
    "PROVIDER, TIMEOUT, REFUSED, TIMEOUT"
  })
  void theAnswerIsWhatHelpsMost(Reason first, Reason second, Reason third, Reason result) {
    carrier.fails(first);
    twilio.fails(second);
    hook.fails(third);

    assertThat(failure(senders("carrier;twilio;hook"), message(SMS))).isEqualTo(result);
    assertThat(Arrays.asList(carrier, twilio, hook))
        .allSatisfy(sender -> assertThat(sender.asked()).hasSize(1));
  }

  @Test
  void withoutAProviderNobodyIsReached() {
    assertThat(failure(senders("carrier"), message(CALL))).isEqualTo(Reason.NONE);
    assertThat(failure(senders(Map.of("1", "carrier")), message(SMS))).isEqualTo(Reason.NONE);
    assertThat(failure(senders(Map.of()), message(SMS))).isEqualTo(Reason.NONE);
  }

  @Test
  void whoIsLeftOutTellsLessThanAnyAnswer() {
    carrier.fails(Reason.PROVIDER);
    Senders senders = senders("carrier;twilio");
    twilio.fails(Reason.NUMBER);
    for (int i = 0; i < 10; i++) {
      failure(senders, message(SMS));
    }

    assertThat(failure(senders, message(SMS))).isEqualTo(Reason.NUMBER);
    twilio.always(() -> {
      throw SendFailure.refusedHere();
    });
    assertThat(failure(senders, message(SMS))).isEqualTo(Reason.PROVIDER);
    assertThat(carrier.asked()).hasSize(10);
  }

  @Test
  void whenAllAreLeftOutItIsWorthAnotherTry() {
    carrier.fails(Reason.REFUSED);
    Senders senders = senders("carrier");
    for (int i = 0; i < 10; i++) {
      assertThat(failure(senders, message(SMS))).isEqualTo(Reason.REFUSED);
    }

    assertThat(failure(senders, message(SMS))).isEqualTo(Reason.PROVIDER);
  }

  @Test
  void aCallIsPlacedUpToItsLastMomentAndNotLater() throws SendFailure {
    Senders senders = senders("twilio");
    CodeMessage call = message(CALL);
    clock.advance(Duration.ofMinutes(2));
    senders.send(call);

    clock.advance(Duration.ofNanos(1_000));
    assertThat(failure(senders, call)).isEqualTo(Reason.EXPIRED);
    assertThat(twilio.asked()).hasSize(1);
  }

  @Test
  void aCallThatTookTooLongWithOneIsNotPlacedByTheNext() {
    CodeMessage call = message(CALL);
    twilio.always(() -> {
      clock.advance(Duration.ofMinutes(3));
      throw new SendFailure(Reason.TIMEOUT);
    });

    assertThat(failure(senders("twilio;hook"), call)).isEqualTo(Reason.EXPIRED);
    assertThat(hook.asked()).isEmpty();
  }

  @Test
  void aShortMessageMayBeLate() throws SendFailure {
    CodeMessage late = message(SMS);
    clock.advance(Duration.ofMinutes(3));

    assertThat(senders("carrier").send(late).provider()).isEqualTo("carrier");
  }

  @Test
  void whoeverLeavesIsNotKept() {
    twilio.always(() -> {
      Thread.currentThread().interrupt();
      throw new SendFailure(Reason.TIMEOUT);
    });

    assertThat(failure(senders("twilio;hook"), message(SMS))).isEqualTo(Reason.TIMEOUT);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(hook.asked()).isEmpty();
  }

  @Test
  void offersSayWhatIsConfigured() {
    Senders senders = senders(Map.of("49", "carrier", "default", "carrier;hook"));

    assertThat(senders.offers("49", SMS)).isTrue();
    assertThat(senders.offers("49", CALL)).isFalse();
    assertThat(senders.offers("1", CALL)).isTrue();
    assertThat(senders(Map.of("49", "carrier")).offers("1", SMS)).isFalse();
  }

  @Test
  void namesAreUniqueAndFitWhereTheyStand() {
    refused("two providers are named carrier", carrier, new ScriptedSender("carrier", SMS));
    refused("a provider's name", new ScriptedSender("Carrier", SMS));
    refused("a provider's name", new ScriptedSender("a/b", SMS));
    refused("a provider's name", new ScriptedSender("x".repeat(33), SMS));
  }

  private void refused(String why, CodeSender... senders) {
    assertThatIllegalStateException()
        .isThrownBy(() -> senders(Map.of(), senders))
        .withMessageContaining(why);
  }

  private Senders senders(String routeOf49) {
    return senders(Map.of("49", routeOf49));
  }

  private Senders senders(Map<String, String> routes) {
    return senders(routes, carrier, twilio, hook);
  }

  private Senders senders(Map<String, String> routes, CodeSender... senders) {
    return new Senders(
        List.of(senders),
        WrittenRouting.of(routes),
        new SimpleMeterRegistry(),
        clock,
        new Random(1));
  }

  private static Reason failure(Senders senders, CodeMessage message) {
    return catchThrowableOfType(SendFailure.class, () -> senders.send(message)).reason();
  }

  /** Of now; two minutes are left for a call. */
  private CodeMessage message(Channel channel) {
    Instant notAfter = clock.instant().plus(Duration.ofMinutes(2));
    return new CodeMessage("r", channel, "+4915112345678", "314159", Language.GERMAN, notAfter);
  }
}
