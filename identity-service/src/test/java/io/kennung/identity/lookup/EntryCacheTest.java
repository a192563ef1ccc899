package io.kennung.identity.lookup;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@DirectoryTest
class EntryCacheTest {

  @Inject EntryCache cache;
  @Inject ChangeFeed feed;
  @Inject Table table;

  @Test
  void whatWasAskedForIsAnsweredFromMemory() {
    String id = Holders.create().id();
    await().atMost(20, SECONDS).until(feed::isCurrent);

    assertThat(cache.find(id).join()).isSameAs(cache.find(id).join());
  }

  @Test
  void changeByWhateverWayIsSeenWithinSeconds() {
    String id = Holders.create().id();
    given().get("/identity/" + id).then().statusCode(200);

    // Another replica, an operator, a restored backup: all that this one has is what the database
    // tells.
    table.execute("UPDATE identity SET state = 1 WHERE id = ?", id);
    await()
        .atMost(20, SECONDS)
        .until(() -> given().get("/identity/" + id).<Integer>path("state") == 1);

    table.execute("UPDATE identity SET state = 2 WHERE id = ?", id);
    await().atMost(20, SECONDS).until(() -> given().get("/identity/" + id).statusCode() == 404);
  }

  @Test
  void changeDuringALookUpIsNotLost() throws Exception {
    String id = Holders.create().id();
    AtomicBoolean done = new AtomicBoolean();
    try (var asking = Executors.newFixedThreadPool(4)) {
      Future<?> askers =
          asking.submit(() -> {
            while (!done.get()) {
              cache.find(id).join();
            }
          });
      for (int mask = 1; mask <= 300; mask++) {
        table.execute("UPDATE identity SET feature_mask = ? WHERE id = ?", mask, id);
      }
      await().atMost(20, SECONDS).until(() -> cache.find(id).join().featureMask() == 300);
      done.set(true);
      askers.get(20, SECONDS);
    }

    assertThat(cache.find(id).join().featureMask()).isEqualTo(300);
  }

  @Test
  void whoeverCannotHearOfChangesAnswersFromTheTable() {
    String id = Holders.create().id();
    await().atMost(20, SECONDS).until(feed::isCurrent);
    cache.find(id).join();
    // The session that listens dies; what changes before it is back must be seen all the same.
    table.count(
        "(SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND query LIKE 'SELECT 1 /%') gone");
    table.execute("UPDATE identity SET feature_mask = 77 WHERE id = ?", id);

    await()
        .atMost(20, SECONDS)
        .ignoreExceptions()
        .until(() -> cache.find(id).join().featureMask() == 77);
    await().atMost(20, SECONDS).until(feed::isCurrent);
    assertThat(cache.find(id).join().featureMask()).isEqualTo(77);
  }
}
