package io.kennung.safe.operations;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;

import io.kennung.chassis.testing.CapturedLog;
import io.kennung.safe.bucket.TestedBucket;
import io.kennung.safe.testing.Backups;
import io.kennung.safe.testing.SafeTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The running service with a bucket, and what becomes of it when the bucket goes away. */
@SafeTest
@WithTestResource(TestedBucket.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ObjectsTest {

  @Inject Jdbi jdbi;

  @TestHTTPResource(management = true)
  URI base;

  AutoCloseable endpoint;

  private final String id = Backups.newId();

  @Test
  @Order(1)
  void clientsNoticeNoDifference() {
    byte[] former = Backups.random(524_288);
    Backups.put(id, former).statusCode(200);
    assertThat(Backups.read(id)).isEqualTo(former);

    byte[] last = Backups.random(500);
    Backups.put(id, last).statusCode(200);
    Backups.put(id, Backups.random(524_289)).statusCode(413);
    assertThat(Backups.read(id)).isEqualTo(last);
    given().head("/backups/" + id).then().statusCode(200).header("Content-Length", "500");
    assertThat(inBucket()).isOne();

    given().delete("/backups/" + id).then().statusCode(204);
    Backups.get(id).statusCode(404);
    given().head("/backups/" + id).then().statusCode(404);
  }

  @Test
  @Order(2)
  void readinessAndMetricsTellOfTheBucketToo() {
    given()
        .get(base.resolve("/q/health/ready"))
        .then()
        .statusCode(200)
        .body("checks.name", containsInAnyOrder("database", "bucket", "Graceful Shutdown"));
    assertThat(given().get(base.resolve("/q/metrics")).asString())
        .contains("directory_safe_elsewhere 0.0", "directory_safe_loose_objects ");
  }

  @Test
  @Order(3)
  void aBucketThatGoesAwayIsToldAsAnOutage() throws Exception {
    Backups.put(id, Backups.random(500)).statusCode(200);
    try (CapturedLog log = CapturedLog.listening()) {
      endpoint.close();

      Backups.put(id, Backups.random(600)).statusCode(503);
      Backups.get(id).statusCode(503).contentType("application/problem+json");
      given().head("/backups/" + id).then().statusCode(200).header("Content-Length", "500");
      await()
          .atMost(20, SECONDS)
          .until(() -> given().get(base.resolve("/q/health/ready")).statusCode() == 503);

      assertThat(log.text()).contains("the bucket is out of reach").doesNotContain(id);
      jdbi.useHandle(sql ->
          sql.createQuery("SELECT object FROM backup WHERE object IS NOT NULL")
              .mapTo(UUID.class)
              .forEach(object -> assertThat(log.text()).doesNotContain(object.toString())));
    }
  }

  private long inBucket() {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT count(*) FROM backup WHERE object IS NOT NULL")
            .mapTo(Long.class)
            .one());
  }
}
