package io.kennung.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * Clients that together ask so many times a second, however long an answer takes. A request that
 * begins late, since the answer before it did not come, has taken longer by as much.
 */
final class Steady {

  private Steady() {}

  static Timings run(List<? extends ClosedLoop.Client> clients, int perSecond, Duration duration) {
    long requests = requests(perSecond, duration);
    return ClosedLoop.together(
        clients,
        (client, number, began) -> {
          LongStream.Builder nanos = LongStream.builder();
          for (long i = number; i < requests; i += clients.size()) {
            nanos.add(askAt(began + (long) (1e9 * i / perSecond), client));
          }
          return nanos.build();
        });
  }

  /** How many {@link #run} asks. */
  static long requests(int perSecond, Duration duration) {
    return perSecond * duration.toMillis() / 1_000;
  }

  private static long askAt(long due, ClosedLoop.Client client) throws IOException, SQLException {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    client.ask();
    return System.nanoTime() - due;
  }
}
