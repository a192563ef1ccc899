package io.kennung.identity.operations.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.TestClock;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Table;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DirectoryTest
class CountingTest {

  @Inject Counting counting;
  @Inject Forgetting forgetting;
  @Inject Figures figures;
  @Inject Table table;
  @Inject TestClock clock;

  private Instant hour;

  @BeforeEach
  void begin() {
    // A day on which no other test has registered anybody.
    clock.advance(Duration.ofDays(200));
    clock.freeze();
    Instant then = clock.instant();
    hour = then.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    // Some minutes into an hour, whenever the test runs: what it does in a few more stays in it.
    clock.advance(Duration.between(then, hour.plus(10, ChronoUnit.MINUTES)));
    tidy();
  }

  @AfterEach
  void end() {
    tidy();
    clock.reset();
  }

  private void tidy() {
    table.execute("DELETE FROM history");
    table.execute("DELETE FROM identity WHERE id LIKE 'CTNG%'");
    table.execute("TRUNCATE hourly_count, census, counting_round");
  }

  @Test
  void whoeverRegistersIsCountedInTheHourInWhichThatWas() {
    register(1, hour.minusNanos(1_000));
    register(2, hour);
    register(3, hour.plusSeconds(1));

    counting.count();

    assertThat(counts(Series.REGISTERED))
        .containsEntry(hour.minus(1, ChronoUnit.HOURS), 1L)
        .containsEntry(hour, 2L);
  }

  @Test
  void countingAgainCountsNothingTwice() {
    register(1, hour);
    happened("linked", null, hour);
    counting.count();
    clock.advance(Duration.ofMinutes(2));
    counting.count();
    clock.advance(Duration.ofHours(2));
    counting.count();

    assertThat(counts(Series.REGISTERED)).containsExactly(java.util.Map.entry(hour, 1L));
    assertThat(counts(Series.LINKED)).containsExactly(java.util.Map.entry(hour, 1L));
  }

  @Test
  void eachHappeningIsCountedForWhatItWas() {
    register(1, hour);
    happened("linked", null, hour);
    happened("unlinked", "displaced", hour);
    happened("unlinked", "requested", hour);
    happened("verification", "sent", hour);
    happened("verification", "delivered", hour);
    happened("verification", "refused", hour);
    happened("verification", "dropped", hour);
    happened("verification", "expired", hour);
    happened("revoked", "key", hour);
    happened("revoked", "password", hour);
    happened("inactive", null, hour);
    happened("active", null, hour);
    happened("note", null, hour);

    counting.count();

    for (Series series : Series.values()) {
      assertThat(counts(series)).as(series.name()).containsEntry(hour, 1L).hasSize(1);
    }
  }

  @Test
  void whatIsToldDaysLateIsCountedInItsOwnHour() {
    Instant then = hour.minus(6, ChronoUnit.DAYS);
    register(1, then);
    happened("inactive", null, then);
    counting.count();
    assertThat(counts(Series.FELL_SILENT)).containsEntry(then, 1L);

    happened("inactive", null, then);
    clock.advance(Duration.ofMinutes(59));
    counting.count();
    assertThat(counts(Series.FELL_SILENT)).as("not looked at yet").containsEntry(then, 1L);

    clock.advance(Duration.ofMinutes(2));
    counting.count();
    assertThat(counts(Series.FELL_SILENT)).containsEntry(then, 2L);
  }

  @Test
  void whatHappenedWhileNobodyCountedIsCountedAfterwards() {
    counting.count();
    clock.advance(Duration.ofDays(9));
    Instant then = hour.plus(1, ChronoUnit.HOURS);
    register(1, then);

    counting.count();

    assertThat(counts(Series.REGISTERED)).containsExactly(java.util.Map.entry(then, 1L));
  }

  @Test
  void countingWithAClockThatWasSetBackGoesOn() {
    counting.count();
    register(1, hour.minus(3, ChronoUnit.HOURS));
    clock.advance(Duration.ofHours(-3));

    counting.count();

    assertThat(counts(Series.REGISTERED)).hasSize(1);
  }

  @Test
  void censusCountsEverybodyOnceInTheirStateAndKeepsTheLastOfEachHour() {
    Population before = census();
    register(1, hour);
    register(2, hour);
    register(3, hour);
    table.execute("UPDATE identity SET state = 1 WHERE id = 'CTNG0002'");
    table.execute("UPDATE identity SET state = 2 WHERE id = 'CTNG0003'");
    assertThat(census()).as("not due yet").isEqualTo(before);

    clock.advance(Duration.ofMinutes(5));
    Population after = census();

    assertThat(after.active()).isEqualTo(before.active() + 1);
    assertThat(after.inactive()).isEqualTo(before.inactive() + 1);
    assertThat(after.revoked()).isEqualTo(before.revoked() + 1);
    clock.advance(Duration.ofHours(1));
    census();
    assertThat(figures.population(hour)).hasSize(2);
  }

  @Test
  void oneReplicaAtATimeCounts() {
    register(1, hour);
    List<Boolean> counted =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              assertThat(counting.count()).isTrue();
              Callable<Boolean> other = counting::count;
              return Crowd.together(IntStream.range(0, 4).mapToObj(i -> other).toList());
            });

    assertThat(counted).containsOnly(false);
    assertThat(counting.count()).isTrue();
  }

  @Test
  void figuresAreForgottenWhenNoPageShowsThem() {
    register(1, hour);
    counting.count();

    clock.advance(Duration.ofDays(34));
    forgetting.run();
    assertThat(counts(Series.REGISTERED)).hasSize(1);

    clock.advance(Duration.ofDays(2));
    forgetting.run();
    assertThat(counts(Series.REGISTERED)).isEmpty();
    assertThat(figures.population(hour)).isEmpty();
  }

  private Population census() {
    counting.count();
    return figures.population(hour).lastEntry().getValue();
  }

  /** Of these days only; what other tests have left is older. */
  private NavigableMap<Instant, Long> counts(Series series) {
    return figures.counts(hour.minus(10, ChronoUnit.DAYS)).getOrDefault(series, new TreeMap<>());
  }

  private void register(int number, Instant at) {
    OffsetDateTime then = at.atOffset(ZoneOffset.UTC);
    table.execute(
        "INSERT INTO identity (id, public_key, type, feature_mask, state, registered_at, state_since, seen_on)"
            + " VALUES (?, decode(repeat('00', 32), 'hex'), 0, 0, 0, ?, ?, current_date)",
        "CTNG000" + number,
        then,
        then);
  }

  private void happened(String what, String detail, Instant at) {
    table.execute(
        "INSERT INTO history (identity, at, what, detail) VALUES ('CTNG0001', ?, ?, ?)",
        at.atOffset(ZoneOffset.UTC),
        what,
        detail);
  }
}
