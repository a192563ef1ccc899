package io.kennung.verification.senders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.pages.Language;
import io.kennung.verification.senders.SendFailure.Reason;
import io.kennung.verification.senders.testing.LogCapture;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuardedSenderTest {

  private static final int WINDOW = 10;

  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final ScriptedSender sender = new ScriptedSender("carrier", Channel.SMS, Channel.CALL);
  private final GuardedSender guarded = guarded(Duration.ofHours(1), metrics);

  @ParameterizedTest
  @EnumSource(names = {"PROVIDER", "TIMEOUT", "REFUSED"})
  void whoFailsAllTheTimeIsLeftOut(Reason reason) throws SendFailure {
    sender.fails(reason);
    for (int i = 0; i < WINDOW; i++) {
      assertThat(failure()).isEqualTo(reason);
    }

    assertThat(guarded.send(message())).isEmpty();

    assertThat(sender.asked()).hasSize(WINDOW);
    assertThat(open(metrics)).isEqualTo(1);
    assertThat(count("skipped")).isEqualTo(1);
    assertThat(count(reason.name().toLowerCase(Locale.ROOT))).isEqualTo(WINDOW);
  }

  @Test
  void halfOfTheLatestIsEnoughAndLessIsNot() throws SendFailure {
    for (int i = 0; i < 40; i++) {
      int turn = i;
      sender.next(() -> answer(turn % 5 >= 2));
    }
    for (int i = 0; i < 40; i++) {
      send();
    }
    assertThat(sender.asked()).as("two of five are not half").hasSize(40);

    for (int i = 0; i < WINDOW; i++) {
      int turn = i;
      sender.next(() -> answer(turn % 2 == 0));
    }
    for (int i = 0; i < WINDOW; i++) {
      send();
    }

    assertThat(guarded.send(message())).isEmpty();
  }

  @Test
  void whatOnlyConcernsANumberOrACountrySpeaksAgainstNobody() throws SendFailure {
    for (int i = 0; i < 3 * WINDOW; i++) {
      sender.next(() -> {
        throw new SendFailure(Reason.NUMBER);
      });
      sender.next(() -> {
        throw SendFailure.refusedHere();
      });
      assertThat(failure()).isEqualTo(Reason.NUMBER);
      assertThat(failure()).isEqualTo(Reason.REFUSED);
    }

    assertThat(guarded.send(message())).isPresent();
  }

  @Test
  void aBugInASenderIsAFailureOfTheProviderThatTellsNothing() {
    sender.always(() -> {
      throw new IllegalStateException("+4915112345678");
    });

    SendFailure failure;
    try (LogCapture log = new LogCapture()) {
      failure = catchThrowableOfType(SendFailure.class, () -> guarded.send(message()));
      assertThat(log.text())
          .contains("unexpected java.lang.IllegalStateException in carrier")
          .doesNotContain("4915112345678")
          .doesNotContain("314159");
    }

    assertThat(failure.reason()).isEqualTo(Reason.PROVIDER);
    assertThat(failure).hasNoCause();
    assertThat(failure.toString()).doesNotContain("4915112345678");
  }

  @Test
  void afterThePauseOneMessageTriesAndBringsTheProviderBack() throws Exception {
    MeterRegistry own = new SimpleMeterRegistry();
    GuardedSender impatient = guarded(Duration.ZERO, own);
    sender.fails(Reason.PROVIDER);
    for (int i = 0; i < WINDOW; i++) {
      assertThat(failure(impatient)).isEqualTo(Reason.PROVIDER);
    }
    assertThat(open(own)).isEqualTo(1);
    assertThat(failure(impatient)).as("the first trial").isEqualTo(Reason.PROVIDER);
    assertThat(open(own)).isEqualTo(1);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    sender.always(() -> {
      asked.countDown();
      await(mayAnswer);
      return Optional.of("probe");
    });
    CompletableFuture<Optional<Sent>> probe =
        CompletableFuture.supplyAsync(() -> {
          try {
            return impatient.send(message());
          } catch (SendFailure e) {
            throw new AssertionError(e);
          }
        });
    asked.await();

    assertThat(impatient.send(message())).as("while another one tries").isEmpty();

    mayAnswer.countDown();
    assertThat(probe.get()).contains(new Sent("carrier", Optional.of("probe")));
    assertThat(impatient.send(message())).isPresent();
    assertThat(open(own)).isZero();
  }

  @Test
  void countsAndTimesCarryNeitherNumberNorText() throws SendFailure {
    guarded.send(message());

    assertThat(count("taken")).isEqualTo(1);
    assertThat(
            metrics
                .get("directory.senders.duration")
                .tags("provider", "carrier", "channel", "sms")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(open(metrics)).isZero();
    assertThat(metrics.getMeters())
        .allSatisfy(meter ->
            assertThat(meter.getId().toString())
                .doesNotContain("4915112345678")
                .doesNotContain("314159"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5, 1", "10, 0, 1", "10, 1.1, 1", "10, 0.5, -1"})
  void aBreakerThatMakesNoSenseIsRefusedByItsKey(int window, double ratio, long seconds) {
    WrittenRouting config =
        new WrittenRouting(Map.of(), window, ratio, Duration.ofSeconds(seconds));

    assertThatIllegalStateException()
        .isThrownBy(() -> new GuardedSender(sender, config, metrics))
        .withMessageContaining("directory.senders.breaker");
  }

  private GuardedSender guarded(Duration pause, MeterRegistry registry) {
    return new GuardedSender(sender, new WrittenRouting(Map.of(), WINDOW, 0.5, pause), registry);
  }

  private static double open(MeterRegistry registry) {
    return registry.get("directory.senders.open").tag("provider", "carrier").gauge().value();
  }

  private static Optional<String> answer(boolean taken) throws SendFailure {
    if (!taken) {
      throw new SendFailure(Reason.PROVIDER);
    }
    return Optional.of("reference");
  }

  private void send() {
    try {
      guarded.send(message());
    } catch (SendFailure expected) {
      assertThat(expected.reason()).isEqualTo(Reason.PROVIDER);
    }
  }

  private Reason failure() {
    return failure(guarded);
  }

  private static Reason failure(GuardedSender sender) {
    return catchThrowableOfType(SendFailure.class, () -> sender.send(message())).reason();
  }

  private double count(String outcome) {
    return metrics
        .get("directory.senders.sent")
        .tags("provider", "carrier", "channel", "sms", "outcome", outcome)
        .counter()
        .count();
  }

  private static CodeMessage message() {
    return new CodeMessage(
        "r", Channel.SMS, "+4915112345678", "314159", Language.ENGLISH, Instant.MAX);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
