package io.kennung.drills.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final int PER_SECOND = 100;
  private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;

  private final BlockingQueue<Long> newcomers = new LinkedBlockingQueue<>();

  @Test
  void everyTurnIsDueAtItsTimeWhateverBecameOfTheOneBefore() throws Exception {
    try (Pace pace = new Pace(PER_SECOND, 0)) {
      pace.admit(newcomers::add);

      long first = newcomers.take();
      long second = newcomers.take();
      long third = newcomers.take();

      assertThat(second - first).isEqualTo(BETWEEN);
      assertThat(third - second).isEqualTo(BETWEEN);
    }
  }

  @Test
  void whoHasBegunGoesBeforeWhoBegins() throws Exception {
    try (Pace pace = new Pace(PER_SECOND, 0)) {
      pace.admit(newcomers::add);
      long before = newcomers.take();
      CompletableFuture<Long> next = CompletableFuture.supplyAsync(pace::next);

      long turn = next.get(10, TimeUnit.SECONDS);

      assertThat((turn - before) % BETWEEN).isZero();
      pace.admitNobody();
      assertThat(newcomers).as("the turn was one's own").doesNotContain(turn);
    }
  }

  @Test
  void theRateRisesFromATenthToItsFullHeight() throws Exception {
    try (Pace pace = new Pace(PER_SECOND, 1)) {
      pace.admit(newcomers::add);

      long first = newcomers.take();
      long before = first;
      long longest = 0;
      long last = 0;
      while (last != BETWEEN) {
        long next = newcomers.take();
        last = next - before;
        longest = Math.max(longest, last);
        before = next;
      }

      assertThat(longest).isBetween(5 * BETWEEN, 10 * BETWEEN);
      assertThat(before - first).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(800));
    }
  }
}
