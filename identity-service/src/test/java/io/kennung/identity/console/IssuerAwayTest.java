package io.kennung.identity.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While the provider does not answer. */
@DirectoryTest
@TestProfile(IssuerAwayTest.NobodyThere.class)
class IssuerAwayTest {

  /** Nobody listens there. */
  public static final class NobodyThere implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("directory.staff.issuer", "http://127.0.0.1:9");
    }
  }

  @Inject MeterRegistry metrics;

  @Test
  void theConsoleSaysSoAndTheDirectoryGoesOn() {
    given()
        .redirects()
        .follow(false)
        .header("Accept", "text/html")
        .get(Desk.ROOT + "/search")
        .then()
        .statusCode(503)
        .body(containsString("<h1>Signing in is not possible now</h1>"));
    assertThat(metrics.get("directory.staff.issuer.away").counter().count()).isOne();
    String id = Holders.create().id();
    given().get("/identity/" + id).then().statusCode(200);
  }
}
