package io.kennung.identity.operations;

import io.kennung.staff.StaffMember;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;

/** Who has looked in which hour. */
@Singleton
class Looks {

  private final Jdbi jdbi;

  @Inject
  Looks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Whether it is the first look of this person in this hour; of several at once only one is. */
  boolean isFirst(StaffMember who, Instant now) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                    "INSERT INTO operations_look (who, hour) VALUES (:who, :hour)"
                        + " ON CONFLICT DO NOTHING")
                .bind("who", who.name())
                .bind("hour", now.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                .execute()
            == 1);
  }
}
