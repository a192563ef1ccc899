package io.kennung.revocation.pages;

import static io.kennung.revocation.pages.Filling.BROWSER;
import static io.kennung.revocation.pages.Filling.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.kennung.pages.testing.EveryPage;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of everything that people see, and what they get where there is nothing. */
@RevocationTest
class LockedUpTest {

  private static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/revoke",
        "/revoke/",
        "/revoke?lang=de",
        "/revoke/nowhere",
        "/revoke/style.css",
        "/revoke/icon.svg",
        "/revoke/revoke.js",
        "//revoke"
      })
  void everyPageIsLockedUp(String path) {
    Headers headers = given().urlEncodingEnabled(false).get(path).headers();

    EveryPage.isLockedUp(headers, CSP);
    assertThat(headers.getValue("Cache-Control"))
        .isEqualTo(path.contains(".") ? "public, max-age=300" : "no-store");
  }

  @Test
  void anAnswerIsLockedUpToo() {
    Headers headers = post(People.newId(), "wrong").extract().headers();

    EveryPage.isLockedUp(headers, CSP);
    assertThat(headers.getValue("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void noOtherOriginMayAskForThePage() {
    Response answer =
        given()
            .header("Origin", "https://evil.example")
            .header("Access-Control-Request-Method", "POST")
            .options("/revoke");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().asList())
        .noneMatch(
            header -> header.getName().toLowerCase(Locale.ROOT).startsWith("access-control"));
  }

  @Test
  void theRestOfTheDirectoryStaysOpenToAnyOrigin() {
    for (String path : new String[] {"/revoked", "/identity/ws/revoke", "/identity/revoke"}) {
      Headers headers = given().get(path).headers();

      assertThat(headers.getValue("Access-Control-Allow-Origin")).as(path).isEqualTo("*");
      assertThat(headers.getValue("Content-Security-Policy")).as(path).isNull();
    }
  }

  @Test
  void aBrowserGetsAPageWhereThereIsNothing() {
    given()
        .header("Accept", BROWSER)
        .header("Accept-Language", "de")
        .get("/revoke/nowhere")
        .then()
        .statusCode(404)
        .contentType("text/html;charset=UTF-8")
        .body(containsString("<h1>Hier ist nichts</h1>"))
        .body(containsString("endet auf /revoke."));
    given()
        .header("Accept", "application/json")
        .get("/revoke/nowhere")
        .then()
        .statusCode(404)
        .contentType("application/json");
  }

  @Test
  void whatThePageLoadsIsKeptAsLongAsItDoesNotChange() {
    String page = given().get("/revoke").asString();
    String script = page.replaceFirst("(?s).*(/revoke/revoke\\.js\\?v=[0-9a-f]+).*", "$1");

    given()
        .get(script)
        .then()
        .statusCode(200)
        .contentType("text/javascript;charset=UTF-8")
        .header("Cache-Control", "public, max-age=31536000, immutable");
  }

  @Test
  void thePageHasOneScriptAndNothingInline() {
    String page = given().get("/revoke").asString();

    assertThat(page.split("<script", -1)).hasSize(2);
    assertThat(page)
        .containsPattern("<script src=\"/revoke/revoke\\.js\\?v=\\w+\" defer></script>");
    assertThat(page)
        .doesNotContainIgnoringCase(
            "javascript:", "style=", "<style", "http://", "https://", " onclick=", " onsubmit=");
  }
}
