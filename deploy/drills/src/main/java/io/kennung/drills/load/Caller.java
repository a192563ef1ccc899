package io.kennung.drills.load;

import io.kennung.drills.load.Wire.Request;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.function.LongSupplier;

/**
 * Who asks one thing after the other, each when its turn has come. Everything throws {@link Failed}
 * where no answer comes.
 */
public final class Caller {

  /** As long as the most impatient of the clients in the field waits for an answer. */
  private static final int PATIENCE_SECONDS = 10;

  private static final Buffer NOTHING = Buffer.buffer();

  private final Wire wire;
  private final LongSupplier turns;
  private final int patience;
  private volatile boolean hasAsked;

  private Caller(Wire wire, LongSupplier turns, int patience) {
    this.wire = wire;
    this.turns = turns;
    this.patience = patience;
  }

  /** One who asks at once, beside all others. */
  public static Caller unpaced(Wire wire) {
    return unpaced(wire, PATIENCE_SECONDS);
  }

  /**
   * The same, who waits longer for an answer.
   *
   * @param patience in seconds
   */
  public static Caller unpaced(Wire wire, int patience) {
    return new Caller(wire, System::nanoTime, patience);
  }

  /**
   * One of those who come by turns.
   *
   * @param first when its first turn was due
   */
  public static Caller paced(Wire wire, Pace pace, long first) {
    return new Caller(
        wire,
        new LongSupplier() {
          private boolean begun;

          @Override
          public long getAsLong() {
            long due = begun ? pace.next() : first;
            begun = true;
            return due;
          }
        },
        PATIENCE_SECONDS);
  }

  /** Whether it has asked anything yet. */
  public boolean hasAsked() {
    return hasAsked;
  }

  /** A GET; headers are names and values in turn. */
  public Reply get(String what, String path, String... headers) {
    return send(what, HttpMethod.GET, path, NOTHING, headers);
  }

  /** A POST of JSON. */
  public Reply post(String what, String path, JsonObject body) {
    return send(what, HttpMethod.POST, path, body.toBuffer(), "Content-Type", "application/json");
  }

  /** Anything else; headers are names and values in turn. */
  public Reply send(String what, HttpMethod method, String path, Buffer body, String... headers) {
    MultiMap all = MultiMap.caseInsensitiveMultiMap();
    for (int i = 0; i + 1 < headers.length; i += 2) {
      all.add(headers[i], headers[i + 1]);
    }
    long due = turns.getAsLong();
    hasAsked = true;
    return wire.send(new Request(what, method, path, all, body), due, patience);
  }
}
