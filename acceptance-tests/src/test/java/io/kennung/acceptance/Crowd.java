package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that do the same over and over until they are told to stop. */
final class Crowd implements AutoCloseable {

  /** They leave something of a small machine to the others. */
  private static final long REST_MILLIS = 20;

  private final Queue<Throwable> troubles = new ConcurrentLinkedQueue<>();
  private final AtomicInteger done = new AtomicInteger();
  private final ScheduledExecutorService threads;

  Crowd(int size, Runnable step) {
    threads = Executors.newScheduledThreadPool(size);
    for (int i = 0; i < size; i++) {
      var _ = threads.scheduleWithFixedDelay(() -> attempt(step), 0, REST_MILLIS, MILLISECONDS);
    }
  }

  /** What went wrong so far. */
  List<Throwable> troubles() {
    return List.copyOf(troubles);
  }

  /** How often it went well. */
  int done() {
    return done.get();
  }

  /** Returns when it has gone well so many times more. */
  void awaitMore(int times) {
    int wanted = done() + times;
    await("done %d times".formatted(wanted)).atMost(60, SECONDS).until(() -> done() >= wanted);
  }

  private void attempt(Runnable step) {
    try {
      step.run();
      done.incrementAndGet();
    } catch (RuntimeException | AssertionError e) {
      troubles.add(e);
    }
  }

  /** What has begun comes to its end. */
  @Override
  public void close() {
    threads.close();
  }
}
