package io.kennung.verification.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.kennung.pages.testing.EveryPage;
import io.kennung.verification.testing.VerificationTest;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of everything that people see, and what they get where there is nothing. */
@VerificationTest
class LockedUpTest {

  private static final String CSP =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/link/phone/123456",
        "/link/phone/nope",
        "/link/email/unknown",
        "/link/nowhere",
        "/link/email/a/b",
        "/link",
        "/link/",
        "/link/style.css",
        "/link/icon.svg",
        "//link/phone/1",
        "/link/./phone/1",
        "/x/../link/phone/1"
      })
  void everyPageIsLockedUp(String path) {
    Headers headers = given().urlEncodingEnabled(false).get(path).headers();

    EveryPage.isLockedUp(headers, CSP);
    assertThat(headers.getValue("Cache-Control"))
        .isEqualTo(
            path.contains(".css") || path.contains(".svg") ? "public, max-age=300" : "no-store");
  }

  @Test
  void noOtherOriginMayAskForAPage() {
    Response answer =
        given()
            .header("Origin", "https://evil.example")
            .header("Access-Control-Request-Method", "POST")
            .options("/link/email/unknown");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().asList())
        .noneMatch(
            header -> header.getName().toLowerCase(Locale.ROOT).startsWith("access-control"));
  }

  @Test
  void theRestOfTheDirectoryStaysOpenToAnyOrigin() {
    for (String path : new String[] {"/linked", "/identity/x", "/link/hooks/none"}) {
      Headers headers = given().get(path).headers();

      assertThat(headers.getValue("Access-Control-Allow-Origin")).as(path).isEqualTo("*");
      assertThat(headers.getValue("Content-Security-Policy")).as(path).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/link",
        "/link/",
        "/link/nowhere",
        "/link/email",
        "/link/email/a/b",
        "/link/phone/1/2"
      })
  void aBrowserGetsAPageWhereThereIsNothing(String path) {
    given()
        .header("Accept", "text/html,*/*;q=0.8")
        .header("Accept-Language", "de")
        .get(path)
        .then()
        .statusCode(404)
        .contentType("text/html;charset=UTF-8")
        .body(containsString("<html lang=\"de\">"))
        .body(containsString("<h1>Hier ist nichts</h1>"));
  }

  @Test
  void aProgramGetsJsonWhereThereIsNothing() {
    given()
        .header("Accept", "application/json")
        .get("/link/nowhere")
        .then()
        .statusCode(404)
        .contentType("application/json");
    given()
        .header("Accept", "text/html")
        .get("/link/hooks/none")
        .then()
        .statusCode(404)
        .contentType(startsWith("application/json"));
  }

  @Test
  void whatAPageLoadsIsKeptAsLongAsItDoesNotChange() {
    String page = given().get("/link/phone/1").asString();
    String style = page.replaceFirst("(?s).*(/link/style\\.css\\?v=[0-9a-f]+).*", "$1");

    given()
        .get(style)
        .then()
        .statusCode(200)
        .contentType("text/css;charset=UTF-8")
        .header("Cache-Control", "public, max-age=31536000, immutable");
    given()
        .get("/link/icon.svg?v=other")
        .then()
        .statusCode(200)
        .contentType("image/svg+xml")
        .header("Cache-Control", "public, max-age=300");
  }

  @Test
  void aPageHasNoScriptAndNothingInline() {
    assertThat(given().get("/link/phone/1").asString())
        .doesNotContainIgnoringCase(
            "<script", "javascript:", "style=", "<style", "http://", "https://");
  }
}
