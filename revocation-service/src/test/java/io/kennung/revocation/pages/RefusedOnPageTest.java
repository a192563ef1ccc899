package io.kennung.revocation.pages;

import static io.kennung.revocation.pages.Filling.PAGE;
import static io.kennung.revocation.pages.Filling.browser;
import static io.kennung.revocation.pages.Filling.post;
import static io.kennung.revocation.pages.Filling.postKey;
import static io.kennung.revocation.testing.People.newId;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.kennung.chassis.testing.TestClock;
import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import io.kennung.revocation.testing.Outage;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever fails on the page is told, and what not. */
@RevocationTest
class RefusedOnPageTest {

  private static final String PASSWORD = "correct horse";
  private static final String NO_ID = "This is not an ID. It has eight characters";
  private static final String NO_PASSWORD = "The revocation password is missing.";
  private static final String NO_WORD = "The word REVOKE is needed for confirmation.";

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
  void eachFieldThatIsNotFilledInHasItsSentence() {
    String id = newId();

    post("ABCD", PASSWORD, "revoke")
        .statusCode(400)
        .body(containsString(NO_ID))
        .body(containsString("value=\"ABCD\""))
        .body(not(containsString(NO_PASSWORD)))
        .body(not(containsString(NO_WORD)));
    post(id, "", "revoke")
        .statusCode(400)
        .body(containsString(NO_PASSWORD))
        .body(containsString("value=\"" + id + "\""))
        .body(not(containsString(NO_ID)));
    post(id, PASSWORD, "yes")
        .statusCode(400)
        .body(containsString(NO_WORD))
        .body(not(containsString(NO_PASSWORD)));
    browser()
        .post(PAGE)
        .then()
        .statusCode(400)
        .body(containsString(NO_ID))
        .body(containsString(NO_PASSWORD))
        .body(containsString(NO_WORD));
  }

  @Test
  void whatIsNotFilledInIsNoTry() {
    String id = people.createWith(PASSWORD).id();
    for (int i = 0; i < 6; i++) {
      post(id, "wrong", "yes").statusCode(400);
      post(id, "", "revoke").statusCode(400);
      postKey(id, "n4bQ").statusCode(400);
    }

    post(id, PASSWORD).statusCode(200);
  }

  @Test
  void nobodyCanTellAnUnknownIdentityFromOneWithoutOrWithAnotherPassword() {
    String wrong = answer(people.createWith(PASSWORD).id());
    String without = answer(people.create().id());
    String unknown = answer(newId());

    assertThat(wrong).isEqualTo(without).isEqualTo(unknown);
    assertThat(wrong).contains("The ID is unknown, has no revocation password, or the password is");
  }

  @Test
  void thePasswordIsNeverShownAgain() {
    String id = people.createWith(PASSWORD).id();

    post(id, "another horse")
        .statusCode(403)
        .body(containsString("value=\"" + id + "\""))
        .body(not(containsString("another horse")))
        .body(not(containsString(People.key("another horse"))));
    post(id, "another horse", "").statusCode(400).body(not(containsString("another horse")));
  }

  @Test
  void afterFiveTriesThePageSaysWhenTheNextIsPossible() {
    String id = people.createWith(PASSWORD).id();
    for (int i = 0; i < 5; i++) {
      post(id, "wrong").statusCode(403);
    }

    post(id, PASSWORD)
        .statusCode(429)
        .header("Retry-After", "3600")
        .contentType("text/html;charset=UTF-8")
        .body(containsString("There were too many tries. The next one is possible in 60 minutes."))
        .body(containsString("value=\"" + id + "\""));
    clock.advance(Duration.ofHours(1));
    post(id, PASSWORD).statusCode(200);
  }

  @Test
  void oneAddressTriesTenIdentitiesAndThenHasToWait() {
    for (int i = 0; i < 10; i++) {
      assertThat(from("203.0.113.77")).isEqualTo(403);
    }

    assertThat(from("203.0.113.77")).isEqualTo(429);
    assertThat(from("203.0.113.78")).isEqualTo(403);
  }

  @Test
  void anOutageIsToldInTheLanguageOfThePage() {
    String id = people.createWith(PASSWORD).id();
    try (Outage outage = Outage.of(table)) {
      browser()
          .formParam("identity", id)
          .formParam("password", PASSWORD)
          .formParam("confirmation", "revoke")
          .post(PAGE + "?lang=fr")
          .then()
          .statusCode(503)
          .contentType("text/html;charset=UTF-8")
          .header("Cache-Control", "no-store")
          .body(containsString(Texts.of(Language.FRENCH).say("UNAVAILABLE")));
    }

    post(id, PASSWORD).statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onfocus='alert(1)' autofocus='",
        "</input><b>"
      })
  void whatIsTypedIsTextAndNotMarkup(String nasty) {
    String page = post(nasty, nasty, nasty).statusCode(400).extract().asString();

    assertThat(page)
        .contains("value=\"" + escaped(nasty) + "\"")
        .doesNotContain(nasty)
        .contains("<form class=\"fields\" method=\"post\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"><script>alert(1)</script>", "xx", "DE", "de\r\nX-Evil: 1", "../x"})
  void aLanguageThatIsNoneIsNotRepeated(String lang) {
    String page =
        given()
            .header("Accept-Language", "it")
            .queryParam("lang", lang)
            .get(PAGE)
            .then()
            .statusCode(200)
            .header("X-Evil", (String) null)
            .extract()
            .asString();

    assertThat(page).contains("<html lang=\"it\">").doesNotContain(lang, "alert(1)");
  }

  @Test
  void anExpressionOfTheTemplatesIsTextToo() {
    post("{view.directory}", PASSWORD)
        .statusCode(400)
        .body(containsString("value=\"{view.directory}\""));
  }

  @Test
  void onlyAFormIsTaken() {
    String id = people.createWith(PASSWORD).id();
    String form = "identity=" + id + "&password=correct+horse&confirmation=revoke";
    for (String type : new String[] {"text/plain", "application/json"}) {
      given().contentType(type).body(form).post(PAGE).then().statusCode(415);
    }
    given()
        .multiPart("identity", id)
        .multiPart("password", PASSWORD)
        .multiPart("confirmation", "revoke")
        .post(PAGE)
        .then()
        .statusCode(415);

    assertThat(table.count("revocation WHERE identity = ?", id)).isZero();
  }

  @Test
  void aFieldThatIsFarTooLongIsRefusedWithAPage() {
    post("x".repeat(20_000), PASSWORD)
        .statusCode(413)
        .contentType("text/html;charset=UTF-8")
        .body(containsString("The request is too large."));
  }

  private static String answer(String id) {
    return post(id, "something else").statusCode(403).extract().asString().replace(id, "…");
  }

  private static int from(String address) {
    return browser()
        .header("X-Forwarded-For", address)
        .formParam("identity", newId())
        .formParam("password", "wrong")
        .formParam("confirmation", "revoke")
        .post(PAGE)
        .statusCode();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
