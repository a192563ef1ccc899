package io.kennung.verification.pages;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import io.kennung.verification.testing.FakeEmailConfirmation;
import io.kennung.verification.testing.VerificationTest;
import jakarta.inject.Inject;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a browser and a program get when something behind the page does not work. */
@VerificationTest
class TroublePageTest {

  private static final String PAGE = "/link/email/token";
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  @Inject FakeEmailConfirmation confirmation;

  @AfterEach
  void mend() {
    confirmation.reset();
  }

  @Test
  void aBrowserIsToldOfAnOutageOnAPageAndAProgramInJson() {
    confirmation.breakDown(() -> new IllegalStateException(new SQLTransientConnectionException()));

    given()
        .header("Accept", BROWSER)
        .header("Accept-Language", "fr")
        .get(PAGE)
        .then()
        .statusCode(503)
        .contentType("text/html;charset=UTF-8")
        .header("Cache-Control", "no-store")
        .body(containsString(Texts.of(Language.FRENCH).say("UNAVAILABLE")));
    given()
        .header("Accept", "*/*")
        .post(PAGE)
        .then()
        .statusCode(503)
        .contentType("application/json");
  }

  @Test
  void aMistakeOfOursTellsNothing() {
    confirmation.breakDown(() -> new IllegalStateException("secret"));

    given()
        .header("Accept", BROWSER)
        .get(PAGE)
        .then()
        .statusCode(500)
        .contentType("text/html;charset=UTF-8")
        .body(containsString("Something went wrong on the server."))
        .body(not(containsString("secret")));
  }
}
