package io.kennung.revocation.pages;

import static io.kennung.revocation.pages.Filling.PAGE;
import static io.kennung.revocation.pages.Filling.browser;
import static io.kennung.revocation.pages.Filling.post;
import static io.kennung.revocation.pages.Filling.postKey;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;

import io.kennung.chassis.testing.TestClock;
import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page as a program sees it: what is asked for, and how an identity ends. */
@RevocationTest
class RevokePageTest {

  private static final String PASSWORD = "correct horse";
  private static final String REVOKED = "<h1>The ID is revoked</h1>";

  @Inject People people;
  @Inject Table table;
  @Inject TestClock clock;

  @BeforeEach
  void freeze() {
    clock.freeze();
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void thePageSaysWhatWillHappenAndWhatWillNot() {
    given()
        .get(PAGE)
        .then()
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .body(containsString("Within about an hour nobody can write to this ID or from it"))
        .body(containsString("Within 24 hours it is crossed out"))
        .body(containsString("It cannot be undone, and the ID is never issued again."))
        .body(containsString("The e-mail address and the phone number that are linked to it"))
        .body(containsString("Deleting the app is something else."))
        .body(containsString("not even the operator of this directory"))
        .body(containsString("Please type the word REVOKE."))
        .body(containsString("For each ID there are 5 tries an hour and 10 a day."))
        .body(not(containsString("role=\"alert\"")));
  }

  @Test
  void theRightPasswordEndsTheIdentity() {
    String id = people.createWith(PASSWORD).id();

    post(id, PASSWORD)
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .body(containsString(REVOKED))
        .body(containsString("<dd>" + id + "</dd>"));

    assertThat(table.text("SELECT how FROM revocation WHERE identity = ?", id))
        .isEqualTo("password");
  }

  @ParameterizedTest
  @CsvSource({"test, n4bQgQ==", "Zürich-Passwort-ß, GbW0zA=="})
  void theKeyThatABrowserHasComputedIsAsGoodAsThePassword(String password, String key) {
    String first = people.createWith(password).id();
    String second = people.createWith(password).id();

    postKey(first, key).statusCode(200).body(containsString(REVOKED));
    post(second, password).statusCode(200).body(containsString(REVOKED));
  }

  @Test
  void theLongestPasswordOfTheAppsIsTaken() {
    String password = "🗝".repeat(256);
    String id = people.createWith(password).id();

    post(id, password).statusCode(200).body(containsString(REVOKED));
  }

  @Test
  void aPasswordIsTakenAsItIs() {
    String id = people.createWith(" Pass  word+%41 ").id();

    post(id, "Pass  word+%41").statusCode(403);
    post(id, " Pass  word+%41 ").statusCode(200);
  }

  @Test
  void whoeverIsNotSureAndSendsItAgainSeesWhenItWas() {
    clock.advance(Duration.ofDays(400));
    String id = people.createWith(PASSWORD).id();
    String first = post(id, PASSWORD).statusCode(200).extract().asString();
    clock.advance(Duration.ofDays(40));
    String second = post(id, PASSWORD).statusCode(200).extract().asString();

    assertThat(second).isEqualTo(first).contains("It was revoked on ", " UTC.");
    assertThat(table.outbox(id, "IdentityRevoked")).hasSize(1);
  }

  @Test
  void anIdentityMayBeTypedInAnyWay() {
    String id = people.createWith(PASSWORD).id();
    String typed = " " + id.substring(0, 4).toLowerCase(Locale.ROOT) + "-" + id.substring(4);

    post(typed, PASSWORD).statusCode(200).body(containsString("<dd>" + id + "</dd>"));
  }

  @ParameterizedTest
  @EnumSource
  void thePageSpeaksFiveLanguagesAndTakesTheWordOfEach(Language language) {
    Texts texts = Texts.of(language);
    String word = texts.say("confirmation.word");
    given()
        .header("Accept-Language", language.tag() + "-XX,zh;q=0.1")
        .get(PAGE)
        .then()
        .body(containsString("<html lang=\"" + language.tag() + "\">"))
        .body(containsString(texts.say("confirmation.hint", word)));

    String id = people.createWith(PASSWORD).id();
    post(id, PASSWORD, " " + word.toLowerCase(language.locale()) + " ").statusCode(200);
  }

  @ParameterizedTest
  @EnumSource
  void theLanguageThatIsChosenStaysWithTheForm(Language language) {
    String action = "action=\"/revoke?lang=" + language.tag() + "\"";
    given()
        .header("Accept-Language", "en")
        .get(PAGE + "?lang=" + language.tag())
        .then()
        .body(containsString("<html lang=\"" + language.tag() + "\">"))
        .body(containsString(action));

    browser()
        .header("Accept-Language", "en")
        .post(PAGE + "?lang=" + language.tag())
        .then()
        .statusCode(400)
        .body(containsString(Texts.of(language).say("flaw.password")))
        .body(containsString(action));
  }

  @Test
  void theTimeIsToldInTheLanguageOfThePage() {
    String id = people.createWith(PASSWORD).id();

    browser()
        .formParam("identity", id)
        .formParam("password", PASSWORD)
        .formParam("confirmation", "widerrufen")
        .post(PAGE + "?lang=de")
        .then()
        .statusCode(200)
        .body(containsString("<h1>Die ID ist widerrufen</h1>"))
        .body(
            matchesRegex(
                "(?s).*Widerrufen am \\d{1,2}\\. \\p{L}+ \\d{4} um \\d\\d:\\d\\d UTC\\..*"));
  }
}
