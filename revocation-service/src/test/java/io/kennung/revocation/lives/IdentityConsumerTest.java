package io.kennung.revocation.lives;

import static io.kennung.revocation.testing.People.checkPassword;
import static io.kennung.revocation.testing.People.revoke;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.chassis.testing.Wire;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RevocationTest
class IdentityConsumerTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject People people;
  @Inject Table table;

  private final Wire.Holder anna = new Wire.Holder(People.newId(), Wire.newKey());
  private TopicWriter kafka;

  @BeforeEach
  void open() {
    kafka = new TopicWriter(bootstrapServers);
  }

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void newIdentityLivesSinceTheDayOfItsRegistration() {
    kafka.send(registered());

    awaitLife(1);
    assertThat(table.text("SELECT seen_on::text FROM life WHERE identity = ?", anna.id()))
        .isEqualTo("2026-11-21");
    checkPassword(anna).body("revocationKeySet", equalTo(false));
  }

  @Test
  void signOfLifeThatCameBeforeTheRegistrationCounts() {
    table.execute(
        "INSERT INTO life (identity, state, seen_on) VALUES (?, 0, '2026-11-23')", anna.id());

    kafka.send(registered());

    awaitLife(1);
    assertThat(table.text("SELECT seen_on::text FROM life WHERE identity = ?", anna.id()))
        .isEqualTo("2026-11-23");
  }

  @Test
  void registrationThatComesAgainRevivesNobody() {
    kafka.send(registered());
    awaitLife(1);
    revoke(anna).body("success", equalTo(true));

    kafka.send(registered());
    Wire.Holder berta = new Wire.Holder(People.newId(), Wire.newKey());
    kafka.send(Golden.of("FeatureMaskChanged").about(anna.id()));
    kafka.send(
        Golden.of("IdentityRegistered")
            .about(berta.id())
            .with("publicKey", berta.key().publicKey().base64()));

    await()
        .atMost(20, SECONDS)
        .until(() -> table.count("inbox WHERE received_at > now() - interval '1 minute'") >= 4);
    Wire.post(People.CHECK, Map.of("identity", anna.id()))
        .body("errorType", equalTo("invalid-identity"));
  }

  private Golden registered() {
    return Golden.of("IdentityRegistered")
        .about(anna.id())
        .with("publicKey", anna.key().publicKey().base64());
  }

  private void awaitLife(int count) {
    await()
        .atMost(20, SECONDS)
        .until(() ->
            table.count("life WHERE identity = ? AND public_key IS NOT NULL", anna.id()) == count);
  }
}
