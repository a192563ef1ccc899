package io.kennung.revocation.pages;

import static io.kennung.revocation.pages.Filling.post;
import static io.kennung.revocation.pages.Filling.postKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.CapturedLog;
import io.kennung.revocation.testing.Outage;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The way of a password through this service leaves no trace. */
@RevocationTest
class NothingIsLoggedTest {

  private static final String PASSWORD = "grandmother's maiden name";

  @Inject People people;
  @Inject Table table;

  @Test
  void neitherPasswordNorKeyNorIdentityIsLoggedWhateverGoesWrong() {
    String id = people.createWith(PASSWORD).id();
    String key = People.key(PASSWORD);
    try (CapturedLog log = CapturedLog.listening()) {
      post(id, PASSWORD, "no").statusCode(400);
      postKey(id, key + "=").statusCode(400);
      post(id, "wrong " + PASSWORD).statusCode(403);
      try (Outage outage = Outage.of(table)) {
        post(id, PASSWORD).statusCode(503);
        postKey(id, key).statusCode(503);
      }
      table.execute("ALTER TABLE password_try RENAME TO out_of_reach");
      post(id, PASSWORD).statusCode(500);
      table.execute("ALTER TABLE out_of_reach RENAME TO password_try");
      postKey(id, key).statusCode(200);

      assertThat(log.text())
          .contains("the database is out of reach")
          .doesNotContain(id, PASSWORD, "grandmother", key);
    }
  }
}
