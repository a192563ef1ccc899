package io.kennung.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  private ClosedLoop() {}

  static Timings run(List<? extends Client> clients, Duration duration) {
    try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
      long began = System.nanoTime();
      long end = began + duration.toNanos();
      List<Future<LongStream>> running = new ArrayList<>();
      for (Client each : clients) {
        running.add(threads.submit(() -> askUntil(end, each)));
      }
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
