package io.kennung.drills.load;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Turns at a rate that rises to its full height and then stays there. Each is taken by one request,
 * whatever has become of those before: who has waited longest goes on, and when nobody waits
 * somebody new begins.
 */
public final class Pace implements AutoCloseable {

  private static final LongConsumer NOBODY = _ -> {};

  /** Of the full rate, in the beginning. */
  private static final double FIRST = 0.1;

  private final Queue<CompletableFuture<Long>> waiting = new ConcurrentLinkedQueue<>();
  private final long everyNanos;
  private final long warmUpNanos;
  private final Thread thread;
  private volatile LongConsumer newcomer = NOBODY;
  private volatile boolean running = true;

  /**
   * @param perSecond the full rate
   * @param warmUpSeconds how long it takes to rise to that
   */
  public Pace(int perSecond, int warmUpSeconds) {
    this.everyNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.warmUpNanos = TimeUnit.SECONDS.toNanos(warmUpSeconds);
    this.thread = Thread.ofPlatform().name("pace").daemon().start(this::run);
  }

  /**
   * From now on there are newcomers.
   *
   * @param begins something new, with the moment ({@link System#nanoTime}) of its first turn; must
   *     return at once
   */
  public void admit(LongConsumer begins) {
    newcomer = begins;
  }

  /** The next turn for who has begun already: the moment at which it was due. */
  long next() {
    CompletableFuture<Long> turn = new CompletableFuture<>();
    waiting.add(turn);
    return turn.join();
  }

  /** From now on nobody new begins. */
  public void admitNobody() {
    newcomer = NOBODY;
  }

  /** No more turns; nobody may wait for one. */
  @Override
  public void close() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long began = System.nanoTime();
    for (long due = began; running; due += gap(due - began)) {
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      CompletableFuture<Long> turn = waiting.poll();
      if (turn != null) {
        turn.complete(due);
      } else {
        newcomer.accept(due);
      }
    }
  }

  private long gap(long passed) {
    if (passed >= warmUpNanos) {
      return everyNanos;
    }
    return (long) (everyNanos / (FIRST + (1 - FIRST) * passed / warmUpNanos));
  }
}
