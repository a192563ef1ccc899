package io.kennung.identity.changes;

import io.kennung.chassis.answers.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Who waits at this replica. */
@Singleton
class Waiting {

  private static final Duration LATER = Duration.ofSeconds(5);

  private final Telling telling;
  private final ChangesConfig config;
  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> held = new ConcurrentHashMap<>();
  private volatile boolean closing;

  @Inject
  Waiting(Telling telling, ChangesConfig config, MeterRegistry metrics) {
    this.telling = telling;
    this.config = config;
    metrics.gauge("directory.changes.waiting", waiters, Set::size);
  }

  /**
   * The answer, as soon as there is something to tell, and otherwise when the time is over.
   *
   * @throws Refused with {@link ChangesFailure}
   */
  CompletableFuture<ChangesPage> answer(String token, Question question, Duration patience) {
    Waiter waiter = enter(token, question);
    try {
      // Asked only now: what is committed after this look wakes the one that has just entered.
      ChangesPage page = telling.answer(question);
      if (page.isEmpty()) {
        waiter.patient(page, min(patience, config.longestWait()).toMillis());
      } else {
        waiter.answer().complete(page);
      }
    } catch (RuntimeException e) {
      waiter.answer().completeExceptionally(e);
    }
    if (closing) {
      waiter.giveUp();
    }
    return waiter.answer();
  }

  /** Those who wait now. */
  Collection<Waiter> all() {
    return waiters;
  }

  /** Nobody waits from now on, so that this replica can end. */
  void close() {
    closing = true;
    waiters.forEach(Waiter::giveUp);
  }

  private Waiter enter(String token, Question question) {
    held.merge(token, 1, Integer::sum);
    Waiter waiter = new Waiter(question);
    waiters.add(waiter);
    waiter
        .answer()
        .whenComplete((_, _) -> {
          waiters.remove(waiter);
          held.computeIfPresent(token, (_, count) -> count == 1 ? null : count - 1);
        });
    if (held.getOrDefault(token, 0) > config.maxWaiting()) {
      Refused refused = new Refused(ChangesFailure.TOO_MANY_WAIT, LATER);
      waiter.answer().completeExceptionally(refused);
      throw refused;
    }
    return waiter;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
