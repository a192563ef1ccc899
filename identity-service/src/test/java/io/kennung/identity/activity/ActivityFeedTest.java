package io.kennung.identity.activity;

import static io.kennung.chassis.testing.Wire.prove;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.chassis.testing.Wire;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Members;
import io.kennung.identity.testing.Table;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.FeatureMaskChanged;
import io.kennung.protocol.events.IdentitySeen;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** The last day on which anybody has seen an identity. */
@DirectoryTest
class ActivityFeedTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject ActivityFeed feed;
  @Inject Table table;
  @Inject TestClock clock;
  @Inject AgroalDataSource dataSource;

  private Wire.Holder anna;

  @BeforeEach
  void registerTenDaysAgo() {
    clock.reset();
    table.execute("DELETE FROM limit_level");
    anna = Holders.create();
    table.execute("UPDATE identity SET seen_on = seen_on - 10 WHERE id = ?", anna.id());
  }

  @Test
  void whatOthersHaveSeenShowsToSupport() {
    String yesterday = today().minusDays(1).toString();
    try (TopicWriter kafka = new TopicWriter(bootstrapServers)) {
      kafka.send(Golden.of("IdentitySeen").about(anna.id()).with("day", yesterday));
    }

    await().atMost(20, SECONDS).until(() -> seenOn().equals(yesterday));
    Members.look("sam", anna.id()).then().body("lastSeen", equalTo(yesterday));
  }

  @Test
  void ofABatchTheLatestDayCountsAndStrangersArePassedOver() {
    feed.on(
        List.of(
            new IdentitySeen(anna.id(), today().minusDays(3)),
            new IdentitySeen("0000000Z", today()),
            new IdentitySeen(anna.id(), today().minusDays(2)),
            new IdentitySeen(anna.id(), today().minusDays(7))));

    assertThat(seenOn()).isEqualTo(today().minusDays(2).toString());
  }

  @Test
  void noRowIsWrittenWhoseDayIsNotLater() {
    var batch = List.<DirectoryEvent>of(new IdentitySeen(anna.id(), today()));
    feed.on(batch);
    String written = version();

    feed.on(batch);
    feed.on(List.of(new IdentitySeen(anna.id(), today().minusDays(1))));

    assertThat(version()).isEqualTo(written);
  }

  @Test
  void aDayOfTheFutureIsRefusedButForAClockThatRunsALittleAhead() {
    feed.on(List.of(new IdentitySeen(anna.id(), today().plusDays(1))));
    assertThat(seenOn()).isEqualTo(today().toString());

    assertThatThrownBy(() -> feed.on(List.of(new IdentitySeen(anna.id(), today().plusDays(2)))))
        .isInstanceOf(Unreadable.class)
        .hasMessage("from the future");
    assertThatThrownBy(() -> feed.on(List.of(new FeatureMaskChanged(anna.id(), 1, Instant.EPOCH))))
        .isInstanceOf(Unreadable.class)
        .hasMessage("not an event of directory.activity");
  }

  @Test
  void ownSightingsGoOnAndAreToldUnlessSomebodyElseHasToldThem() {
    setMask(1);
    assertThat(seenOn()).isEqualTo(today().toString());
    assertThat(table.outbox(anna.id(), "IdentitySeen")).hasSize(1);

    Wire.Holder berta = Holders.create();
    table.execute("UPDATE identity SET seen_on = seen_on - 10 WHERE id = ?", berta.id());
    feed.on(List.of(new IdentitySeen(berta.id(), today())));
    prove(
        "/identity/set_featuremask", Map.of("identity", berta.id(), "featureMask", 1), berta.key());
    assertThat(table.outbox(berta.id(), "IdentitySeen")).isEmpty();
  }

  /** Who looks up identities has them in memory, and is told of every change that it answers. */
  @Test
  void memoryOfLookUpsIsNotToldThatAnIdentityWasSeen() throws SQLException {
    try (Connection listening = dataSource.getConnection();
        Statement statement = listening.createStatement()) {
      statement.execute("LISTEN identity_changed");
      feed.on(List.of(new IdentitySeen(anna.id(), today())));
      table.execute("NOTIFY identity_changed, 'after it'");

      PGConnection postgres = listening.unwrap(PGConnection.class);
      var heard = new java.util.ArrayList<String>();
      while (!heard.contains("after it")) {
        for (var notification : postgres.getNotifications(20_000)) {
          heard.add(notification.getParameter());
        }
      }
      statement.execute("UNLISTEN *");
      assertThat(heard).doesNotContain(anna.id());
    }
  }

  private void setMask(int mask) {
    prove(
        "/identity/set_featuremask",
        Map.of("identity", anna.id(), "featureMask", mask),
        anna.key());
  }

  private String seenOn() {
    return table.text("SELECT seen_on::text FROM identity WHERE id = ?", anna.id());
  }

  /** Another one whenever the row was written. */
  private String version() {
    return table.text("SELECT xmin || ' ' || ctid FROM identity WHERE id = ?", anna.id());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
