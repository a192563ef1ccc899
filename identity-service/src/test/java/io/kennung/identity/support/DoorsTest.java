package io.kennung.identity.support;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Members;
import io.kennung.identity.testing.Table;
import io.kennung.local.signin.DevelopmentIssuer;
import io.kennung.staff.testing.SignIn;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is let in at which door, and what everybody else is told. */
@DirectoryTest
class DoorsTest {

  /** One request to every endpoint, and the word for it on the record. */
  record Door(String method, String path, String action, int opens) {

    Response knock(RequestSpecification caller, String id) {
      String whole = "/support/identities/" + id + path;
      return method.equals("GET")
          ? caller.get(whole)
          : caller
              .contentType(ContentType.JSON)
              .body("{\"purpose\":\"T-1\",\"text\":\"called back\"}")
              .post(whole);
    }
  }

  private static final List<Door> FOR_SUPPORT =
      List.of(
          new Door("GET", "", "look", 200),
          new Door("GET", "/history", "history", 200),
          new Door("POST", "/notes", "note", 204),
          new Door("POST", "/verifications/email/reset", "reset-email", 202),
          new Door("POST", "/verifications/phone/reset", "reset-phone", 202));
  private static final List<Door> FOR_LEADS =
      List.of(
          new Door("POST", "/limits/linking/lift", "lift-linking", 202),
          new Door("POST", "/limits/matching/lift", "lift-matching", 202),
          new Door("POST", "/limits/revocation/lift", "lift-revocation", 202));

  @Inject Table table;

  private String id;

  static Stream<Door> doors() {
    return Stream.concat(FOR_SUPPORT.stream(), FOR_LEADS.stream());
  }

  static Stream<Door> forLeads() {
    return FOR_LEADS.stream();
  }

  static Stream<Door> forSupport() {
    return FOR_SUPPORT.stream();
  }

  @BeforeEach
  void register() {
    table.execute("DELETE FROM limit_level");
    id = Holders.create().id();
  }

  @ParameterizedTest
  @MethodSource("doors")
  void whoeverShowsNoGoodTokenIsAskedToSignInAndTouchesNothing(Door door) throws Exception {
    int rows = rows();
    List<RequestSpecification> strangers =
        List.of(
            given(),
            given().auth().preemptive().basic("sam", "sam"),
            given().auth().oauth2("nonsense"),
            given().auth().oauth2(tampered(SignIn.token("sam"))),
            given().auth().oauth2(unsigned(SignIn.token("lea"))),
            given().auth().oauth2(foreign("lea")));

    for (RequestSpecification stranger : strangers) {
      door.knock(stranger, id)
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", equalTo("Bearer"))
          .header("Cache-Control", equalTo("no-store"))
          .contentType("application/problem+json")
          .body("title", equalTo("Unauthorized"))
          .body("status", equalTo(401));
    }
    assertThat(rows()).isEqualTo(rows);
  }

  @ParameterizedTest
  @MethodSource("forSupport")
  void supportAndLeadsAreLetIn(Door door) {
    door.knock(Members.as("sam"), id).then().statusCode(door.opens());
    door.knock(Members.as("lea"), id).then().statusCode(door.opens());
    assertThat(audited(door.action(), "done")).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("forLeads")
  void leadsLiftLimitsAndSupportDoesNot(Door door) {
    door.knock(Members.as("lea"), id).then().statusCode(door.opens());
    notForThem(door, "sam");
    assertThat(table.outbox(id, "LimitsLiftAsked")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void operatorsSeeNoSingleIdentityAndItIsOnRecordThatTheyTried(Door door) {
    notForThem(door, "otto");
    assertThat(table.count("history WHERE identity = ?", id)).isZero();
  }

  @Test
  void whoeverHasNoRoleLearnsNothingNotEvenWhatAnIdIsAndTheRecordHoldsNoneOfIt() {
    Members.as("otto")
        .get("/support/identities/anna@example.org?purpose=anna@example.org")
        .then()
        .statusCode(403);

    assertThat(
            table.count(
                "audit_entry WHERE who = 'otto' AND identity = 'none' AND purpose = 'none' AND outcome = 'refused' AND action = 'look'"))
        .isPositive();
    assertThat(table.dump()).doesNotContain("anna@example.org");
  }

  @ParameterizedTest
  @MethodSource("doors")
  void identityThatWasNeverRegisteredIsNotFoundAndTheLookIsOnRecord(Door door) {
    int before = table.count("audit_entry WHERE identity = '0000000Z' AND outcome = 'unknown'");

    door.knock(Members.as("lea"), "0000000Z")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:kennung:problem:unknown-identity"));
    assertThat(table.count("audit_entry WHERE identity = '0000000Z' AND outcome = 'unknown'"))
        .isEqualTo(before + 1);
    assertThat(table.outbox("0000000Z", "LimitsLiftAsked")).isEmpty();
    assertThat(table.outbox("0000000Z", "VerificationResetAsked")).isEmpty();
  }

  private void notForThem(Door door, String person) {
    door.knock(Members.as(person), id)
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("title", equalTo("Forbidden"));
    assertThat(audited(door.action(), "refused")).isEqualTo(1);
    assertThat(
            table.text(
                "SELECT who FROM audit_entry WHERE identity = ? AND outcome = 'refused'", id))
        .isEqualTo(person);
  }

  private int audited(String action, String outcome) {
    return table.count(
        "audit_entry WHERE identity = ? AND action = ? AND outcome = ?", id, action, outcome);
  }

  private int rows() {
    return table.count("audit_entry") + table.count("history");
  }

  /** The words of a lead under the signature for somebody else. */
  private static String tampered(String token) {
    String[] parts = token.split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
    String raised = claims.replace("[\"support\"]", "[\"support-lead\"]");
    assertThat(raised).isNotEqualTo(claims);
    return parts[0] + "." + encoded(raised) + "." + parts[2];
  }

  private static String unsigned(String token) {
    return encoded("{\"alg\":\"none\"}") + "." + token.split("\\.")[1] + ".";
  }

  /** A good token of another provider. */
  private static String foreign(String person) throws IOException, InterruptedException {
    try (DevelopmentIssuer other =
            new DevelopmentIssuer(0, "development-client-secret-of-another");
        HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(other.uri().resolve("/tokens/" + person)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
