package io.kennung.identity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.TestClock;
import io.kennung.identity.operations.figures.Fate;
import io.kennung.identity.operations.figures.Heartbeat;
import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import io.kennung.pages.View;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

  private record Config(
      Map<String, URI> services,
      Duration patience,
      Duration maxLag,
      Duration maxSilence,
      int refusedPercent,
      long refusedLeast)
      implements OperationsConfig {}

  private final TestClock clock = new TestClock();
  private Diagnosis diagnosis;

  @BeforeEach
  void begin() {
    clock.freeze();
    diagnosis =
        new Diagnosis(
            new Config(
                Map.of(),
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                30,
                20),
            clock);
  }

  @Test
  void servicesThatAreReadyAndHeardOfAreWell() {
    assertThat(sentences(state("identity-service", Readiness.READY, beat(0, 60_000)))).isEmpty();
    assertThat(sentences(state("safe-service", Readiness.UNKNOWN, null))).isEmpty();
  }

  @Test
  void serviceThatIsNotReadyIsNamedWithWhatItLacks() {
    ServiceState failing =
        new ServiceState("safe-service", Readiness.NOT_READY, List.of("database", "storage"), null);
    assertThat(sentences(failing)).containsExactly("safe-service is not ready: database, storage.");
    assertThat(sentences(state("safe-service", Readiness.NOT_READY, null)))
        .containsExactly("safe-service is not ready.");
  }

  @Test
  void serviceThatDoesNotAnswerIsNamed() {
    assertThat(sentences(state("safe-service", Readiness.NO_ANSWER, null)))
        .containsExactly("safe-service does not answer.");
  }

  @Test
  void outboxThatLagsForMoreThanAMinuteIsNamed() {
    assertThat(sentences(state("revocation-service", Readiness.READY, beat(0, 60_001))))
        .containsExactly(
            "Events of revocation-service have been waiting for 1 min to go out: the other"
                + " services do not know yet what has happened there.");
  }

  @Test
  void serviceThatHasNotBeenHeardOfForFiveMinutesIsNamed() {
    assertThat(sentences(state("identity-service", Readiness.READY, beat(299, 0)))).isEmpty();
    assertThat(sentences(state("identity-service", Readiness.READY, beat(300, 0))))
        .containsExactly("identity-service has not been heard of for 5 min.");
  }

  @Test
  void serviceThatWasNeverHeardOfIsNamedOnceItHadTheTime() {
    ServiceState never = state("verification-service", Readiness.READY, null);
    assertThat(sentences(never)).isEmpty();

    clock.advance(Duration.ofMinutes(5));
    assertThat(sentences(never)).containsExactly("verification-service has never been heard of.");
    assertThat(sentences(state("safe-service", Readiness.READY, null))).as("has no way").isEmpty();
  }

  @Test
  void countryIsNamedWhenManyOfEnoughAreRefused() {
    assertThat(refused(fate("41", 13, 6))).as("of 19").isEmpty();
    assertThat(refused(fate("41", 15, 5))).as("a quarter").isEmpty();
    assertThat(refused(fate("none", 0, 50))).as("mail has no country").isEmpty();
    assertThat(refused(fate("41", 10, 5), fate("41", 4, 1), fate("49", 9, 1)))
        .as("both providers together")
        .containsExactly("30 % of the messages and calls to +41 have been refused of late.");
  }

  @Test
  void refusalsAfterSendingAreNotCountedTwice() {
    Fate reported = new Fate("41", "t", "sms", 100, 60, 40, 0, 0);
    assertThat(reported.attempts()).isEqualTo(100);
    assertThat(new Fate("41", "t", "sms", 60, 0, 40, 0, 0).attempts()).isEqualTo(100);
  }

  @Test
  void sweepThatWaitsForAPersonIsNamed() {
    Map<String, Answer> answers =
        Map.of("revocation-service", new Answer(Readiness.READY, List.of(), true));
    assertThat(words().sentence(diagnosis.of(List.of(), answers, List.of()).getFirst()))
        .startsWith("revocation-service marks nobody inactive");
  }

  @Test
  void headlineCountsWhatIsNotWell() {
    assertThat(words().say("unwell", 1)).isEqualTo("One thing is not well");
    assertThat(words().say("unwell", 3)).isEqualTo("3 things are not well");
  }

  private List<String> sentences(ServiceState service) {
    return diagnosis.of(List.of(service), Map.of(), List.of()).stream()
        .map(words()::sentence)
        .toList();
  }

  private List<String> refused(Fate... fates) {
    return diagnosis.of(List.of(), Map.of(), List.of(fates)).stream()
        .map(words()::sentence)
        .toList();
  }

  private Words words() {
    return new Words(
        new View(Texts.of(Language.ENGLISH), "Kennung", "/support/console", "1"), clock.instant());
  }

  private static Fate fate(String country, long sent, long refused) {
    return new Fate(country, "telephone", "sms", sent, 0, refused, 0, 0);
  }

  private static ServiceState state(String service, Readiness readiness, Heartbeat pulse) {
    return new ServiceState(service, readiness, List.of(), pulse);
  }

  private Heartbeat beat(long secondsAgo, long lag) {
    return new Heartbeat("any", clock.instant().minusSeconds(secondsAgo), 0, lag);
  }
}
