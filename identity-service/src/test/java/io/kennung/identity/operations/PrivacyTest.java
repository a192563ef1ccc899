package io.kennung.identity.operations;

import static io.kennung.chassis.testing.Wire.answer;
import static io.kennung.chassis.testing.Wire.challenge;
import static io.kennung.chassis.testing.Wire.newKey;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.CapturedLog;
import io.kennung.chassis.testing.Raw;
import io.kennung.chassis.testing.Wire;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import io.kennung.protocol.Base64Text;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A whole journey with all its mishaps leaves no key, token, address, identity or payload in the
 * log.
 */
@DirectoryTest
class PrivacyTest {

  @Inject Table table;

  private final CapturedLog log = new CapturedLog();

  @BeforeEach
  void listen() {
    log.open();
  }

  @AfterEach
  void stop() {
    log.close();
  }

  @Test
  void nothingPersonalIsLogged() {
    Wire.Holder holder = Holders.create();
    String publicKey = holder.key().publicKey().base64();
    Map<String, Object> mask = Map.of("identity", holder.id(), "featureMask", 4711);
    Wire.Given given = challenge("/identity/set_featuremask", mask);
    answer("/identity/set_featuremask", mask, given, holder.key());
    answer("/identity/set_featuremask", mask, given, newKey());
    Raw.send(
        "POST",
        "/identity/set_featuremask",
        ("{\"identity\":\"" + holder.id() + "\"").getBytes(StandardCharsets.UTF_8));
    given().header("X-Forwarded-For", "203.0.113.99").get("/identity/" + holder.id());
    given().header("X-Forwarded-For", "not an address, Anna").get("/identity/" + holder.id());
    // The database itself refuses, and what it says about it repeats the row.
    table.execute(
        "ALTER TABLE outbox ADD CONSTRAINT broken CHECK (key <> '" + holder.id() + "') NOT VALID");
    try {
      Map<String, Object> other = Map.of("identity", holder.id(), "featureMask", 4712);
      answer(
              "/identity/set_featuremask",
              other,
              challenge("/identity/set_featuremask", other),
              holder.key())
          .statusCode(500);
    } finally {
      table.execute("ALTER TABLE outbox DROP CONSTRAINT broken");
    }

    String logged = log.text();
    assertThat(logged).as("the failure itself is logged").contains("unexpected");
    assertThat(logged)
        .doesNotContain(
            holder.id(),
            publicKey,
            Base64Text.encode(holder.key().bytes()),
            given.token(),
            given.response(holder.key()),
            "203.0.113.99",
            "Anna",
            "4711",
            "4712");
  }
}
