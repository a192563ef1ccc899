package io.kennung.verification.operations;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.kennung.verification.testing.VerificationTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@VerificationTest
class OperationsTest {

  @TestHTTPResource(management = true)
  URI base;

  @Test
  void readinessTellsOfDatabaseBrokerAndOutbox() {
    await().atMost(20, SECONDS).until(() -> given().get(at("health/ready")).statusCode() == 200);
    given()
        .get(at("health/ready"))
        .then()
        .body("status", equalTo("UP"))
        .body("checks.name", hasItems("database", "broker", "outbox"));
    given().get(at("health/live")).then().statusCode(200);
  }

  @Test
  void metricsHaveUsefulNamesAndNoIdentityTokenOrCode() {
    given().get("/link/email/tokentokentoken").then().statusCode(404);
    given().get("/link/phone/123456").then().statusCode(200);

    assertThat(metrics())
        .contains(
            "http_server_requests_seconds_count",
            "directory_outbox_lag_seconds",
            "directory_delivery_lag_seconds",
            "directory_links_under_old_pepper",
            "directory_senders_open")
        .doesNotContain("tokentokentoken", "123456");
  }

  @Test
  void describedInterfaceIsTheOneThatIsCheckedIn() throws IOException {
    String described = given().get(at("openapi")).then().statusCode(200).extract().asString();
    Path checkedIn = Path.of("openapi.yaml");

    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(checkedIn, described);
    }
    assertThat(described)
        .as(
            "if the change is meant: ./mvnw test -pl verification-service -Dtest=OperationsTest -DargLine=-Dopenapi.write=true")
        .isEqualTo(Files.readString(checkedIn));
  }

  private String metrics() {
    // Without the figures: among many of them six digits occur by chance.
    return given().get(at("metrics")).asString().replaceAll("(?m) [^ ]+$", "");
  }

  private URI at(String path) {
    return base.resolve("/q/" + path);
  }
}
