package io.kennung.verification.counting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts in memory; each replica what it has done itself. */
@Singleton
public class Tally {

  /**
   * Combinations that are told apart. There are some 200 calling codes and a handful of providers;
   * who sends to all of them by all ways still gets figures, though no longer by country.
   */
  static final int MOST = 2_000;

  private final MeterRegistry metrics;
  private final TransactionSynchronizationRegistry transaction;
  private final Set<Combination> known = new HashSet<>();
  private final Map<Combination, Long> untold = new HashMap<>();

  @Inject
  Tally(MeterRegistry metrics, TransactionSynchronizationRegistry transaction) {
    this.metrics = metrics;
    this.transaction = transaction;
  }

  /** One more, once what is being done now has been committed. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void count(Combination combination) {
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Only what has been committed has happened.
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              add(combination);
            }
          }
        });
  }

  /** What has been counted since the last time; the caller is going to tell it. */
  synchronized Map<Combination, Long> take() {
    Map<Combination, Long> taken = Map.copyOf(untold);
    untold.clear();
    return taken;
  }

  /** It could not be told. */
  synchronized void putBack(Map<Combination, Long> taken) {
    taken.forEach((combination, count) -> untold.merge(combination, count, Long::sum));
  }

  synchronized void add(Combination combination) {
    Combination bounded =
        known.contains(combination) || known.size() < MOST ? combination : combination.anywhere();
    known.add(bounded);
    untold.merge(bounded, 1L, Long::sum);
    Counter.builder("directory.deliveries")
        .description("What became of mails, messages and calls, and how many addresses were proven")
        .tag("provider", bounded.provider())
        .tag("channel", bounded.channel())
        .tag("country", bounded.country())
        .tag("outcome", bounded.outcome())
        .register(metrics)
        .increment();
  }
}
