package io.kennung.revocation.testing;

import io.kennung.chassis.testing.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** The rows of this service. */
@Singleton
public class Table extends Rows {

  @Inject
  Table(Jdbi jdbi) {
    super(jdbi);
  }
}
