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
import io.kennung.identity.testing.Members;
import io.kennung.identity.testing.Table;
import io.kennung.protocol.Base64Text;
import io.kennung.staff.testing.SignIn;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
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

  /** Long, since a short number is found in the nanoseconds of some timestamp. */
  private static final long MASK = 8_070_605_040_302_010L;

  private static final long NEXT_MASK = 8_171_615_141_312_111L;

  @TestHTTPResource(management = true)
  URI management;

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
    Map<String, Object> mask = Map.of("identity", holder.id(), "featureMask", MASK);
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
      Map<String, Object> other = Map.of("identity", holder.id(), "featureMask", NEXT_MASK);
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
            Long.toString(MASK),
            Long.toString(NEXT_MASK));
  }

  /** What staff type, who they are and whom they look at is for the record, and for no log. */
  @Test
  void nothingThatStaffDoIsLoggedOrCountedByIdentity() {
    table.execute("DELETE FROM limit_level");
    Wire.Holder holder = Holders.create();
    String token = SignIn.token("sam");
    Map<String, Object> note =
        Map.of("text", "called Anna back", "purpose", "ticket of Mrs Muster");

    Members.as("sam")
        .queryParam("purpose", "ticket of Mrs Muster")
        .get("/support/identities/" + holder.id());
    Members.as("sam")
        .queryParam("purpose", "anna@example.org")
        .get("/support/identities/" + holder.id());
    Members.look("sam", "anna@example.org").then().statusCode(400);
    Members.look("otto", holder.id()).then().statusCode(403);
    Members.act("sam", holder.id(), "notes", note).then().statusCode(204);
    Members.act("sam", holder.id(), "notes", Map.of("text", "write to anna@example.org"));
    Members.act("lea", holder.id(), "limits/linking/lift", Map.of()).then().statusCode(202);
    given().auth().oauth2(token + "x").get("/support/identities/" + holder.id());
    table.execute("ALTER TABLE history ADD CONSTRAINT broken CHECK (what <> 'note') NOT VALID");
    try {
      Members.act("sam", holder.id(), "notes", note).then().statusCode(500);
    } finally {
      table.execute("ALTER TABLE history DROP CONSTRAINT broken");
    }

    String logged = log.text();
    assertThat(logged).as("the failure itself is logged").contains("unexpected");
    assertThat(logged).doesNotContain(holder.id(), token, "Anna", "anna@example.org", "Muster");
    assertThat(given().get(management.resolve("/q/metrics")).asString())
        .contains("/support/identities/{id}")
        .doesNotContain(holder.id(), "anna", "sam\"", "ticket");
  }

  @Test
  void whatSupportSeesAndWhatIsKeptForItHoldsNoKeyNoCodeAndNoAddress() {
    table.execute("DELETE FROM limit_level");
    Wire.Holder holder = Holders.create();
    byte[] key = holder.key().publicKey().bytes();
    Wire.prove(
        "/identity/set_featuremask",
        Map.of("identity", holder.id(), "featureMask", 1),
        holder.key());
    Members.act("sam", holder.id(), "notes", Map.of("text", "write to anna@example.org"));
    Members.act("sam", holder.id(), "notes", Map.of("text", "x", "purpose", "+41 79 123 45 67"));
    Members.as("sam")
        .queryParam("next", "anna@example.org")
        .get("/support/identities/" + holder.id() + "/history");
    Members.look("otto", "anna@example.org");

    String seen =
        Members.look("sam", holder.id()).asString()
            + Members.as("sam").get("/support/identities/" + holder.id() + "/history").asString();
    assertThat(seen)
        .doesNotContain(holder.key().publicKey().base64(), HexFormat.of().formatHex(key));
    assertThat(table.dump())
        .doesNotContain("anna@example.org", "123 45 67")
        .as("a key stands in its own row and in the event that tells of it")
        .doesNotContainPattern(
            "(history|audit_entry|ending|last_verification) .*" + HexFormat.of().formatHex(key));
  }
}
