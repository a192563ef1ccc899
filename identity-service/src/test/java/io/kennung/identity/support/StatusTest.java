package io.kennung.identity.support;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.chassis.testing.Wire;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Members;
import io.kennung.identity.testing.Table;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What support sees of an identity in one look, with events as they come from Kafka. */
@DirectoryTest
class StatusTest {

  private static final String BEFORE = "2026-11-21T10:15:29.000001Z";
  private static final String GOLDEN = "2026-11-21T10:15:30.123456Z";
  private static final String LATER = "2026-11-21T10:15:31.5Z";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Table table;
  @Inject Clock clock;

  private TopicWriter kafka;
  private Wire.Holder holder;
  private String id;

  @BeforeEach
  void register() {
    table.execute("DELETE FROM limit_level");
    kafka = new TopicWriter(bootstrapServers);
    holder = Holders.create();
    id = holder.id();
  }

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void whoHasJustRegisteredIsActiveSinceThenAndLinkedToNothing() {
    Response look = Members.look("sam", id);

    look.then()
        .statusCode(200)
        .body("identity", equalTo(id))
        .body("state", equalTo("active"))
        .body("type", equalTo("regular"))
        .body("featureMask", equalTo(0))
        .body("lastSeen", equalTo(today()))
        .body("registeredAt", endsWith("Z"))
        .body("links.kind", contains("email", "phone"))
        .body("links.linked", contains(false, false))
        .body("links[0].since", nullValue())
        .body("links[0].lastVerification", nullValue())
        .body("revocation.passwordSet", equalTo(false))
        .body("revocation.passwordSince", nullValue())
        .body("revocation.how", nullValue());
    assertThat(look.<String>path("since")).isEqualTo(look.path("registeredAt"));
    assertThat(look.<Map<String, Object>>path("$"))
        .as("and nothing else")
        .containsOnlyKeys(
            "identity",
            "state",
            "since",
            "registeredAt",
            "lastSeen",
            "type",
            "featureMask",
            "links",
            "revocation");
  }

  @Test
  void silentIdentityIsInactiveSinceThenAndActiveOnceItIsBack() {
    kafka.send(Golden.of("IdentityFellSilent").about(id).revision(1));
    until("inactive");
    look().body("since", equalTo(GOLDEN));

    kafka.send(Golden.of("IdentityWoke").about(id).revision(2).with("at", LATER));
    until("active");
    look().body("since", equalTo("2026-11-21T10:15:31.500Z"));
    assertThat(history()).isEqualTo("active inactive");
  }

  @Test
  void revokedIdentityShowsHowAndTheFirstRevocationCounts() {
    kafka.send(Golden.of("IdentityRevoked").about(id).revision(3).with("how", "password"));
    kafka.send(
        Golden.of("IdentityRevoked").about(id).revision(4).with("how", "key").with("at", LATER));
    kafka.send(Golden.of("IdentityWoke").about(id).revision(5).with("at", LATER));
    allHasBeenConsumed();

    look()
        .body("state", equalTo("revoked"))
        .body("since", equalTo(GOLDEN))
        .body("revocation.how", equalTo("password"));
    assertThat(history()).as("what cannot have been is not told").isEqualTo("revoked");
  }

  @Test
  void lateNewsOfBeforeTheRevocationIsHistoryAndNoState() {
    kafka.send(Golden.of("IdentityRevoked").about(id).revision(3));
    kafka.send(Golden.of("IdentityFellSilent").about(id).revision(2).with("at", BEFORE));
    allHasBeenConsumed();

    look().body("state", equalTo("revoked"));
    assertThat(history()).isEqualTo("revoked inactive");
  }

  @Test
  void passwordIsSetSinceTheLatestTime() {
    kafka.send(Golden.of("RevocationPasswordSet").about(id).revision(2).with("at", LATER));
    kafka.send(Golden.of("RevocationPasswordSet").about(id).revision(1));
    allHasBeenConsumed();

    look()
        .body("state", equalTo("active"))
        .body("revocation.passwordSet", equalTo(true))
        .body("revocation.passwordSince", equalTo("2026-11-21T10:15:31.500Z"))
        .body("revocation.how", nullValue());
    assertThat(history()).isEqualTo("revocation-password revocation-password");
  }

  @Test
  void linkThatWasAskedToGoIsGoneSinceThen() {
    link("AddressLinked", 1, GOLDEN);
    phone("linked");
    kafka.send(
        Golden.of("AddressUnlinked")
            .about(id)
            .revision(2)
            .with("reason", "requested")
            .with("at", LATER));

    await()
        .atMost(20, SECONDS)
        .until(() -> !Members.look("sam", id).<Boolean>path("links[1].linked"));
    look()
        .body("links[1].since", equalTo("2026-11-21T10:15:31.500Z"))
        .body("links[1].lastVerification.outcome", equalTo("linked"))
        .body("links[0].linked", equalTo(false));
  }

  @Test
  void addressThatSomebodyElseHasProvenIsDisplaced() {
    link("AddressLinked", 1, GOLDEN);
    kafka.send(Golden.of("AddressUnlinked").about(id).revision(2).with("at", LATER));

    phone("displaced");
    look().body("links[1].linked", equalTo(false));
    assertThat(history()).isEqualTo("unlinked/displaced linked");
  }

  @ParameterizedTest
  @CsvSource({
    "sent, sms, none",
    "delivered, call, none",
    "refused, sms, unreachable",
    "dropped, call, late",
    "expired, none, none",
    "reset, none, none"
  })
  void everyOutcomeOfAVerificationShowsWithItsReason(
      String outcome, String channel, String reason) {
    kafka.send(
        Golden.of("VerificationProgressed")
            .about(id)
            .with("outcome", outcome)
            .with("channel", channel)
            .with("reason", reason));

    phone(outcome);
    look()
        .body("links[1].lastVerification.channel", equalTo(channel))
        .body("links[1].lastVerification.reason", equalTo(reason))
        .body("links[1].lastVerification.at", equalTo(GOLDEN))
        .body("links[1].linked", equalTo(false));
  }

  @Test
  void wordOfAMessageThatArrivesAfterItsCodeDoesNotHideTheLink() {
    progress("sent", BEFORE);
    link("AddressLinked", 1, GOLDEN);
    progress("delivered", LATER);
    kafka.send(Golden.of("AddressLinked").about(id).with("kind", "email").revision(1));
    await().atMost(20, SECONDS).until(() -> Members.look("sam", id).path("links[0].linked"));

    look().body("links[1].lastVerification.outcome", equalTo("linked"));

    progress("sent", "2026-11-21T10:16:00Z");
    phone("sent");
    assertThat(history().split(" ")).hasSize(5);
  }

  @Test
  void repeatedAndReorderedEventsComeToTheSameEndAndAreToldOnce() {
    ProducerRecord<String, byte[]> late =
        Golden.of("AddressLinked").about(id).with("kind", "phone").revision(1).record();
    kafka.send(Golden.of("AddressUnlinked").about(id).revision(2).with("at", LATER));
    kafka.send(late);
    kafka.send(late);
    kafka.send(Golden.of("AddressLinked").about(id).with("kind", "email").revision(1));
    await().atMost(20, SECONDS).until(() -> Members.look("sam", id).path("links[0].linked"));

    look()
        .body("links[1].linked", equalTo(false))
        .body("links[1].lastVerification.outcome", equalTo("displaced"));
    assertThat(table.count("history WHERE identity = ? AND kind = 'phone'", id)).isEqualTo(2);
  }

  @Test
  void newFeatureMaskShowsAndTheSameAgainIsNoNews() {
    Map<String, Object> mask = Map.of("identity", id, "featureMask", 2047);
    Wire.prove("/identity/set_featuremask", mask, holder.key()).statusCode(200);
    Wire.prove("/identity/set_featuremask", mask, holder.key()).statusCode(200);

    look().body("featureMask", equalTo(2047));
    assertThat(history()).isEqualTo("features/2047");
  }

  @Test
  void statusOutlivesTheHistory() {
    link("AddressLinked", 1, GOLDEN);
    kafka.send(Golden.of("IdentityRevoked").about(id).revision(3));
    phone("linked");
    until("revoked");

    table.execute("DELETE FROM history WHERE identity = ?", id);

    look()
        .body("revocation.how", equalTo("password"))
        .body("links[1].since", equalTo(GOLDEN))
        .body("links[1].lastVerification.outcome", equalTo("linked"));
  }

  private ValidatableResponse look() {
    return Members.look("sam", id).then().statusCode(200);
  }

  private void until(String state) {
    await().atMost(20, SECONDS).until(() -> state.equals(Members.look("sam", id).path("state")));
  }

  private void phone(String outcome) {
    await()
        .atMost(20, SECONDS)
        .until(() ->
            outcome.equals(
                Members.look("sam", id).<String>path("links[1].lastVerification.outcome")));
  }

  private void progress(String outcome, String at) {
    kafka.send(
        Golden.of("VerificationProgressed").about(id).with("outcome", outcome).with("at", at));
  }

  private void link(String event, int revision, String at) {
    kafka.send(Golden.of(event).about(id).with("kind", "phone").revision(revision).with("at", at));
  }

  /** What has happened, the latest first, each with its detail, where it is one of links. */
  private String history() {
    return table.text(
        """
        SELECT coalesce(string_agg(CASE WHEN what IN ('unlinked', 'features')
          THEN what || '/' || detail ELSE what END, ' ' ORDER BY at DESC, position DESC), '')
        FROM history WHERE identity = ?
        """,
        id);
  }

  private String today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
  }

  /** A record behind all others with the same key: once it is counted, they are in. */
  private void allHasBeenConsumed() {
    ProducerRecord<String, byte[]> last =
        Golden.of("IdentityWoke").about(id).revision(0).with("at", "1970-01-01T00:00:00Z").record();
    String event = new String(last.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    kafka.send(last);
    await().atMost(20, SECONDS).until(() -> table.count("inbox WHERE event_id = ?", event) == 1);
    table.execute("DELETE FROM history WHERE identity = ? AND at = '1970-01-01T00:00:00Z'", id);
  }
}
