package io.kennung.identity.operations.figures;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Forgets figures that no page shows any more. */
@Singleton
class Forgetting {

  private static final List<String> OLD =
      List.of(
          "DELETE FROM hourly_count WHERE hour < :before",
          "DELETE FROM census WHERE hour < :before",
          "DELETE FROM hourly_lag WHERE hour < :before",
          "DELETE FROM last_pulse WHERE at < :before",
          "DELETE FROM hourly_delivery WHERE hour < :before",
          "DELETE FROM operations_look WHERE hour < :before");

  private final Jdbi jdbi;
  private final FiguresConfig config;
  private final Clock clock;

  @Inject
  Forgetting(Jdbi jdbi, FiguresConfig config, Clock clock) {
    this.jdbi = jdbi;
    this.config = config;
    this.clock = clock;
  }

  /** Forgets them, whichever replica is the first. */
  @Transactional
  void run() {
    Instant before = clock.instant().minus(config.retention());
    for (String statement : OLD) {
      jdbi.useHandle(sql ->
          sql.createUpdate(statement).bind("before", before.atOffset(ZoneOffset.UTC)).execute());
    }
  }
}
