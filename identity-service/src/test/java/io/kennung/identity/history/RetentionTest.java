package io.kennung.identity.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.TestClock;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@DirectoryTest
class RetentionTest {

  @Inject Retention retention;
  @Inject Table table;
  @Inject TestClock clock;

  @AfterEach
  void goOn() {
    clock.reset();
  }

  @Test
  void whatHappenedMoreThanAYearAgoIsForgottenHoweverMuchAndTheRestStays() {
    String id = Holders.create().id();
    clock.freeze();
    table.execute(
        "INSERT INTO history (identity, at, what) SELECT ?, ?::timestamptz, 'active' FROM generate_series(1, 2500)",
        id,
        clock.instant().minus(Duration.ofDays(365)).minusSeconds(1).toString());
    table.execute(
        "INSERT INTO history (identity, at, what) VALUES (?, ?::timestamptz, 'inactive')",
        id,
        clock.instant().minus(Duration.ofDays(365)).toString());

    retention.forget();

    assertThat(table.count("history WHERE identity = ?", id)).isEqualTo(1);
    assertThat(table.text("SELECT what FROM history WHERE identity = ?", id)).isEqualTo("inactive");
  }
}
