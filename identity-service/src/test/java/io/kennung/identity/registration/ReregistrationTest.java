package io.kennung.identity.registration;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.inbox.Unreadable;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.chassis.testing.Wire;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.FeatureMaskChanged;
import io.kennung.protocol.events.IdentityRegistered;
import io.kennung.protocol.events.IdentitySeen;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that is older than what this service has told. */
@DirectoryTest
class ReregistrationTest {

  private static final Instant THEN = Instant.parse("2026-11-21T10:15:30.123456Z");
  private static final String ROW =
      "SELECT encode(public_key, 'base64') || ' ' || type || ' ' || feature_mask || ' ' || state"
          + " || ' ' || date(registered_at AT TIME ZONE 'UTC') || ' ' || seen_on"
          + " FROM identity WHERE id = ?";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Reregistration reregistration;
  @Inject IdentityIds ids;
  @Inject Table table;

  private String lost;
  private String key;

  @BeforeEach
  void somebodyIsLost() {
    table.execute("DELETE FROM limit_level");
    lost = ids.draw();
    key = Wire.newKey().publicKey().base64();
  }

  @Test
  void whoIsLostIsRegisteredAgainAsTheEventSays() {
    try (TopicWriter kafka = new TopicWriter(bootstrapServers)) {
      kafka.send(
          Golden.of("IdentityRegistered")
              .about(lost)
              .with("publicKey", key)
              .with("type", 1)
              .with("at", THEN.toString()));
    }

    await().atMost(20, SECONDS).until(() -> table.count("identity WHERE id = ?", lost) == 1);
    assertThat(table.text(ROW, lost)).isEqualTo(key + " 1 0 0 2026-11-21 2026-11-21");
    assertThat(table.outbox(lost, "IdentityRegistered")).isEmpty();
    RestAssured.get("/identity/" + lost).then().statusCode(200);
  }

  @Test
  void whoIsThereStaysAsItIs() {
    Wire.Holder anna = Holders.create();
    setMask(anna, 5);
    setMask(anna, 6);
    String before = version(anna.id());

    // As it comes when nothing was lost: late, and the first mask when there is a second already.
    read(
        new IdentityRegistered(anna.id(), key, 0, THEN),
        new FeatureMaskChanged(anna.id(), 5, told(anna, "5")));
    read(new FeatureMaskChanged(anna.id(), 6, told(anna, "6")));

    assertThat(version(anna.id())).isEqualTo(before);
    assertThat(table.count("history WHERE identity = ? AND what = 'features'", anna.id()))
        .isEqualTo(2);
  }

  @Test
  void masksThatAreLostAreSetAgainAndStandInTheHistoryOnce() {
    DirectoryEvent[] told = {
      new IdentityRegistered(lost, key, 0, THEN),
      new FeatureMaskChanged(lost, 5, THEN.plusSeconds(1)),
      new FeatureMaskChanged(lost, 6, THEN.plusSeconds(2))
    };

    read(told);
    read(told);

    assertThat(table.text("SELECT feature_mask::text FROM identity WHERE id = ?", lost))
        .isEqualTo("6");
    assertThat(
            table.text(
                "SELECT string_agg(detail, ' ' ORDER BY at) FROM history WHERE identity = ?", lost))
        .isEqualTo("5 6");
  }

  @Test
  void whatIsNoEventOfThisServiceIsSetAside() {
    assertThatThrownBy(() -> read(new IdentitySeen(lost, LocalDate.EPOCH)))
        .isInstanceOf(Unreadable.class)
        .hasMessage("not an event of directory.identity");
    assertThatThrownBy(() -> read(new IdentityRegistered(lost, "c2hvcnQ=", 0, THEN)))
        .isInstanceOf(Unreadable.class)
        .hasMessage("with a key that is none");
  }

  private void read(DirectoryEvent... events) {
    QuarkusTransaction.requiringNew().run(() -> reregistration.on(List.of(events)));
  }

  private void setMask(Wire.Holder who, int mask) {
    Wire.prove(
        "/identity/set_featuremask", Map.of("identity", who.id(), "featureMask", mask), who.key());
  }

  /** When it was told that the mask is this. */
  private Instant told(Wire.Holder who, String mask) {
    return Instant.parse(
        table.text(
            "SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                + " FROM history WHERE detail = '"
                + mask
                + "' AND identity = ?",
            who.id()));
  }

  /** Another one whenever the row was written. */
  private String version(String id) {
    return table.text("SELECT xmin || ' ' || ctid FROM identity WHERE id = ?", id);
  }
}
