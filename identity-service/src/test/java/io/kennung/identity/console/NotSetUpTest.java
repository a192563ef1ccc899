package io.kennung.identity.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.kennung.identity.testing.DirectoryTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where nobody has said how staff sign in. */
@DirectoryTest
@TestProfile(NotSetUpTest.NoStaff.class)
class NotSetUpTest {

  /** As it is without configuration. */
  public static final class NoStaff implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("directory.staff.enabled", "false");
    }
  }

  @Test
  void theConsoleSaysSo() {
    given()
        .redirects()
        .follow(false)
        .get(Desk.ROOT)
        .then()
        .statusCode(404)
        .body(containsString("<h1>The console is not set up</h1>"));
  }
}
