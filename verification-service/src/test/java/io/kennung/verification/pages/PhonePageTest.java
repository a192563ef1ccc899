package io.kennung.verification.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import io.kennung.verification.testing.VerificationTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page behind the link of a short message, as a program sees it. */
@VerificationTest
class PhonePageTest {

  @Test
  void thePageShowsTheCodeAndOpensTheApp() {
    given()
        .get("/link/phone/040506?app=threemawork")
        .then()
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .body(containsString(">040506</span>"))
        .body(containsString(">0, 4, 0, 5, 0, 6</span>"))
        .body(containsString("href=\"threemawork://link_mobileno?code=040506\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?app=",
        "?app=evil",
        "?app=javascript",
        "?app=threema\"onclick=x",
        "?app=THREEMA"
      })
  void anAppThatIsNotListedIsTheFirstOne(String query) {
    given()
        .urlEncodingEnabled(false)
        .get("/link/phone/1" + query.replace("\"", "%22"))
        .then()
        .statusCode(200)
        .body(containsString("href=\"threema://link_mobileno?code=1\""))
        .body(not(containsString("onclick")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789",
        "12a456",
        "１２３４５６",
        "٠١٢٣",
        "<b>1</b>",
        "1 2",
        "-1",
        "1&x=2",
        "1\n",
        "\"1"
      })
  void whatIsNoCodeIsNotRepeated(String code) {
    given()
        .get("/link/phone/{code}", code)
        .then()
        .statusCode(404)
        .contentType("text/html;charset=UTF-8")
        .body(containsString("<h1>There is nothing here</h1>"))
        .body(not(containsString("link_mobileno")))
        .body(not(containsString(code)));
  }

  @ParameterizedTest
  @EnumSource
  void thePageSpeaksTheLanguageOfTheBrowser(Language language) {
    given()
        .header("Accept-Language", language.tag())
        .get("/link/phone/123456")
        .then()
        .body(containsString("<html lang=\"" + language.tag() + "\">"))
        .body(containsString(Texts.of(language).say("phone.button")));
  }

  @Test
  void onlySchemesOfAppsCanBeConfigured() {
    for (String scheme : List.of("javascript", "http", "Threema", "a b", "", "1a", "x\"")) {
      assertThatThrownBy(() -> new AppLinks(List.of("threema", scheme)))
          .as(scheme)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("directory.pages.app-schemes");
    }
    assertThatThrownBy(() -> new AppLinks(List.of())).isInstanceOf(IllegalStateException.class);
  }
}
