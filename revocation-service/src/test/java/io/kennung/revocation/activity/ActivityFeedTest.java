package io.kennung.revocation.activity;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.inbox.Unreadable;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.chassis.testing.Wire;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.FeatureMaskChanged;
import io.kennung.protocol.events.IdentitySeen;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RevocationTest
class ActivityFeedTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject ActivityFeed feed;
  @Inject Lifelines lives;
  @Inject Table table;
  @Inject TestClock clock;

  @BeforeEach
  void now() {
    clock.reset();
  }

  @Test
  void ofABatchTheLatestDayOfEachCounts() {
    String anna = lives.active();
    String berta = lives.inactive();

    feed.on(
        List.of(
            new IdentitySeen(anna, lives.today().minusDays(1)),
            new IdentitySeen(berta, lives.today()),
            new IdentitySeen(anna, lives.today()),
            new IdentitySeen(anna, lives.today().minusDays(7))));

    assertThat(lives.of(anna)).isEqualTo("0 0 " + lives.today());
    assertThat(lives.of(berta)).isEqualTo("0 7 " + lives.today());
    assertThat(lives.wakings(berta)).hasSize(1);
  }

  @Test
  void batchThatComesAgainChangesNothing() {
    String anna = lives.inactive();
    var batch = List.<DirectoryEvent>of(new IdentitySeen(anna, lives.today()));
    feed.on(batch);
    String written = lives.version(anna);

    feed.on(batch);

    assertThat(lives.version(anna)).isEqualTo(written);
    assertThat(lives.wakings(anna)).hasSize(1);
  }

  @Test
  void clockThatRunsADayAheadIsForgivenAndNoMore() {
    String anna = lives.active();
    feed.on(List.of(new IdentitySeen(anna, lives.today().plusDays(1))));
    assertThat(lives.of(anna)).isEqualTo("0 0 " + lives.today());

    String berta = lives.active();
    String before = lives.version(berta);
    assertThatThrownBy(() ->
            feed.on(
                List.of(
                    new IdentitySeen(berta, lives.today()),
                    new IdentitySeen(anna, lives.today().plusDays(2)))))
        .isInstanceOf(Unreadable.class)
        .hasMessage("from the future");
    assertThat(lives.version(berta)).as("the batch is taken again one by one").isEqualTo(before);
  }

  @Test
  void whatIsNoSignOfLifeIsUnreadable() {
    assertThatThrownBy(
            () -> feed.on(List.of(new FeatureMaskChanged(People.newId(), 1, Instant.EPOCH))))
        .isInstanceOf(Unreadable.class)
        .hasMessage("not an event of directory.activity");
  }

  @Test
  void signOfLifeBeforeTheRegistrationKeepsItsDay() {
    Wire.Holder anna = new Wire.Holder(People.newId(), Wire.newKey());
    feed.on(List.of(new IdentitySeen(anna.id(), lives.today())));

    try (TopicWriter kafka = new TopicWriter(bootstrapServers)) {
      kafka.send(
          Golden.of("IdentityRegistered")
              .about(anna.id())
              .with("publicKey", anna.key().publicKey().base64())
              .with("at", lives.today().minusDays(3) + "T10:00:00Z"));
    }

    await()
        .atMost(20, SECONDS)
        .until(() ->
            table.count("life WHERE identity = ? AND public_key IS NOT NULL", anna.id()) == 1);
    assertThat(lives.of(anna.id())).isEqualTo("0 0 " + lives.today());
  }

  @Test
  void whatComesOverTheTopicIsKeptAndWakes() {
    String berta = lives.inactive();

    try (TopicWriter kafka = new TopicWriter(bootstrapServers)) {
      kafka.send(Golden.of("IdentitySeen").about(berta).with("day", lives.today().toString()));
    }

    await().atMost(20, SECONDS).until(() -> lives.of(berta).equals("0 7 " + lives.today()));
    assertThat(lives.wakings(berta)).hasSize(1);
  }
}
