package io.kennung.chassis.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.chassis.Secrets;
import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.testing.SchemaTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedLimitsTest extends SchemaTest {

  private static final Limit LIMIT = new Limit("create", 6, Duration.ofSeconds(30));

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void aThousandInParallelOverTwoReplicasGetExactlyTheBurst() {
    List<SharedLimits> replicas = List.of(replica(), replica());
    AtomicInteger admitted = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(16)) {
      IntStream.range(0, 1000)
          .forEach(i ->
              threads.execute(() -> {
                try {
                  replicas.get(i % 2).admit(LIMIT, "caller");
                  admitted.incrementAndGet();
                } catch (Refused e) {
                  assertThat(e.failure()).isEqualTo(CommonFailure.TOO_OFTEN);
                }
              }));
    }

    assertThat(admitted).hasValue(6);
    assertThat(metrics.counter("directory.limits.refused", "limit", "create").count())
        .isEqualTo(994);
  }

  @Test
  void refusedIsToldWhenToComeAgainAndThenGetsExactlyOne() {
    SharedLimits limits = replica();
    IntStream.range(0, 6).forEach(i -> limits.admit(LIMIT, "caller"));

    assertThatThrownBy(() -> limits.admit(LIMIT, "caller"))
        .isInstanceOfSatisfying(
            Refused.class,
            e ->
                assertThat(e.retryAfter())
                    .isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30)));
    clock.advance(Duration.ofSeconds(31));
    limits.admit(LIMIT, "caller");
    assertThatThrownBy(() -> limits.admit(LIMIT, "caller")).isInstanceOf(Refused.class);
  }

  @Test
  void callersAndLimitsDoNotShareAnAllowance() {
    SharedLimits limits = replica();
    IntStream.range(0, 6).forEach(i -> limits.admit(LIMIT, "caller"));

    limits.admit(LIMIT, "another");
    limits.admit(new Limit("other", 6, Duration.ofSeconds(30)), "caller");
  }

  @Test
  void addressIsNowhereInTheTable() {
    replica().admit(LIMIT, "203.0.113.7");

    assertThat(count("limit_level WHERE position('203.0.113.7' in encode(key, 'escape')) > 0"))
        .isZero();
  }

  @Test
  void whatIsWholeAgainIsForgotten() {
    SharedLimits limits = replica();
    limits.admit(LIMIT, "caller");

    limits.purge();
    assertThat(count("limit_level")).isEqualTo(1);
    clock.advance(Duration.ofSeconds(31));
    limits.purge();
    assertThat(count("limit_level")).isZero();
  }

  private SharedLimits replica() {
    return new SharedLimits(jdbi, new Secrets(List.of(new byte[32])), metrics, clock);
  }

  @Test
  void whoTakesIsToldAndNotThrownAtAndGetsExactlyTheBurst() {
    List<Boolean> taken =
        IntStream.range(0, 8).mapToObj(i -> replica().take(LIMIT, "caller")).toList();

    assertThat(taken).containsExactly(true, true, true, true, true, true, false, false);
    clock.advance(Duration.ofSeconds(30));
    assertThat(replica().take(LIMIT, "caller")).isTrue();
    assertThat(replica().take(LIMIT, "caller")).isFalse();
  }

  @Test
  void liftedLimitIsWholeForThisOneAndThisLimitOnly() {
    SharedLimits limits = replica();
    Limit other = new Limit("other", 1, Duration.ofDays(1));
    IntStream.range(0, 6).forEach(i -> limits.admit(LIMIT, "caller"));
    IntStream.range(0, 6).forEach(i -> limits.admit(LIMIT, "somebody else"));
    limits.admit(other, "caller");

    assertThat(limits.lift(LIMIT, "caller")).isTrue();

    assertThat(limits.lift(LIMIT, "caller")).as("nothing is used up").isFalse();
    IntStream.range(0, 6).forEach(i -> limits.admit(LIMIT, "caller"));
    assertThatThrownBy(() -> limits.admit(LIMIT, "caller")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> limits.admit(LIMIT, "somebody else")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> limits.admit(other, "caller")).isInstanceOf(Refused.class);
  }
}
