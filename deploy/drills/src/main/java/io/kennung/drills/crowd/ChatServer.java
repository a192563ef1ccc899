package io.kennung.drills.crowd;

import io.kennung.drills.load.Caller;
import io.kennung.drills.load.Failed;
import io.kennung.drills.load.Failures;
import io.kennung.drills.load.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Asks for what has changed, over and over, and waits at the directory while nothing has. */
public final class ChatServer implements AutoCloseable {

  private static final int WAIT_SECONDS = 5;
  private static final int GONE = 2;

  private final Caller caller;
  private final String token;
  private final Failures failures;
  private final List<String> revoked = new ArrayList<>();
  private final Thread thread;
  private volatile boolean running = true;
  private volatile int questions;

  /**
   * Begins at once.
   *
   * @param caller waits longer than the directory lets it wait
   * @param token by which the directory knows it
   */
  public ChatServer(Caller caller, String token, Failures failures) {
    this.caller = caller;
    this.token = token;
    this.failures = failures;
    this.thread = Thread.ofVirtual().name("chat-server").start(this::run);
  }

  /** The identities of which it was told that they have ended, as often as it was told. */
  public synchronized List<String> revoked() {
    return List.copyOf(revoked);
  }

  /** How often it has asked. */
  public int questions() {
    return questions;
  }

  private void run() {
    String cursor = "";
    while (running) {
      try {
        cursor = ask(cursor);
      } catch (Failed e) {
        failures.add(e);
      }
    }
  }

  private String ask(String cursor) {
    questions++;
    Reply reply =
        caller.get(
            "changes",
            "/changes?wait=%d".formatted(WAIT_SECONDS)
                + (cursor.isEmpty() ? "" : "&after=" + cursor),
            "Authorization",
            "Bearer " + token);
    JsonObject told = reply.json();
    synchronized (this) {
      for (Object each : told.getJsonArray("changes", new JsonArray())) {
        JsonObject change = (JsonObject) each;
        if (change.getInteger("state") == GONE) {
          revoked.add(change.getString("identity"));
        }
      }
    }
    return told.getString("next");
  }

  /** Returns with the end of its last question. */
  @Override
  public void close() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
