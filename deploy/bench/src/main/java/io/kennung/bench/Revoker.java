package io.kennung.bench;

import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;

/**
 * Ends one identity after the other by its key, each looked at just before, so that
 * identity-service holds it in memory.
 *
 * @param next the number of the one that comes next
 * @param revoked told of each, and of the moment of the answer
 */
record Revoker(
    HttpConnection identity,
    HttpConnection revocation,
    SecretKey key,
    AtomicLong next,
    ObjLongConsumer<String> revoked)
    implements ClosedLoop.Client {

  @Override
  public void ask() throws IOException {
    String id = LoadedLives.id(next.getAndIncrement());
    int status = identity.get("/identity/" + id).status();
    if (status != 200) {
      throw new IOException("an identity that lives was answered with %d".formatted(status));
    }
    String answer =
        TwoPhases.ask(revocation, "/identity/revoke", key, "\"identity\":\"%s\"".formatted(id));
    long now = System.nanoTime();
    if (!answer.contains("\"success\":true")) {
      throw new IOException("not revoked: " + answer);
    }
    revoked.accept(id, now);
  }

  @Override
  public void close() throws IOException {
    identity.close();
    revocation.close();
  }
}
