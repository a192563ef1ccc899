package io.kennung.bench;

import java.io.IOException;

/**
 * Asks for some living identities, in turn and again and again: from memory, but for the first
 * time.
 */
final class Reader implements ClosedLoop.Client {

  private final HttpConnection server;
  private final long first;
  private final int count;
  private int next;

  /**
   * @param first of their numbers
   * @param next how many of them it passes over at the beginning
   */
  Reader(HttpConnection server, long first, int count, int next) {
    this.server = server;
    this.first = first;
    this.count = count;
    this.next = next;
  }

  @Override
  public void ask() throws IOException {
    String id = LoadedLives.id(first + next++ % count);
    int status = server.get("/identity/" + id).status();
    if (status != 200) {
      throw new IOException("an identity that lives was answered with %d".formatted(status));
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
