package io.kennung.drills.backup;

import io.kennung.local.LocalPostgres;
import io.kennung.local.state.StateFolder;
import java.util.List;

/**
 * When Kafka is lost, what was sent and not yet heard is lost with it. Outboxes keep what they have
 * sent for a day: sent once more, whoever has heard it knows it by its id.
 */
final class Resending {

  /** Of the services that publish. */
  private static final List<String> SCHEMAS = List.of("identity", "verification", "revocation");

  private Resending() {}

  /** In a database that nobody works on. */
  static void ofAllThatIsKept(StateFolder state) {
    try (LocalPostgres postgres = LocalPostgres.start(state.postgres(), 0)) {
      SCHEMAS.forEach(schema ->
          Lives.execute(postgres, "UPDATE %s.outbox SET sent_at = NULL".formatted(schema)));
    }
  }
}
