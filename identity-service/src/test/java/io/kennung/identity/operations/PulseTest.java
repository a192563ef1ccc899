package io.kennung.identity.operations;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.outbox.Pulse;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Table;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DirectoryTest
class PulseTest {

  @Inject Pulse pulse;
  @Inject Table table;

  @BeforeEach
  @AfterEach
  void tidy() {
    table.execute("TRUNCATE last_pulse, hourly_lag");
    table.execute("DELETE FROM outbox WHERE topic = 'directory.nowhere'");
  }

  @Test
  void serviceTellsHowItIsDoingAndTheOperationsPageHearsOfIt() {
    // What others have left goes first, and is younger.
    await().atMost(20, SECONDS).until(() -> table.count("outbox WHERE sent_at IS NULL") == 0);
    // A topic that does not exist, so that the event stays.
    table.execute(
        "INSERT INTO outbox (topic, key, type, data, created_at) VALUES ('directory.nowhere', 'ABCD1234', 't', '', now() - interval '3 minutes')");

    pulse.beat();
    // What is stuck holds up all that comes after it, the pulse as well.
    table.execute("DELETE FROM outbox WHERE topic = 'directory.nowhere'");

    await()
        .atMost(20, SECONDS)
        .until(() -> table.count("last_pulse WHERE service = ?", "identity-service") == 1);
    assertThat(
            table.count(
                "last_pulse WHERE service = ? AND lag_millis > 170000 AND unsent >= 1",
                "identity-service"))
        .isEqualTo(1);
    assertThat(table.outbox("identity-service", "ServicePulse").getLast())
        .contains("\"service\":\"identity-service\"", "\"unsent\":", "\"lagMillis\":", "\"at\":");
  }
}
