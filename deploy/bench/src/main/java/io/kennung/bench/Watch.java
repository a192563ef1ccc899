package io.kennung.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;

/**
 * Asks a service for every revoked identity, again and again, until it no longer knows it. One
 * thread and one connection go round all that are still shown.
 */
final class Watch implements AutoCloseable {

  /** Whether the service knows it no longer. */
  interface Question {
    boolean isGone(String identity) throws IOException;
  }

  private static final long ROUND_NANOS = Duration.ofMillis(10).toNanos();

  private record Shown(String identity, long revokedAt) {}

  private final String where;
  private final Question question;
  private final Queue<Shown> revoked = new ConcurrentLinkedQueue<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<long[]> nanos;
  private volatile boolean noMore;

  /**
   * @param where the service, for people
   */
  Watch(String where, Question question) {
    this.where = where;
    this.question = question;
    this.nanos = thread.submit(this::untilAllAreGone);
  }

  /** The answer to its revocation has just come. */
  void add(String identity, long nanoTime) {
    revoked.add(new Shown(identity, nanoTime));
  }

  /**
   * Waits for the last one.
   *
   * @return from each revocation's answer to the first answer that shows it, in nanoseconds
   * @throws BenchFailure when one is shown for longer than this
   */
  long[] finish(Duration patience) {
    noMore = true;
    try {
      return nanos.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new BenchFailure(
          "a revoked identity is still shown by %s after %d s"
              .formatted(where, patience.toSeconds()),
          e);
    } catch (ExecutionException e) {
      throw new BenchFailure("%s could not be asked: %s".formatted(where, e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }

  private long[] untilAllAreGone() throws IOException, InterruptedException {
    LongStream.Builder gone = LongStream.builder();
    List<Shown> shown = new ArrayList<>();
    boolean last;
    do {
      long next = System.nanoTime() + ROUND_NANOS;
      // Read before the queue is: what comes after that is for the next round.
      last = noMore;
      for (Shown each = revoked.poll(); each != null; each = revoked.poll()) {
        shown.add(each);
      }
      List<Shown> still = new ArrayList<>();
      for (Shown each : shown) {
        if (question.isGone(each.identity())) {
          gone.add(System.nanoTime() - each.revokedAt());
        } else {
          still.add(each);
        }
      }
      shown = still;
      TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    } while (!Thread.currentThread().isInterrupted() && !(last && shown.isEmpty()));
    return gone.build().toArray();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
