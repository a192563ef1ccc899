package io.kennung.safe.operations;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.safe.testing.Backups;
import io.kennung.safe.testing.SafeTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@SafeTest
class OperationsTest {

  @TestHTTPResource(management = true)
  URI base;

  @Test
  void readinessTellsOfTheDatabaseAndOfNothingElse() {
    await().atMost(20, SECONDS).until(() -> given().get(at("health/ready")).statusCode() == 200);
    given()
        .get(at("health/ready"))
        .then()
        .body("status", equalTo("UP"))
        .body("checks.name", containsInAnyOrder("database", "Graceful Shutdown"));
    given().get(at("health/live")).then().statusCode(200);
  }

  @Test
  void metricsCountWhatIsAskedForAndTellOfNoBackup() {
    String id = Backups.newId();
    Backups.put(id, Backups.random(500)).statusCode(200);
    Backups.get("nobody").statusCode(400);

    assertThat(given().get(at("metrics")).asString())
        .contains("directory_safe_answers_total{method=\"PUT\",status=\"200\"}")
        .contains("directory_safe_answers_total{method=\"GET\",status=\"400\"}")
        .doesNotContain(id, "backups/");
  }

  @Test
  void metricsTellHowMuchRoomBackupsTakeButOfNoSingleOne() {
    String metrics = given().get(at("metrics")).asString();

    assertThat(metrics).contains("directory_safe_under_old_key 0");
    double bytes =
        metrics
            .lines()
            .filter(line -> line.startsWith("directory_safe_size_bytes "))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
            .sum();
    // Whole pages of the database.
    assertThat(bytes).isPositive().matches(size -> size % 8192 == 0);
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
            "if the change is meant: ./mvnw test -pl safe-service -Dtest=OperationsTest"
                + " -DargLine=-Dopenapi.write=true")
        .isEqualTo(Files.readString(checkedIn));
  }

  private URI at(String path) {
    return base.resolve("/q/" + path);
  }
}
