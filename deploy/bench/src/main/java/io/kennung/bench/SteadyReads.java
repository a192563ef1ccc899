package io.kennung.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * {@code GET identity/{id}} at a steady rate, as users come: each request has its moment, whether
 * or not the one before has been answered, and its time counts from there.
 */
final class SteadyReads {

  private static final int CONNECTIONS = 8;

  private final URI server;
  private final long identities;
  private final int perSecond;

  /**
   * @param identities any of the first so many
   */
  SteadyReads(URI server, long identities, int perSecond) {
    this.server = server;
    this.identities = identities;
    this.perSecond = perSecond;
  }

  /** What it came to for reads while something else is done, to the end of it. */
  Figures beside(Runnable work) {
    AtomicBoolean going = new AtomicBoolean(true);
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<LongStream>> running = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        int client = i;
        running.add(threads.submit(() -> read(client, began, going::get)));
      }
      try {
        work.run();
      } finally {
        going.set(false);
      }
      LongStream all = LongStream.empty();
      for (Future<LongStream> each : running) {
        all = LongStream.concat(all, each.get());
      }
      return new Timings(all.toArray(), (System.nanoTime() - began) / 1e9).figures();
    } catch (ExecutionException e) {
      throw new BenchFailure("a request failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }

  private LongStream read(int client, long began, Supplier<Boolean> going) throws IOException {
    Random random = new Random(client);
    LongStream.Builder nanos = LongStream.builder();
    long step = 1_000_000_000L * CONNECTIONS / perSecond;
    try (HttpConnection connection = new HttpConnection(server.getPort())) {
      for (long due = began + step * client / CONNECTIONS; going.get(); due += step) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        String id = LoadedDirectory.id(random.nextLong(identities));
        if (connection.get("/identity/" + id).status() != 200) {
          throw new IOException("no identity " + id);
        }
        nanos.add(System.nanoTime() - due);
      }
    }
    return nanos.build();
  }
}
