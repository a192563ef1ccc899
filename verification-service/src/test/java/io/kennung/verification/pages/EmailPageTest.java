package io.kennung.verification.pages;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import io.kennung.verification.testing.FakeEmailConfirmation;
import io.kennung.verification.testing.VerificationTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page behind the link of a mail, as a program sees it. */
@VerificationTest
class EmailPageTest {

  private static final String TOKEN = "-_AZaz09";
  private static final String PAGE = "/link/email/" + TOKEN;
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  @Inject FakeEmailConfirmation confirmation;

  @AfterEach
  void leaveNothingBehind() {
    confirmation.reset();
  }

  @BeforeEach
  void pending() {
    confirmation.reset();
    confirmation.put(TOKEN, "ABCD1234", Language.GERMAN);
  }

  @Test
  void openingTheLinkShowsTheButtonAndChangesNothing() {
    for (int i = 0; i < 3; i++) {
      given()
          .get(PAGE)
          .then()
          .statusCode(200)
          .contentType("text/html;charset=UTF-8")
          .body(containsString("ABCD1234"))
          .body(containsString("<form method=\"post\">"));
    }
    given().head(PAGE).then().statusCode(200);

    assertThat(confirmation.confirmed()).isEmpty();
  }

  @Test
  void theButtonLinksOnce() {
    press(PAGE)
        .statusCode(200)
        .body(containsString("ABCD1234"))
        .body(containsString(german("linked.title")));

    press(PAGE).statusCode(404).body(containsString(Texts.of(Language.ENGLISH).say("gone.title")));
    assertThat(confirmation.confirmed()).containsExactly(TOKEN);
  }

  @Test
  void theButtonNeedsNothingButTheToken() {
    given()
        .header("Origin", "null")
        .contentType("text/plain")
        .body("whatever")
        .post(PAGE)
        .then()
        .statusCode(200);
  }

  @Test
  void whatRanOutBetweenTheTwoStepsIsToldInTheLanguageOfTheMail() {
    confirmation.refuse();

    press(PAGE).statusCode(404).body(containsString(german("gone.title")));
  }

  @Test
  void anUnknownTokenLooksLikeAUsedOne() {
    String unknown = given().get("/link/email/unknown").then().statusCode(404).extract().asString();
    press(PAGE).statusCode(200);
    String used = given().get(PAGE).then().statusCode(404).extract().asString();

    assertThat(used).isEqualTo(unknown).contains("<h1>This link is no longer valid</h1>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "{view.directory}",
        "a b",
        "ä",
        "abc\u0000",
        "abc%0d%0aX-Evil:1",
        "../../q/health"
      })
  void whatIsNoTokenIsNotEvenLookedFor(String token) {
    String path = "/link/email/" + URLEncoder.encode(token, UTF_8).replace("+", "%20");

    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(404)
        .body(containsString("<h1>This link is no longer valid</h1>"))
        .body(not(containsString("alert(1)")))
        .header("X-Evil", (String) null);
    given().urlEncodingEnabled(false).post(path).then().statusCode(404);

    assertThat(confirmation.asked()).isEmpty();
  }

  @Test
  void aTokenIsAtMost128Characters() {
    given().get("/link/email/" + "x".repeat(128)).then().statusCode(404);
    given().get("/link/email/" + "x".repeat(129)).then().statusCode(404);

    assertThat(confirmation.asked()).containsExactly("x".repeat(128));
  }

  @Test
  void anIdentityIsTextAndNotMarkup() {
    confirmation.put("t", "<b>\"'&", Language.ENGLISH);

    given()
        .get("/link/email/t")
        .then()
        .body(containsString("<dd>&lt;b&gt;&quot;&#39;&amp;</dd>"))
        .body(not(containsString("<b>")));
  }

  @ParameterizedTest
  @EnumSource
  void thePageSpeaksTheLanguageOfTheMailAndNotOfTheBrowser(Language language) {
    confirmation.put("t", "ABCD1234", language);

    given()
        .header("Accept-Language", "en")
        .get("/link/email/t")
        .then()
        .body(containsString("<html lang=\"" + language.tag() + "\">"))
        .body(containsString(escaped(Texts.of(language).say("confirm.button"))));
  }

  @ParameterizedTest
  @EnumSource
  void whereThereIsNoMailTheBrowserDecides(Language language) {
    given()
        .header("Accept-Language", language.tag() + "-XX,en;q=0.1")
        .get("/link/email/unknown")
        .then()
        .body(containsString("<html lang=\"" + language.tag() + "\">"))
        .body(containsString(escaped(Texts.of(language).say("gone.title"))));
  }

  private static ValidatableResponse press(String page) {
    return given()
        .contentType("application/x-www-form-urlencoded")
        .header("Accept", BROWSER)
        .post(page)
        .then();
  }

  private static String german(String key) {
    return Texts.of(Language.GERMAN).say(key);
  }

  private static String escaped(String text) {
    return text.replace("'", "&#39;");
  }
}
