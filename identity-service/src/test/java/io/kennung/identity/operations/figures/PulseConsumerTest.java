package io.kennung.identity.operations.figures;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Table;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DirectoryTest
class PulseConsumerTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Figures figures;
  @Inject Table table;
  @Inject TestClock clock;

  private TopicWriter kafka;
  private Instant hour;

  @BeforeEach
  void begin() {
    kafka = new TopicWriter(bootstrapServers);
    table.execute("TRUNCATE last_pulse, hourly_lag, hourly_delivery");
    hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
  }

  @AfterEach
  void end() {
    kafka.close();
    table.execute("TRUNCATE last_pulse, hourly_lag, hourly_delivery");
  }

  @Test
  void lastPulseIsKnownAndTheWorstOfItsHour() {
    kafka.send(pulse(7, 90_000, hour.plusSeconds(1)));
    kafka.send(pulse(0, 0, hour.plusSeconds(2)));
    mark();

    Heartbeat last = heartbeat();
    assertThat(last.at()).isEqualTo(hour.plusSeconds(2));
    assertThat(last.unsent()).isZero();
    assertThat(lags()).containsExactly(90_000L);
  }

  @Test
  void pulseThatComesLateChangesItsHourOnly() {
    kafka.send(pulse(0, 10, hour.plusSeconds(2)));
    kafka.send(pulse(9, 70_000, hour.minusSeconds(1)));
    mark();

    assertThat(heartbeat().at()).isEqualTo(hour.plusSeconds(2));
    assertThat(heartbeat().lagMillis()).isEqualTo(10);
    assertThat(lags()).containsExactly(70_000L, 10L);
  }

  @Test
  void whatIsCountedTwiceByOneEventThatComesTwiceIsAddedOnce() {
    Golden delivered = counted("delivered", 12, hour);
    kafka.send(delivered);
    kafka.send(delivered);
    kafka.send(counted("delivered", 3, hour.plusSeconds(5)));
    kafka.send(counted("refused", 5, hour));
    kafka.send(counted("refused", 100, hour.minusSeconds(1)));
    mark();

    assertThat(figures.fates(hour))
        .containsExactly(new Fate("41", "telephone", "sms", 0, 15, 5, 0, 0));
    assertThat(figures.fates(hour.minus(1, ChronoUnit.HOURS)).getFirst().refused()).isEqualTo(105);
  }

  @Test
  void whatIsNoPulseAtAllIsLeftToAPerson() {
    Instant now = clock.instant();
    List<Golden> wrong =
        List.of(
            pulse(-1, 0, now),
            pulse(0, -1, now),
            pulse(0, 0, now.plus(Duration.ofHours(1))),
            pulse(0, 0, now).with("service", ""),
            counted("delivered", 0, now),
            counted("delivered", 1, now.plus(Duration.ofDays(1))),
            counted("eaten", 1, now),
            counted("delivered", 1, now).with("channel", "pigeon"),
            counted("delivered", 1, now).with("country", "+41 79 123 45 67"),
            counted("delivered", 1, now).with("provider", "a b"));
    int letters = letters();
    wrong.forEach(kafka::send);
    mark();

    assertThat(letters() - letters).isEqualTo(wrong.size());
    assertThat(figures.heartbeats()).hasSize(1);
    assertThat(figures.fates(hour)).isEmpty();
  }

  @Test
  void whatIsOlderThanAnyPageShowsIsNotKept() {
    kafka.send(pulse(1, 1, hour.minus(40, ChronoUnit.DAYS)));
    kafka.send(counted("delivered", 1, hour.minus(40, ChronoUnit.DAYS)));
    mark();

    assertThat(figures.lags(Instant.EPOCH)).containsOnlyKeys("mark");
    assertThat(figures.fates(Instant.EPOCH)).isEmpty();
  }

  /** What was sent before has been applied: it travels on the same partition. */
  private void mark() {
    kafka.send(pulse(0, 0, hour).with("service", "mark"));
    await()
        .atMost(20, SECONDS)
        .until(() -> table.count("last_pulse WHERE service = ?", "mark") == 1);
  }

  private Heartbeat heartbeat() {
    return figures.heartbeats().stream()
        .filter(pulse -> pulse.service().equals("verification-service"))
        .findFirst()
        .orElseThrow();
  }

  private List<Long> lags() {
    return List.copyOf(figures.lags(Instant.EPOCH).get("verification-service").values());
  }

  private int letters() {
    return table.count("outbox WHERE topic = ?", "directory.dead-letter");
  }

  private static Golden pulse(long unsent, long lag, Instant at) {
    return Golden.of("ServicePulse")
        .with("unsent", unsent)
        .with("lagMillis", lag)
        .with("at", at.toString());
  }

  private static Golden counted(String outcome, long count, Instant at) {
    return Golden.of("DeliveriesCounted")
        .with("outcome", outcome)
        .with("count", count)
        .with("at", at.toString());
  }
}
