package io.kennung.safe.backups;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.safe.testing.Backups;
import io.kennung.safe.testing.SafeTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 9 of the Safe contract. */
@SafeTest
class BackupTest {

  private static final int LONGEST = 524_288;

  private final String id = Backups.newId();

  @Test
  void configSaysWhatIsKeptAndForHowLong() {
    given()
        .get("/config")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("maxBackupBytes", equalTo(LONGEST))
        .body("retentionDays", equalTo(180));
  }

  @Test
  void whatIsUploadedComesBackByteForByte() {
    byte[] sealed = Backups.random(LONGEST);

    Backups.put(id, sealed).statusCode(200);

    assertThat(Backups.read(id)).isEqualTo(sealed);
    Backups.get(id).contentType("application/octet-stream").header("Cache-Control", "no-store");
  }

  @Test
  void theLastUploadReplacesTheFormer() {
    byte[] second = Backups.random(400);
    Backups.put(id, Backups.random(500)).statusCode(200);

    Backups.put(id.toUpperCase(Locale.ROOT), second).statusCode(200);

    assertThat(Backups.read(id)).isEqualTo(second);
  }

  @Test
  void headTellsWhetherThereIsOne() {
    given().head("/backups/" + id).then().statusCode(404);

    Backups.put(id, Backups.random(500)).statusCode(200);

    given().head("/backups/" + id).then().statusCode(200).header("Content-Length", "500");
  }

  @Test
  void deletedIsGoneAndDeletingNothingIsNoFailure() {
    Backups.put(id, Backups.random(500)).statusCode(200);

    given().delete("/backups/" + id).then().statusCode(204);
    given().delete("/backups/" + id).then().statusCode(204);

    Backups.get(id).statusCode(404).contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "066384d3695fbbd9f31a7d533900fd0cd8d1373beb6a28678522d2a49980c9c",
        "066384d3695fbbd9f31a7d533900fd0cd8d1373beb6a28678522d2a49980c9c33",
        "g66384d3695fbbd9f31a7d533900fd0cd8d1373beb6a28678522d2a49980c9c3"
      })
  void whatIsNoIdIsRefused(String wrong) {
    Backups.put(wrong, Backups.random(500)).statusCode(400);
    Backups.get(wrong).statusCode(400);
    given().head("/backups/" + wrong).then().statusCode(400);
    given().delete("/backups/" + wrong).then().statusCode(400);
  }

  @Test
  void tooShortAndTooLongLeaveTheFormer() {
    byte[] former = Backups.random(41);
    Backups.put(id, former).statusCode(200);

    Backups.put(id, Backups.random(40)).statusCode(400);
    Backups.put(id, new byte[0]).statusCode(400);
    Backups.put(id, Backups.random(LONGEST + 1)).statusCode(413);

    assertThat(Backups.read(id)).isEqualTo(former);
  }

  @Test
  void theFrontDoorsPathLeadsToTheSame() {
    byte[] sealed = Backups.random(500);

    given().body(sealed).put("/safe/backups/" + id).then().statusCode(200);

    assertThat(Backups.read(id)).isEqualTo(sealed);
    given().get("/safe/config").then().statusCode(200);
  }
}
