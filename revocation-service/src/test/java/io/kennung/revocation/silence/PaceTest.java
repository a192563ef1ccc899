package io.kennung.revocation.silence;

import static io.kennung.revocation.silence.Night.SILENT;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RevocationTest
class PaceTest {

  private static final Settings BATCHES = Settings.batches(100);

  @Inject Night night;
  @Inject Table table;
  @Inject Jdbi jdbi;
  @Inject AgroalDataSource dataSource;

  private Handle relay;

  /** Nothing leaves the outbox, as if another replica were at it. */
  @BeforeEach
  void stopTheRelay() {
    night.fall();
    await().atMost(20, SECONDS).until(() -> table.count("outbox WHERE sent_at IS NULL") == 0);
    relay = Jdbi.create(dataSource).open();
    relay.execute("SELECT pg_advisory_lock(hashtextextended(current_schema() || '.outbox', 0))");
  }

  @AfterEach
  void release() {
    relay.execute("SELECT pg_advisory_unlock_all()");
    relay.close();
  }

  @Test
  void noMoreThanSoManyASecond() {
    Pace pace = new Pace(jdbi, BATCHES.pace(50));

    assertThat(pace.batch()).as("a tenth of a second's worth").isEqualTo(5);
    assertThat(pace.after(50)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.after(5)).isEqualTo(Duration.ofMillis(100));
    assertThat(new Pace(jdbi, BATCHES.pace(1_000)).batch()).isEqualTo(100);
  }

  @Test
  void withoutALimitThereIsNoRest() {
    night.seen(350, SILENT);
    Replica replica = night.replica(BATCHES);

    replica.sweep();

    assertThat(replica.marked()).isEqualTo(350);
    assertThat(new Pace(jdbi, BATCHES).after(100)).isZero();
  }

  @Test
  void sweepWaitsForTheOutboxSoThatARevocationNeedNot() throws InterruptedException {
    List<String> ids = night.seen(50, SILENT);
    Replica replica = night.replica(BATCHES.pace(10));
    Thread sweep = Thread.ofVirtual().start(replica::sweep);

    await().atMost(20, SECONDS).until(() -> unsent() == 11 && resting(sweep));
    assertThat(new Pace(jdbi, BATCHES.pace(10)).queue()).isEqualTo(Duration.ofSeconds(1));
    assertThat(night.asleep(ids)).as("a second's worth and a batch").isEqualTo(11);

    release();
    await().atMost(30, SECONDS).until(() -> night.asleep(ids) == 50);
    sweep.join();
    stopTheRelay();
  }

  @Test
  void serviceThatEndsDoesNotWaitForTheRestOfTheSweep() throws InterruptedException {
    night.seen(50, SILENT);
    Replica replica = night.replica(BATCHES.pace(10));
    Thread sweep = Thread.ofVirtual().start(replica::sweep);
    await().atMost(20, SECONDS).until(() -> unsent() == 11 && resting(sweep));

    replica.end();
    sweep.join();

    assertThat(unsent()).isEqualTo(11);
  }

  private int unsent() {
    return table.count("outbox WHERE sent_at IS NULL");
  }

  private static boolean resting(Thread thread) {
    return thread.getState() == Thread.State.TIMED_WAITING;
  }
}
