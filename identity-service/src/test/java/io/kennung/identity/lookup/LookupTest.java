package io.kennung.identity.lookup;

import static io.kennung.chassis.testing.Wire.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.kennung.chassis.testing.Wire;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DirectoryTest
class LookupTest {

  private static final String UNKNOWN = "0000000Z";

  @Inject Table table;

  private Wire.Holder active;
  private Wire.Holder inactive;
  private Wire.Holder revoked;

  @BeforeEach
  void states() {
    revoked = Holders.create();
    inactive = Holders.create();
    active = Holders.create();
    table.execute("UPDATE identity SET feature_mask = 2047 WHERE id = ?", active.id());
    table.execute("UPDATE identity SET state = 1, type = 1 WHERE id = ?", inactive.id());
    table.execute("UPDATE identity SET state = 2, feature_mask = 5 WHERE id = ?", revoked.id());
  }

  @Test
  void oneIdentityIsToldWithAllItsMembers() {
    given()
        .get("/identity/" + active.id())
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("identity", equalTo(active.id()))
        .body("publicKey", equalTo(active.key().publicKey().base64()))
        .body("featureMask", equalTo(2047))
        .body("state", equalTo(0))
        .body("type", equalTo(0))
        .body("size()", equalTo(5));
    given()
        .get("/identity/" + inactive.id())
        .then()
        .statusCode(200)
        .body("state", equalTo(1))
        .body("type", equalTo(1));
  }

  @Test
  void revokedAndUnknownAreNotFoundInTheSameWords() {
    String unknown =
        given().get("/identity/" + UNKNOWN).then().statusCode(404).extract().asString();
    String gone =
        given().get("/identity/" + revoked.id()).then().statusCode(404).extract().asString();

    assertThat(gone).isEqualTo(unknown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abcd1234",
        "ABCD123",
        "ABCD12345",
        "ABCD%00234",
        "..%2F..%2Fx",
        "ÄBCDEFGH",
        "'%20OR%201",
        "%2A%2A%2A%2A%2A%2A%2A%2A"
      })
  void whatIsNoIdIsNotFound(String id) {
    given()
        .urlEncodingEnabled(false)
        .get("/identity/" + id.replace("Ä", "%C3%84"))
        .then()
        .statusCode(404);
  }

  @Test
  void bulkLeavesOutWhoDoesNotLiveAndTellsAllMembersOfTheOthers() {
    post(
            "/identity/fetch_bulk",
            ids(active.id(), UNKNOWN, revoked.id(), inactive.id(), active.id(), "abcd1234", ""))
        .statusCode(200)
        .body("identities", hasSize(2))
        .body("identities.identity", containsInAnyOrder(active.id(), inactive.id()))
        .body("identities[0].size()", equalTo(5))
        .body("identities[0].publicKey", equalTo(active.key().publicKey().base64()))
        .body("identities[0].featureMask", equalTo(2047))
        .body("identities[1].state", equalTo(1))
        .body("identities[1].type", equalTo(1))
        .body("$", not(hasKey("error")));
  }

  @Test
  void checkAnswersInTheOrderAndNumberOfTheQuestion() {
    post(
            "/identity/check",
            ids(revoked.id(), active.id(), UNKNOWN, inactive.id(), active.id(), "abcd1234"))
        .statusCode(200)
        .body("states", contains(2, 0, 2, 1, 0, 2))
        .body("types", contains(0, 0, 0, 1, 0, 0))
        .body("featureMasks", contains(null, 2047, null, 0, 2047, null))
        .body("checkInterval", equalTo(86400))
        .body("$", not(hasKey("error")));
  }

  @Test
  void featureMasksComeInTheOrderOfTheQuestion() {
    post("/identity/check_featuremask", ids(revoked.id(), active.id(), UNKNOWN))
        .statusCode(200)
        .body("featureMasks", contains(null, 2047, null))
        .body("size()", equalTo(1));
  }

  @Test
  void emptyQuestionsGetEmptyAnswers() {
    post("/identity/fetch_bulk", ids()).statusCode(200).body("identities", empty());
    post("/identity/check", ids())
        .statusCode(200)
        .body("states", empty())
        .body("types", empty())
        .body("featureMasks", empty());
    post("/identity/check_featuremask", ids()).statusCode(200).body("featureMasks", empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fetch_bulk", "check", "check_featuremask"})
  void aThousandMayBeAskedForAtOnceAndOneMoreMayNot(String endpoint) {
    post("/identity/" + endpoint, Map.of("identities", Collections.nCopies(1000, active.id())))
        .statusCode(200);
    post("/identity/" + endpoint, Map.of("identities", Collections.nCopies(1001, active.id())))
        .statusCode(400)
        .body("error", equalTo("The request asks for too many things at once."));
  }

  @Test
  void listsOfAnythingButTextsAreMalformed() {
    for (Object list :
        Arrays.asList(null, "ABCD1234", List.of(7), Collections.singletonList(null), Map.of())) {
      post("/identity/check", Collections.singletonMap("identities", list)).statusCode(400);
    }
    post("/identity/check", Map.of()).statusCode(400);
  }

  private static Map<String, Object> ids(String... ids) {
    return Map.of("identities", List.of(ids));
  }
}
