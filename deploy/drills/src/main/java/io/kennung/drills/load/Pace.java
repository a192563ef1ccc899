package io.kennung.drills.load;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Turns at a constant rate. Each is taken by one request, whatever has become of those before: who
 * has waited longest goes on, and when nobody waits somebody new begins.
 */
public final class Pace implements AutoCloseable {

  private static final LongConsumer NOBODY = _ -> {};

  private final Queue<CompletableFuture<Long>> waiting = new ConcurrentLinkedQueue<>();
  private final long everyNanos;
  private final Thread thread;
  private volatile LongConsumer newcomer = NOBODY;
  private volatile boolean running = true;

  public Pace(int perSecond) {
    this.everyNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
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
    for (long due = System.nanoTime(); running; due += everyNanos) {
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
}
