package io.kennung.verification.search;

import static io.kennung.verification.testing.Linker.begin;
import static io.kennung.verification.testing.Linker.submit;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.chassis.testing.Wire;
import io.kennung.verification.testing.Gateway;
import io.kennung.verification.testing.Linker;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@VerificationTest
class SearchTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Gateway gateway;
  @Inject People people;
  @Inject Linker linker;
  @Inject Table table;

  private Searcher sam;
  private Wire.Holder anna;

  @BeforeEach
  void signIn() {
    table.execute("DELETE FROM limit_level");
    sam = Searcher.named("sam");
    anna = people.create();
  }

  @Test
  void emailAddressIsFoundHoweverItIsWritten() {
    String address = People.newAddress();
    linker.linkEmail(anna, address);

    for (String written : List.of(address, " " + address.toUpperCase(Locale.ROOT) + " ")) {
      sam.search("email", written)
          .statusCode(200)
          .contentType("application/json")
          .body("identities", hasSize(1))
          .body("identities[0]", hasKey("since"))
          .body("identities.identity", contains(anna.id()))
          .body("identities.kind", contains("email"))
          .body("identities[0].since", matchesPattern("20\\d\\d-\\d\\d-\\d\\dT.*Z"));
    }
  }

  @Test
  void numberIsFoundWithOrWithoutThePlus() {
    String number = People.newNumber();
    linker.linkPhone(anna, number);

    for (String written : List.of(number, "+" + number, " +" + number + " ")) {
      sam.search("phone", written)
          .body("identities.identity", contains(anna.id()))
          .body("identities.kind", contains("phone"));
    }
    // A plus that nobody has encoded arrives as a blank.
    sam.get("?purpose=x&phone=+" + number).body("identities.identity", contains(anna.id()));
  }

  @Test
  void unknownAddressIsAnEmptyList() {
    sam.search("email", People.newAddress()).statusCode(200).body("identities", empty());
    sam.search("phone", People.newNumber()).statusCode(200).body("identities", empty());
  }

  @Test
  void displacedLinkFindsTheNewOwnerOnly() {
    String number = People.newNumber();
    linker.linkPhone(anna, number);
    Wire.Holder berta = people.create();
    String id = begin(berta, number).extract().path("verificationId");
    submit(id, gateway.await(number, 2).code()).body("success", equalTo(true));

    sam.search("phone", number).body("identities.identity", contains(berta.id()));
  }

  @Test
  void pendingVerificationFindsNobody() {
    String number = People.newNumber();
    begin(anna, number);
    gateway.await(number, 1);

    sam.search("phone", number).body("identities", empty());
  }

  @Test
  void revokedIdentityIsNotFoundAndASilentOneIs() {
    String number = People.newNumber();
    linker.linkPhone(anna, number);
    table.execute("UPDATE known_identity SET state = 1 WHERE id = ?", anna.id());
    sam.search("phone", number).body("identities.identity", contains(anna.id()));

    // The end is known, and the link has not gone yet.
    table.execute("UPDATE known_identity SET state = 2 WHERE id = ?", anna.id());
    sam.search("phone", number).body("identities", empty());

    Wire.Holder berta = people.create();
    String other = People.newNumber();
    linker.linkPhone(berta, other);
    try (TopicWriter kafka = new TopicWriter(bootstrapServers)) {
      kafka.send(Golden.of("IdentityRevoked").about(berta.id()).revision(7));
    }
    await()
        .atMost(20, SECONDS)
        .until(() -> table.count("known_identity WHERE id = ? AND state = 2", berta.id()) == 1);
    sam.search("phone", other).body("identities", empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?purpose=x",
        "?purpose=x&email=a@example.org&phone=41791234567",
        "?purpose=x&email=",
        "?purpose=x&email=nobody",
        "?purpose=x&email=a@b",
        "?purpose=x&email=a%00@example.org",
        "?purpose=x&phone=",
        "?purpose=x&phone=0041791234567",
        "?purpose=x&phone=4179",
        "?purpose=x&phone=41900123456",
        "?purpose=x&phone=41791234567890123",
        "?phone=41791234567",
        "?phone=41791234567&purpose=",
        "?phone=41791234567&purpose=%20%0A",
        "?phone=41791234567&purpose=about%20me@example.org",
        "?phone=41791234567&purpose=about%20%2B41%2079%20123%2045%2067"
      })
  void whatIsNotOneAddressAndOnePurposeIsAProblemAndChangesNothing(String query) {
    int before = table.count("audit_entry");

    sam.get(query)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("status", equalTo(400))
        .body("title", equalTo("Bad Request"))
        .body("detail", not(containsString("4179")))
        .body("detail", not(containsString("@")))
        .body("success", nullValue());

    assertThat(table.count("audit_entry")).isEqualTo(before);
    assertThat(table.count("limit_level")).isZero();
  }

  @Test
  void tooLongAPurposeIsRefusedToo() {
    sam.search("phone", "41791234567", "x".repeat(101)).statusCode(400);
    sam.search("phone", People.newNumber(), "x".repeat(100)).statusCode(200);
  }

  @Test
  void withoutAGoodTokenNobodySearches() {
    String query = "?purpose=x&phone=41791234567";
    given()
        .get(Searcher.PATH + query)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", containsString("Bearer"))
        .contentType("application/problem+json")
        .body("status", equalTo(401));
    given()
        .header("Authorization", "Bearer nonsense")
        .get(Searcher.PATH + query)
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
    given()
        .header("Authorization", "Basic c2FtOnNhbQ==")
        .get(Searcher.PATH + query)
        .then()
        .statusCode(401);
  }

  @Test
  void answersAreKeptByNobodyAndReadByNoOtherOrigin() {
    sam.search("phone", People.newNumber())
        .header("Cache-Control", "no-store")
        .header("Access-Control-Allow-Origin", nullValue())
        .header("Cross-Origin-Resource-Policy", "same-origin");
    given()
        .header("Origin", "https://elsewhere.example")
        .header("Access-Control-Request-Method", "GET")
        .header("Access-Control-Request-Headers", "authorization")
        .options(Searcher.PATH)
        .then()
        .header("Access-Control-Allow-Origin", nullValue())
        .header("Access-Control-Allow-Headers", nullValue());
    given().options("/identity/match").then().header("Access-Control-Allow-Origin", "*");
  }

  @Test
  void otherFailuresOfTheDirectoryLookAsTheirClientsExpect() {
    Wire.post("/identity/match", "nonsense")
        .statusCode(400)
        .contentType("application/json")
        .body("success", equalTo(false));
  }
}
