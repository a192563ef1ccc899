package io.kennung.safe.limits;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.TestClock;
import io.kennung.safe.testing.Backups;
import io.kennung.safe.testing.SafeTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 24 uploads a day of a backup; of an address 60 an hour, and 30 downloads. */
@SafeTest
class SafeLimitsTest {

  @Inject TestClock clock;

  private final String address = newAddress();

  @BeforeEach
  void freeze() {
    clock.reset();
    clock.freeze();
  }

  @AfterEach
  void goOn() {
    clock.reset();
  }

  @Test
  void aBackupIsUploaded24TimesADayWhoeverDoesIt() {
    String id = Backups.newId();

    assertThat(IntStream.range(0, 24).map(n -> put(newAddress(), id))).containsOnly(200);
    assertThat(put(newAddress(), id)).isEqualTo(429);
    from(newAddress())
        .body(Backups.random(50))
        .put("/backups/" + id)
        .then()
        .statusCode(429)
        .header("Retry-After", "3600");
    assertThat(put(newAddress(), Backups.newId())).isEqualTo(200);
  }

  @Test
  void anAddressUploadsAndDeletes60TimesAnHour() {
    assertThat(IntStream.range(0, 59).map(n -> put(address, Backups.newId()))).containsOnly(200);
    String id = Backups.newId();
    from(address).delete("/backups/" + id).then().statusCode(204);

    assertThat(put(address, id)).isEqualTo(429);
    from(address).delete("/backups/" + id).then().statusCode(429);
    from(address).get("/backups/" + id).then().statusCode(404);
  }

  @Test
  void anAddressAsks30TimesAnHourWhetherTheBackupIsThereOrNot() {
    String there = Backups.newId();
    assertThat(put(newAddress(), there)).isEqualTo(200);

    for (int i = 0; i < 10; i++) {
      from(address).get("/backups/" + there).then().statusCode(200);
      from(address).get("/backups/" + Backups.newId()).then().statusCode(404);
      from(address).head("/backups/" + Backups.newId()).then().statusCode(404);
    }

    from(address).get("/backups/" + there).then().statusCode(429);
    from(address).head("/backups/" + there).then().statusCode(429);
    from(address).get("/backups/" + Backups.newId()).then().statusCode(429);
    from(address).get("/config").then().statusCode(200);
  }

  private static int put(String from, String id) {
    return from(from).body(Backups.random(50)).put("/backups/" + id).statusCode();
  }

  private static RequestSpecification from(String address) {
    return given().header("X-Forwarded-For", address).contentType("application/octet-stream");
  }

  private static String newAddress() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }
}
