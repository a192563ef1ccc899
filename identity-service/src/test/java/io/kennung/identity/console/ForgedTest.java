package io.kennung.identity.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.kennung.chassis.testing.TestClock;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import io.kennung.pages.testing.Chromium;
import io.kennung.pages.testing.EveryPage;
import io.kennung.pages.testing.Visit;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Forms that the console has not made, and what locks its pages up. */
@DirectoryTest
@ExtendWith(Chromium.class)
class ForgedTest {

  private static final String CSP =
      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';"
          + " img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Inject TestClock clock;
  @Inject Table table;

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void aFormIsTakenOnlyFromThisSessionAndThisSite(Browser browser) {
    String id = Holders.create().id();
    String other = token(browser, "sam", id);
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "sam", Desk.ROOT + "/identities/" + id + "/actions/note");
      String own = page.locator("main [name=token]").inputValue();
      Map<String, String> cookies = Desk.cookies(page);

      refused(id, write(cookies, id), "without a token");
      refused(id, write(cookies, id).formParam("token", other), "of another session");
      refused(id, write(cookies, id).formParam("token", changed(own)), "changed");
      refused(
          id,
          write(cookies, id).header("Sec-Fetch-Site", "cross-site").formParam("token", own),
          "from another site");
      refused(
          id,
          write(cookies, id).header("Sec-Fetch-Site", "same-site").formParam("token", own),
          "from a neighbour");
      refused(
          id,
          write(cookies, id).header("Origin", "https://evil.example").formParam("token", own),
          "from another origin");
      assertThat(notes(id)).isZero();

      write(cookies, id)
          .header("Sec-Fetch-Site", "same-origin")
          .formParam("token", own)
          .post(path(id))
          .then()
          .statusCode(303);
      assertThat(notes(id)).isEqualTo(1);
    }
  }

  @Test
  void anOldFormIsNotTaken(Browser browser) {
    String id = Holders.create().id();
    clock.freeze();
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "sam", Desk.ROOT + "/identities/" + id + "/actions/note");
      String old = page.locator("main [name=token]").inputValue();
      for (int i = 0; i < 6; i++) {
        clock.advance(Duration.ofMinutes(10));
        page.navigate(Desk.ROOT + "/search");
      }

      refused(id, write(Desk.cookies(page), id).formParam("token", old), "old");
      assertThat(notes(id)).isZero();
    }
  }

  @Test
  void whoHasNotSignedInChangesNothingAndIsSentNowhereWithAForm() {
    String id = Holders.create().id();

    write(Map.of(), id)
        .post(path(id))
        .then()
        .statusCode(401)
        .body(containsString("The session has ended"));
    given()
        .redirects()
        .follow(false)
        .header("HX-Request", "true")
        .get(Desk.ROOT + "/identities/" + id + "/history")
        .then()
        .statusCode(401)
        .header("HX-Redirect", Desk.ROOT + "/ended");
  }

  @Test
  void everyPageIsLockedUpAndKeptNowhere(Browser browser) {
    try (Visit visit = Desk.visit(browser)) {
      Map<String, String> cookies = Desk.cookies(Desk.signIn(visit, "lea"));
      for (String path : new String[] {"/search", "/audit", "/identities/ABCD1234", "/nowhere"}) {
        var headers = given().cookies(cookies).get(Desk.ROOT + path).headers();
        assertThat(headers.getValues("Content-Security-Policy")).as(path).containsExactly(CSP);
        assertThat(headers.getValue("Cache-Control")).as(path).isEqualTo("no-store");
        assertThat(headers.getValue("Access-Control-Allow-Origin")).as(path).isNull();
      }
    }
    EveryPage.isLockedUp(given().get(Desk.ROOT + "/ended").headers(), CSP);
  }

  @Test
  void whatPagesLoadIsKeptForEver() {
    String page = given().get(Desk.ROOT + "/ended").asString();
    String version = page.replaceFirst("(?s).*style\\.css\\?v=([0-9a-f]+).*", "$1");
    for (String name : new String[] {"console.css", "console.js", "htmx.min.js"}) {
      given()
          .get(Desk.ROOT + "/assets/" + name + "?v=" + version)
          .then()
          .statusCode(200)
          .header("Cache-Control", "public, max-age=31536000, immutable");
    }
    given().get(Desk.ROOT + "/assets/other.js").then().statusCode(404);
  }

  @Test
  void programsAreStillAnsweredWithoutARedirect() {
    given()
        .redirects()
        .follow(false)
        .get("/support/identities/ABCD1234")
        .then()
        .statusCode(401)
        .header("Location", nullValue());
  }

  private static String token(Browser browser, String person, String id) {
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, person, Desk.ROOT + "/identities/" + id + "/actions/note");
      return page.locator("main [name=token]").inputValue();
    }
  }

  private static void refused(String id, RequestSpecification form, String why) {
    ValidatableResponse answer = form.post(path(id)).then();
    assertThat(answer.extract().statusCode()).as(why).isEqualTo(403);
    answer.body(containsString("This form was not taken"));
  }

  private static String changed(String token) {
    char other = token.charAt(20) == 'A' ? 'B' : 'A';
    return token.substring(0, 20) + other + token.substring(21);
  }

  private static String path(String id) {
    return Desk.ROOT + "/identities/" + id + "/actions/note";
  }

  private static RequestSpecification write(Map<String, String> cookies, String id) {
    return given()
        .redirects()
        .follow(false)
        .cookies(cookies)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("text", "forged")
        .formParam("purpose", "T-1");
  }

  private int notes(String id) {
    return Integer.parseInt(
        table.text("SELECT count(*)::text FROM history WHERE identity = ? AND what = 'note'", id));
  }
}
