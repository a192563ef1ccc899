package io.kennung.safe.backups;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.answers.Refused;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BudgetTest {

  @Test
  void whatDoesNotFitWaitsUntilItDoes() {
    Budget budget = new Budget(3 * 1024, Duration.ofSeconds(20));
    CompletableFuture<String> first = new CompletableFuture<>();
    CompletableFuture<String> held =
        CompletableFuture.supplyAsync(() -> budget.with(2 * 1024, first::join));
    await().atMost(10, SECONDS).until(() -> budget.used() == 2);

    assertThat(budget.with(1, () -> budget.used())).isEqualTo(3);
    CompletableFuture<String> second =
        CompletableFuture.supplyAsync(() -> budget.with(1025, () -> "second"));
    assertThat(second).isNotDone();
    first.complete("first");

    assertThat(held.join()).isEqualTo("first");
    assertThat(second.join()).isEqualTo("second");
    await().atMost(10, SECONDS).until(() -> budget.used() == 0);
  }

  @Test
  void nobodyWaitsForEver() {
    Budget budget = new Budget(1024, Duration.ofMillis(50));

    assertThatThrownBy(() -> budget.with(1, () -> budget.with(1, () -> "never")))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.failure()).isEqualTo(SafeFailure.BUSY));
    assertThat(budget.used()).isZero();
  }

  @Test
  void whatFailsGivesItBack() {
    Budget budget = new Budget(1024, Duration.ofMillis(50));

    assertThatThrownBy(() ->
            budget.with(
                1024,
                () -> {
                  throw new IllegalStateException();
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(budget.used()).isZero();
  }
}
