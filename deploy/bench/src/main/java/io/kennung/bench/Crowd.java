package io.kennung.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Clients that come and go together. */
final class Crowd implements AutoCloseable {

  /** Opens the connections of one client. */
  interface Opening {
    ClosedLoop.Client open(int number) throws IOException;
  }

  private final List<ClosedLoop.Client> clients = new ArrayList<>();

  Crowd(int size, Opening opening) {
    try {
      for (int i = 0; i < size; i++) {
        clients.add(opening.open(i));
      }
    } catch (IOException e) {
      close();
      throw new BenchFailure("a service could not be reached: " + e.getMessage(), e);
    }
  }

  List<ClosedLoop.Client> clients() {
    return clients;
  }

  @Override
  public void close() {
    for (ClosedLoop.Client each : clients) {
      try {
        each.close();
      } catch (IOException | SQLException e) {
        throw new BenchFailure("a connection did not close", e);
      }
    }
  }
}
