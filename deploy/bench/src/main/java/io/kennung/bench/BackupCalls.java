package io.kennung.bench;

import io.kennung.bench.BackupStores.Range;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** One client that asks for backup after backup, on one kept connection. */
final class BackupCalls implements ClosedLoop.Client {

  private final HttpConnection server;
  private final String method;
  private final byte[] body;
  private final int step;
  private int next;

  private BackupCalls(URI server, String method, byte[] body, int first, int step)
      throws IOException {
    this.server = new HttpConnection(server.getPort());
    this.method = method;
    this.body = body;
    this.next = first;
    this.step = step;
  }

  /** The path of one, for instance {@code /backups/00…2a}. */
  static String path(int number) {
    return "/backups/%064x".formatted(number);
  }

  /** Asks for each of them once, so many at a time. */
  static Timings all(URI server, String method, byte[] body, Range range, int connections) {
    List<BackupCalls> clients = new ArrayList<>();
    try {
      try {
        for (int i = 0; i < connections; i++) {
          clients.add(new BackupCalls(server, method, body, range.first() + i, connections));
        }
        return ClosedLoop.together(
            clients, (client, number, began) -> course(client, number, connections, range));
      } finally {
        for (BackupCalls each : clients) {
          each.close();
        }
      }
    } catch (IOException e) {
      throw new BenchFailure("no connection to %s: %s".formatted(server, e.getMessage()), e);
    }
  }

  private static LongStream course(ClosedLoop.Client client, int number, int clients, Range range)
      throws IOException, SQLException {
    LongStream.Builder nanos = LongStream.builder();
    for (int i = number; i < range.count(); i += clients) {
      long began = System.nanoTime();
      client.ask();
      nanos.add(System.nanoTime() - began);
    }
    return nanos.build();
  }

  @Override
  public void ask() throws IOException {
    int status = server.send(HttpConnection.request(method, path(next), body)).status();
    if (status / 100 != 2) {
      throw new BenchFailure("%s was answered %d".formatted(method, status));
    }
    next += step;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
