package io.kennung.drills.crowd;

import io.kennung.drills.load.Caller;
import io.kennung.drills.load.Reply;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sealed backups that are kept, replaced, fetched and deleted. */
public final class Backups {

  private static final int HOW_MANY = 60;
  private static final int ID_BYTES = 32;
  private static final int LEAST = 300;
  private static final int MOST = 60_000;
  private static final String AGENT = "Threema";

  /** One place for a backup, and what was last kept there for sure. */
  private static final class Place {
    private final String path = "/safe/backups/" + HexFormat.of().formatHex(bytes(ID_BYTES));
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Buffer kept;
    private boolean uncertain;
  }

  private final List<Place> places = Stream.generate(Place::new).limit(HOW_MANY).toList();

  void put(Caller caller) {
    alone(place -> {
      Buffer sealed = Buffer.buffer(bytes(ThreadLocalRandom.current().nextInt(LEAST, MOST)));
      place.uncertain = true;
      Reply reply =
          caller.send(
              "Safe PUT",
              HttpMethod.PUT,
              place.path,
              sealed,
              "User-Agent",
              AGENT,
              "Content-Type",
              "application/octet-stream");
      reply.require(reply.status() / 100 == 2, "status " + reply.status());
      place.kept = sealed;
      place.uncertain = false;
    });
  }

  void get(Caller caller) {
    alone(place -> verify(caller, place));
  }

  void head(Caller caller) {
    alone(place -> {
      Reply reply =
          caller.send(
              "Safe HEAD", HttpMethod.HEAD, place.path, Buffer.buffer(), "User-Agent", AGENT);
      Reply unused = reply.require(place.kept == null ? 404 : 200);
    });
  }

  void delete(Caller caller) {
    alone(place -> {
      place.uncertain = true;
      Reply reply =
          caller.send(
              "Safe DELETE", HttpMethod.DELETE, place.path, Buffer.buffer(), "User-Agent", AGENT);
      // Also where there is none: what should be gone is gone.
      Reply unused = reply.require(reply.status() / 100 == 2, "status " + reply.status());
      place.kept = null;
      place.uncertain = false;
    });
  }

  /** How many are kept. */
  public long count() {
    return places.stream().filter(each -> each.kept != null).count();
  }

  /**
   * Fetches all of them.
   *
   * @throws io.kennung.drills.load.Failed where one is not as it was last kept
   */
  public void verify(Caller caller) {
    places.stream().filter(each -> !each.uncertain).forEach(each -> verify(caller, each));
  }

  private static void verify(Caller caller, Place place) {
    Reply reply = caller.get("Safe GET", place.path, "User-Agent", AGENT);
    if (place.kept == null) {
      Reply unused = reply.require(404);
    } else {
      Reply unused = reply.require(200).require(reply.body().equals(place.kept), "another backup");
    }
  }

  /** Somewhere where nobody else is just now, and where all is certain. */
  private void alone(Consumer<Place> visit) {
    Place place = places.get(ThreadLocalRandom.current().nextInt(HOW_MANY));
    if (!place.lock.tryLock()) {
      return;
    }
    try {
      if (!place.uncertain) {
        visit.accept(place);
      }
    } finally {
      place.lock.unlock();
    }
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }
}
