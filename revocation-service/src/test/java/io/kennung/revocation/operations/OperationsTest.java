package io.kennung.revocation.operations;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@RevocationTest
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
  void metricsHaveUsefulNamesAndNoIdentity() {
    String id = People.newId();
    People.revokeByPassword(id, "password");

    assertThat(given().get(at("metrics")).asString())
        .contains(
            "http_server_requests_seconds_count",
            "directory_outbox_lag_seconds",
            "directory_revocation_passwords_under_old_pepper")
        .doesNotContain(id);
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
            "if the change is meant: ./mvnw test -pl revocation-service -Dtest=OperationsTest"
                + " -DargLine=-Dopenapi.write=true")
        .isEqualTo(Files.readString(checkedIn));
  }

  private URI at(String path) {
    return base.resolve("/q/" + path);
  }
}
