package io.kennung.verification.lifecycle;

import static io.kennung.chassis.testing.Wire.challenge;
import static io.kennung.chassis.testing.Wire.post;
import static io.kennung.chassis.testing.Wire.secondPhase;
import static io.kennung.verification.testing.Linker.EMAIL;
import static io.kennung.verification.testing.Linker.PHONE;
import static io.kennung.verification.testing.Linker.assertLinked;
import static io.kennung.verification.testing.Linker.begin;
import static io.kennung.verification.testing.Linker.submit;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.chassis.testing.Wire;
import io.kennung.verification.testing.Gateway;
import io.kennung.verification.testing.IdentityServiceStub;
import io.kennung.verification.testing.Linker;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@VerificationTest
class LifecycleConsumerTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Gateway gateway;
  @Inject IdentityServiceStub identityService;
  @Inject People people;
  @Inject Linker linker;
  @Inject Table table;

  private TopicWriter kafka;
  private Wire.Holder holder;
  private String number;

  @BeforeEach
  void register() {
    kafka = new TopicWriter(bootstrapServers);
    holder = people.create();
    number = People.newNumber();
  }

  @AfterEach
  void close() {
    kafka.close();
    gateway.recover();
  }

  @Test
  void revokedIdentityLosesItsLinkAndCannotLinkAgain() {
    linker.linkPhone(holder, number);
    Map<String, Object> wish = Map.of("identity", holder.id(), "mobileNo", People.newNumber());
    var before = challenge(PHONE, wish);

    revoke(holder.id());

    assertThat(table.outbox(holder.id(), "AddressUnlinked"))
        .singleElement()
        .asString()
        .contains("\"reason\":\"revoked\"", "\"revision\":2");
    post(PHONE, wish).body("errorType", equalTo("invalid-identity"));
    post(PHONE, secondPhase(wish, before, holder.key()))
        .body("errorType", equalTo("invalid-identity"));
    post(EMAIL, Map.of("identity", holder.id(), "email", "a@example.org"))
        .body("errorType", equalTo("invalid-identity"));
  }

  @Test
  void numberOfARevokedIdentityIsFreeForOthers() {
    linker.linkPhone(holder, number);
    revoke(holder.id());
    Wire.Holder other = people.create();

    String id = begin(other, number).extract().path("verificationId");
    submit(id, gateway.await(number, 2).code()).body("success", equalTo(true));

    assertLinked(other, number, true);
  }

  @Test
  void codeThatComesAfterTheRevocationLinksNothing() {
    String id = begin(holder, number).extract().path("verificationId");
    String code = gateway.await(number, 1).code();
    revoke(holder.id());

    submit(id, code).body("success", equalTo(false));

    assertThat(table.count("verification WHERE identity = ?", holder.id())).isZero();
    assertThat(table.count("link WHERE identity = ?", holder.id())).isZero();
  }

  @Test
  void inactiveIdentityKeepsItsLinkAndMayLink() {
    linker.linkPhone(holder, number);
    kafka.send(Golden.of("IdentityFellSilent").about(holder.id()).revision(1));
    until("state = 1");

    assertLinked(holder, number, true);
    begin(holder, People.newNumber()).body("success", equalTo(true));

    kafka.send(Golden.of("IdentityWoke").about(holder.id()).revision(2));
    until("state = 0");
    kafka.send(Golden.of("IdentityFellSilent").about(holder.id()).revision(1));
    kafka.send(Golden.of("IdentityRevoked").about(holder.id()).revision(1));
    until("state = 2");
  }

  @Test
  void revocationThatOvertakesTheRegistrationCounts() {
    Wire.Holder late = new Wire.Holder(People.newId(), Wire.newKey());
    kafka.send(Golden.of("IdentityRevoked").about(late.id()).revision(1));
    await().atMost(20, SECONDS).until(() -> known(late.id(), "state = 2") == 1);

    kafka.send(
        Golden.of("IdentityRegistered")
            .about(late.id())
            .with("publicKey", late.key().publicKey().base64()));
    kafka.send(
        Golden.of("IdentityRegistered")
            .about(holder.id())
            .with("publicKey", holder.key().publicKey().base64()));
    identityService.knows(late.id(), late.key().publicKey().base64());

    post(PHONE, Map.of("identity", late.id(), "mobileNo", number))
        .body("errorType", equalTo("invalid-identity"));
    assertThat(known(late.id(), "state = 2")).isEqualTo(1);
  }

  @Test
  void registeredIdentityIsKnown() {
    Wire.Holder fresh = new Wire.Holder(People.newId(), Wire.newKey());
    kafka.send(
        Golden.of("IdentityRegistered")
            .about(fresh.id())
            .with("publicKey", fresh.key().publicKey().base64()));
    await().atMost(20, SECONDS).until(() -> known(fresh.id(), "state = 0") == 1);

    begin(fresh, number).body("success", equalTo(true));
  }

  @Test
  void whoComesBeforeTheOwnEventIsLookedUpAtIdentityService() {
    Wire.Holder fresh = new Wire.Holder(People.newId(), Wire.newKey());
    identityService.knows(fresh.id(), fresh.key().publicKey().base64());

    linker.linkPhone(fresh, number);

    assertLinked(fresh, number, true);
  }

  @Test
  void whileIdentityServiceIsAwayAStrangerIsToldToComeBack() {
    identityService.away(true);
    try {
      post(PHONE, Map.of("identity", People.newId(), "mobileNo", number)).statusCode(503);
      begin(holder, number).statusCode(200).body("success", equalTo(true));
    } finally {
      identityService.away(false);
    }
  }

  @Test
  void nonsenseGoesToTheDeadLettersAndTheRestGoesOn() {
    kafka.send(Golden.of("IdentityRevoked").about("nonsense"));
    kafka.send(Golden.of("IdentityRegistered").about(holder.id()).with("publicKey", "AAAA"));
    revoke(holder.id());

    await()
        .atMost(20, SECONDS)
        .until(() -> table.count("outbox WHERE topic = 'directory.dead-letter'") >= 2);
  }

  private void revoke(String identity) {
    kafka.send(Golden.of("IdentityRevoked").about(identity).revision(7));
    await().atMost(20, SECONDS).until(() -> known(identity, "state = 2") == 1);
  }

  private void until(String where) {
    await().atMost(20, SECONDS).until(() -> known(holder.id(), where) == 1);
  }

  private int known(String identity, String where) {
    return table.count("known_identity WHERE id = ? AND " + where, identity);
  }
}
