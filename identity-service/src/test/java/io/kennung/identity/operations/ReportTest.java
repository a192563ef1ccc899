package io.kennung.identity.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.TestClock;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Table;
import io.kennung.staff.testing.SignIn;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DirectoryTest
class ReportTest {

  @Inject Table table;
  @Inject TestClock clock;

  @BeforeEach
  void begin() {
    tidy();
    clock.freeze();
  }

  @AfterEach
  void tidy() {
    table.execute(
        "TRUNCATE last_pulse, hourly_lag, hourly_delivery, hourly_count, operations_look");
    clock.reset();
  }

  @Test
  void figuresOfARangeAreToldStepByStep() {
    table.execute(
        "INSERT INTO hourly_count VALUES ('REGISTERED', ?, 7)",
        clock.instant().truncatedTo(ChronoUnit.HOURS).atOffset(java.time.ZoneOffset.UTC));

    report("otto", "day")
        .body("range", equalTo("day"))
        .body("steps", hasSize(24))
        .body("counts.registered", hasSize(24))
        .body("counts.registered[23]", equalTo(7))
        .body("counts.registered[22]", equalTo(0))
        .body("counts.'revoked-by-key'", hasSize(24))
        .body("population", hasSize(24))
        .body("services", hasSize(4))
        .body("services[3].service", equalTo("safe-service"))
        .body("services[3].readiness", equalTo("unknown"));
    report("otto", "week").body("counts.registered[27]", equalTo(7));
    report("lea", "month").body("counts.registered[29]", equalTo(7));
  }

  @Test
  void onlyOperatorsAndLeadsSeeTheWhole() {
    given().get("/support/operations").then().statusCode(401);
    given().auth().oauth2("nonsense").get("/support/operations").then().statusCode(401);
    given().auth().oauth2(SignIn.token("sam")).get("/support/operations").then().statusCode(403);
    report("lea", "day");
    report("otto", "day");
  }

  @Test
  void rangeThatDoesNotExistIsSaidToBeSo() {
    given()
        .auth()
        .oauth2(SignIn.token("otto"))
        .get("/support/operations?range=century")
        .then()
        .statusCode(400)
        .body("detail", equalTo("The range is day, week or month."));
    assertThat(table.count("operations_look")).isZero();
  }

  @Test
  void looksAreOnRecordOnceAnHourAndPersonHoweverManyComeAtOnce() {
    int before = entries();
    String token = SignIn.token("otto");
    Callable<Integer> look =
        () -> given().auth().oauth2(token).get("/support/operations").statusCode();

    assertThat(Crowd.together(IntStream.range(0, 8).mapToObj(i -> look).toList()))
        .containsOnly(200);
    report("otto", "week");
    assertThat(entries() - before).isEqualTo(1);

    report("lea", "day");
    assertThat(entries() - before).isEqualTo(2);
    clock.advance(Duration.ofHours(1));
    given().auth().oauth2(token).get("/support/operations").then().statusCode(200);
    assertThat(entries() - before).isEqualTo(3);
  }

  private int entries() {
    return table.count("audit_entry WHERE action = 'operations' AND identity = 'none'");
  }

  private static ValidatableResponse report(String person, String range) {
    return given()
        .auth()
        .oauth2(SignIn.token(person))
        .get("/support/operations?range=" + range)
        .then()
        .statusCode(200);
  }
}
