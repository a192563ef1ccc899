package io.kennung.identity.edge;

import static io.kennung.chassis.testing.Wire.challenge;
import static io.kennung.chassis.testing.Wire.newKey;
import static io.kennung.chassis.testing.Wire.secondPhase;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.TestClock;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Table;
import io.kennung.protocol.SecretKey;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits an address, as a trusted proxy reports it. */
@DirectoryTest
class LimitsTest {

  @Inject Table table;
  @Inject TestClock clock;

  private final String network =
      "2001:db8:" + Integer.toHexString(ThreadLocalRandom.current().nextInt(1, 0xffff));

  @BeforeEach
  void stopTime() {
    clock.freeze();
  }

  @AfterEach
  void goOn() {
    clock.reset();
  }

  @Test
  void anAddressCreatesSixIdentitiesAtOnceAndNotOneMoreHoweverParallel() throws Exception {
    List<Callable<Integer>> calls =
        IntStream.range(0, 30)
            .<Callable<Integer>>mapToObj(
                i -> () -> create("::" + Integer.toHexString(i)).statusCode())
            .toList();

    List<Integer> statuses;
    try (var threads = Executors.newFixedThreadPool(16)) {
      statuses = threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }

    assertThat(statuses).containsOnly(200, 429);
    assertThat(Collections.frequency(statuses, 200)).isEqualTo(6);
    Response refused = create("::1");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);
    assertThat(refused.<String>path("error"))
        .isEqualTo("Too many requests. Please try again later.");
    assertThat(create(":1::1").statusCode()).as("the next network").isEqualTo(200);
  }

  @Test
  void anAddressAsksForAHundredListsAtOnceAndNotOneMore() {
    int admitted = 0;
    for (int i = 0; i < 110; i++) {
      int status =
          given()
              .header("X-Forwarded-For", network + ":2::1")
              .body("{\"identities\":[]}")
              .post("/identity/check")
              .statusCode();
      admitted += status == 200 ? 1 : 0;
    }

    assertThat(admitted).isEqualTo(100);
  }

  @Test
  void anAddressAsksForAThousandIdentitiesAtOnceAndNotOneMore() {
    int admitted = 0;
    for (int i = 0; i < 1010; i++) {
      int status =
          given()
              .header("X-Forwarded-For", network + ":3::1")
              .get("/identity/0000000Z")
              .statusCode();
      admitted += status == 404 ? 1 : 0;
    }

    assertThat(admitted).isEqualTo(1000);
  }

  @Test
  void addressIsNotKept() {
    create("::7");

    assertThat(table.count("limit_level WHERE position('2001' in encode(key, 'escape')) > 0"))
        .isZero();
  }

  private Response create(String host) {
    SecretKey key = newKey();
    Map<String, Object> first = Map.of("publicKey", key.publicKey().base64());
    return given()
        .header("X-Forwarded-For", network + host)
        .contentType("application/json")
        .body(secondPhase(first, challenge("/identity/create", first), key))
        .post("/identity/create");
  }
}
