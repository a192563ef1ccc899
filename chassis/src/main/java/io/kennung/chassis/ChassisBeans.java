package io.kennung.chassis;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/** What everything injects: time, randomness and the way to the database. */
@Singleton
class ChassisBeans {

  /**
   * UTC in microseconds, the precision that PostgreSQL keeps: what was answered once reads the same
   * from the row.
   */
  @Produces
  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }

  @Produces
  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }

  /** SQL that takes part in the transaction around it, which the container begins and ends. */
  @Produces
  @Singleton
  Jdbi jdbi(AgroalDataSource dataSource) {
    return Jdbi.create(dataSource).setTransactionHandler(new CMTTransactionHandler());
  }
}
