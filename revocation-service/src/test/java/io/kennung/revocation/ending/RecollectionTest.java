package io.kennung.revocation.ending;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.inbox.Unreadable;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.chassis.testing.Wire;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.IdentityFellSilent;
import io.kennung.protocol.events.IdentityRevoked;
import io.kennung.protocol.events.IdentitySeen;
import io.kennung.protocol.events.IdentityWoke;
import io.kennung.protocol.events.RevocationPasswordSet;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that is older than what this service has told. */
@RevocationTest
class RecollectionTest {

  private static final Instant THEN = Instant.parse("2026-11-21T10:15:30.123456Z");

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Recollection recollection;
  @Inject People people;
  @Inject Table table;

  private Wire.Holder anna;

  @BeforeEach
  void live() {
    anna = people.create();
  }

  @Test
  void whoWasRevokedIsRevokedAgainByTheSameWayAtTheSameTime() {
    try (TopicWriter kafka = new TopicWriter(bootstrapServers)) {
      kafka.send(
          Golden.of("IdentityRevoked")
              .about(anna.id())
              .revision(3)
              .with("how", "password")
              .with("at", THEN.toString()));
    }

    await().atMost(20, SECONDS).until(() -> life(anna.id()).equals("2 3"));
    assertThat(
            table.text(
                "SELECT how || ' ' || date(at AT TIME ZONE 'UTC') FROM revocation WHERE identity = ?",
                anna.id()))
        .isEqualTo("password 2026-11-21");
    assertThat(table.outbox(anna.id(), "IdentityRevoked")).isEmpty();
    Wire.post(People.CHECK, Map.of("identity", anna.id())).body("success", equalTo(false));
  }

  @Test
  void whoIsNotEvenKnownIsRevokedAndStaysSoWhenTheRegistrationComes() {
    String stranger = People.newId();

    read(new IdentityRevoked(stranger, "key", 1, THEN));

    assertThat(life(stranger)).isEqualTo("2 1");
  }

  @Test
  void theRevisionGoesOnWhereItWasSoThatWhatComesNextIsNews() {
    read(
        new RevocationPasswordSet(anna.id(), 1, THEN),
        new IdentityFellSilent(anna.id(), 2, THEN),
        new IdentityWoke(anna.id(), 3, THEN),
        new IdentityFellSilent(anna.id(), 4, THEN));

    assertThat(life(anna.id())).isEqualTo("1 4");
  }

  @Test
  void whoWokeWasThereOnThatDayAndIsNotSilentAgain() {
    table.execute("UPDATE life SET seen_on = '2026-01-01' WHERE identity = ?", anna.id());

    read(new IdentityFellSilent(anna.id(), 1, THEN));
    assertThat(seenOn()).isEqualTo("2026-01-01");
    read(new IdentityWoke(anna.id(), 2, THEN));

    assertThat(seenOn()).isEqualTo("2026-11-21");
  }

  @Test
  void whatIsKnownChangesNothing() {
    read(new IdentityFellSilent(anna.id(), 1, THEN), new IdentityWoke(anna.id(), 2, THEN));
    String before = version(anna.id());

    read(new IdentityFellSilent(anna.id(), 1, THEN), new IdentityWoke(anna.id(), 2, THEN));

    assertThat(version(anna.id())).isEqualTo(before);
    assertThat(life(anna.id())).isEqualTo("0 2");
  }

  @Test
  void anEndCountsWhateverItsNumberAndNothingComesAfterIt() {
    read(new IdentityWoke(anna.id(), 7, THEN));

    read(new IdentityRevoked(anna.id(), "key", 5, THEN));
    read(new IdentityWoke(anna.id(), 9, THEN));

    assertThat(life(anna.id())).startsWith("2 ");
    assertThat(table.count("revocation WHERE identity = ?", anna.id())).isEqualTo(1);
  }

  @Test
  void whatIsNoEventOfThisServiceIsSetAside() {
    assertThatThrownBy(() -> read(new IdentitySeen(anna.id(), LocalDate.EPOCH)))
        .isInstanceOf(Unreadable.class)
        .hasMessage("not an event of directory.lifecycle");
    assertThatThrownBy(() -> read(new IdentityRevoked(anna.id(), "magic", 1, THEN)))
        .isInstanceOf(Unreadable.class)
        .hasMessage("an end that does not exist");
  }

  private void read(DirectoryEvent... events) {
    QuarkusTransaction.requiringNew().run(() -> recollection.on(List.of(events)));
  }

  private String life(String id) {
    return table.text("SELECT state || ' ' || revision FROM life WHERE identity = ?", id);
  }

  private String seenOn() {
    return table.text("SELECT seen_on::text FROM life WHERE identity = ?", anna.id());
  }

  /** Another one whenever the row was written. */
  private String version(String id) {
    return table.text("SELECT xmin || ' ' || ctid FROM life WHERE identity = ?", id);
  }
}
