package io.kennung.verification.testing;

import io.kennung.chassis.testing.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/** The rows of this service. */
@Singleton
public class Table extends Rows {

  @Inject
  Table(Jdbi jdbi) {
    super(jdbi);
  }

  /** Waits until no courier has this delivery in hand any more. */
  public void awaitNoted(String delivery) {
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> count("delivery WHERE id::text = ? AND state = 'sending'", delivery) == 0);
  }
}
