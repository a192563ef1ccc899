package io.kennung.identity.links;

import static io.kennung.chassis.testing.Wire.prove;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TopicReader;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.chassis.testing.Wire;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import io.kennung.protocol.events.Topics;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DirectoryTest
class LinkConsumerTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Table table;

  private TopicWriter kafka;
  private Wire.Holder holder;

  @BeforeEach
  void register() {
    kafka = new TopicWriter(bootstrapServers);
    holder = Holders.create();
  }

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void linkedAddressShowsMaskedAndUnlinkedNoMore() {
    kafka.send(Golden.of("AddressLinked").about(holder.id()).with("kind", "email").revision(1));
    kafka.send(Golden.of("AddressLinked").about(holder.id()).with("kind", "phone").revision(1));
    until("kind = 'phone' AND linked");
    own().body("email", equalTo("***@***")).body("mobileNo", equalTo("***"));

    kafka.send(Golden.of("AddressUnlinked").about(holder.id()).with("kind", "email").revision(2));
    until("kind = 'email' AND NOT linked");
    own().body("email", equalTo(null)).body("mobileNo", equalTo("***"));
  }

  @Test
  void progressOfAVerificationIsNotedForSupport() {
    kafka.send(Golden.of("VerificationProgressed").about(holder.id()));

    untilNoted("outcome = 'sent' AND channel = 'sms' AND reason = 'none'");

    kafka.send(
        Golden.of("VerificationProgressed")
            .about(holder.id())
            .with("outcome", "delivered")
            .with("at", "2026-11-21T10:15:31Z"));
    untilNoted("outcome = 'delivered'");
    kafka.send(Golden.of("VerificationProgressed").about(holder.id()));
    kafka.send(Golden.of("AddressLinked").about(holder.id()).with("kind", "phone").revision(1));
    until("kind = 'phone' AND linked");
    untilNoted("outcome = 'delivered'");
  }

  @Test
  void olderNewsThatComesLateChangesNothing() {
    kafka.send(Golden.of("AddressUnlinked").about(holder.id()).with("kind", "email").revision(2));
    kafka.send(Golden.of("AddressLinked").about(holder.id()).with("kind", "email").revision(1));
    kafka.send(Golden.of("AddressLinked").about(holder.id()).with("kind", "phone").revision(1));

    until("kind = 'phone' AND linked");
    assertThat(
            table.count(
                "linked_kind WHERE identity = ? AND kind = 'email' AND linked", holder.id()))
        .isZero();
  }

  @Test
  void kindThatDoesNotExistGoesToTheDeadLetters() {
    try (TopicReader deadLetters = TopicReader.fromNow(bootstrapServers, Topics.DEAD_LETTER)) {
      kafka.send(Golden.of("AddressLinked").about(holder.id()).with("kind", "pigeon"));
      kafka.send(Golden.of("AddressLinked").about("0000000Z"));

      assertThat(deadLetters.readLetters(2, holder.id(), "0000000Z")).hasSize(2);
    }
  }

  private ValidatableResponse own() {
    return prove("/identity/fetch_priv", Map.of("identity", holder.id()), holder.key());
  }

  private void untilNoted(String where) {
    await()
        .atMost(20, SECONDS)
        .until(() ->
            table.count("last_verification WHERE identity = ? AND " + where, holder.id()) == 1);
  }

  private void until(String row) {
    await()
        .atMost(20, SECONDS)
        .until(() -> table.count("linked_kind WHERE identity = ? AND " + row, holder.id()) == 1);
  }
}
