package io.kennung.identity.operations;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.kennung.chassis.outbox.OutboxLag;
import io.kennung.chassis.testing.TestClock;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@DirectoryTest
class OperationsTest {

  @TestHTTPResource(management = true)
  URI base;

  @Inject Table table;
  @Inject TestClock clock;
  @Inject OutboxLag lag;

  @AfterEach
  void tidy() {
    clock.reset();
    table.execute("DELETE FROM outbox WHERE topic = 'directory.nowhere'");
    lag.measure();
  }

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
  void eventsThatStayTooLongInTheOutboxMakeItNotReady() {
    // A topic that does not exist, so that the event stays.
    table.execute(
        "INSERT INTO outbox (topic, key, type, data, created_at) VALUES ('directory.nowhere', 'ABCD1234', 't', '', now() - interval '6 minutes')");

    lag.measure();

    given().get(at("health/ready")).then().statusCode(503);
    assertThat(metrics()).contains("directory_outbox_lag_seconds 3");
  }

  @Test
  void metricsHaveUsefulNamesAndNoIdentity() {
    String id = Holders.create().id();
    given().get("/identity/" + id).then().statusCode(200);
    given().get("/identity/0000000Z").then().statusCode(404);

    assertThat(metrics())
        .contains(
            "http_server_requests_seconds_count",
            "directory_outbox_lag_seconds",
            "directory_outbox_sent_total",
            "cache_gets_total",
            "agroal_active_count")
        .contains("/identity/{id}")
        .doesNotContain(id)
        .doesNotContain("0000000Z");
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
            "if the change is meant: ./mvnw test -pl identity-service -Dtest=OperationsTest -DargLine=-Dopenapi.write=true")
        .isEqualTo(Files.readString(checkedIn));
  }

  private String metrics() {
    return given().get(at("metrics")).asString();
  }

  private URI at(String path) {
    return base.resolve("/q/" + path);
  }
}
