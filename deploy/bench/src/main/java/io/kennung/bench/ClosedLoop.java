package io.kennung.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Clients that ask again as soon as they are answered: as many requests under way as clients. */
final class ClosedLoop {

  /** One of them. */
  interface Client extends AutoCloseable {

    /** Sends one request and reads its answer to the end. */
    void ask() throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;
  }

  /** All that one of the clients asks, of which there are {@code number} before it. */
  interface Course {

    /**
     * How long each request took, in nanoseconds.
     *
     * @param began when the measurement did, as {@link System#nanoTime} tells it
     */
    LongStream of(Client client, int number, long began) throws IOException, SQLException;
  }

  private ClosedLoop() {}

  static Timings run(List<? extends Client> clients, Duration duration) {
    return together(
        clients, (client, number, began) -> askUntil(began + duration.toNanos(), client));
  }

  /** Every client in a thread of its own, until all have done. */
  static Timings together(List<? extends Client> clients, Course course) {
    try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
      // Only once every thread is there does time count.
      CompletableFuture<Long> start = new CompletableFuture<>();
      List<Future<LongStream>> running = new ArrayList<>();
      for (int i = 0; i < clients.size(); i++) {
        int number = i;
        running.add(threads.submit(() -> course.of(clients.get(number), number, start.join())));
      }
      long began = System.nanoTime();
      start.complete(began);
      LongStream all = LongStream.empty();
      for (Future<LongStream> each : running) {
        all = LongStream.concat(all, each.get());
      }
      return new Timings(all.toArray(), (System.nanoTime() - began) / 1e9);
    } catch (ExecutionException e) {
      throw new BenchFailure("a request failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }

  private static LongStream askUntil(long end, Client client) throws IOException, SQLException {
    LongStream.Builder nanos = LongStream.builder();
    for (long now = System.nanoTime(); now < end; ) {
      client.ask();
      long after = System.nanoTime();
      nanos.add(after - now);
      now = after;
    }
    return nanos.build();
  }
}
