package io.kennung.identity.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.kennung.chassis.testing.TestClock;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.pages.testing.Chromium;
import io.kennung.pages.testing.Visit;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Coming in, staying, and leaving. */
@DirectoryTest
@ExtendWith(Chromium.class)
class SignInTest {

  @Inject TestClock clock;

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void supportBeginsWithTheSearchAndSeesNothingElse(Browser browser) {
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "sam");

      assertThat(page.url()).endsWith("/support/console/search");
      assertThat(page.locator(".person strong").textContent()).isEqualTo("sam");
      assertThat(page.locator(".parts a").allTextContents()).containsExactly("Search");
    }
  }

  /** Where nobody has to sign in, too: the console has cookies, and says nothing else. */
  @Test
  void noPageOfTheConsoleSpeaksAsThoseOfThePublicDo(Browser browser) {
    try (Visit visit = Desk.visit(browser)) {
      for (String path : List.of("/nowhere", "/ended", "/signed-out")) {
        Page page = visit.open(Desk.ROOT + path);
        assertThat(page.locator("footer").textContent()).as(path).contains("on record");
      }
    }
  }

  @Test
  void whoeverWantedToGoSomewhereComesThereAfterSigningIn(Browser browser) {
    String id = Holders.create().id();
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "lea", Desk.ROOT + "/identities/" + id + "?purpose=T-1");

      assertThat(page.url()).endsWith("/identities/" + id + "?purpose=T-1");
      assertThat(page.locator("h1").textContent()).isEqualTo(id);
    }
  }

  @Test
  void theCookiesAreForThisServerAloneAndTellNothing(Browser browser) {
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "sam");

      assertThat(page.context().cookies(Visit.origin() + Desk.ROOT))
          .isNotEmpty()
          .allSatisfy(cookie -> {
            assertThat(cookie.httpOnly).as(cookie.name).isTrue();
            assertThat(cookie.sameSite.name()).as(cookie.name).isEqualTo("LAX");
            assertThat(cookie.path).as(cookie.name).isEqualTo(Desk.ROOT);
            assertThat(cookie.value).as(cookie.name).doesNotContain("sam");
          });
      assertThat(page.context().cookies(Visit.origin() + "/identity")).isEmpty();
    }
  }

  /** A proxy before the service speaks TLS, and tells so. */
  @Test
  void whoeverComesOverTlsGetsNoCookieThatGoesAnyOtherWay(Browser browser) {
    try (Visit visit = Desk.visit(browser)) {
      Map<String, String> cookies = Desk.cookies(Desk.signIn(visit, "sam"));

      assertThat(overTls().get(Desk.ROOT).detailedCookies())
          .as("on the way to the provider")
          .isNotEmpty()
          .allMatch(io.restassured.http.Cookie::isSecured);
      assertThat(overTls().cookies(cookies).get(Desk.ROOT + "/search").detailedCookies())
          .as("signed in")
          .isNotEmpty()
          .allMatch(io.restassured.http.Cookie::isSecured);
    }
  }

  @Test
  void withoutARequestForAWhileTheSessionEnds(Browser browser) {
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "sam");
      clock.freeze();
      clock.advance(Duration.ofMinutes(14));
      page.reload();
      assertThat(page.locator("h1").textContent()).isEqualTo("Find an identity");
      clock.advance(Duration.ofMinutes(15));

      page.reload();

      assertThat(page.locator("h1").textContent()).isEqualTo("The session has ended");
      assertThat(page.context().cookies(Visit.origin() + Desk.ROOT))
          .extracting((Cookie cookie) -> cookie.name)
          .noneMatch(name -> name.startsWith("q_session") || name.equals("console_stay"));
    }
  }

  @Test
  void afterAWorkingDayTheSessionEndsWhateverHappens(Browser browser) {
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "sam");
      clock.freeze();
      for (int i = 0; i < 59; i++) {
        clock.advance(Duration.ofMinutes(10));
        page.reload();
      }
      assertThat(page.locator("h1").textContent()).isEqualTo("Find an identity");
      clock.advance(Duration.ofMinutes(10));

      page.reload();

      assertThat(page.locator("h1").textContent()).isEqualTo("The session has ended");
    }
  }

  @Test
  void tokensThatABrowserHasKeptAreWorthNothingWithoutAStay(Browser browser) {
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "sam");
      page.context()
          .clearCookies(
              new com.microsoft.playwright.BrowserContext.ClearCookiesOptions()
                  .setName("console_stay"));

      page.reload();

      assertThat(page.locator("h1").textContent()).isEqualTo("The session has ended");
    }
  }

  @Test
  void whoeverSignsOutIsOutHereAndAtTheProvider(Browser browser) {
    try (Visit visit = Desk.visit(browser)) {
      Page page = Desk.signIn(visit, "lea");

      page.locator(".person button").click();
      page.waitForURL("**/signed-out");

      assertThat(page.locator("h1").textContent()).isEqualTo("Signed out");
      assertThat(visit.loaded()).anyMatch(url -> url.contains("/logout?id_token_hint="));
      assertThat(page.context().cookies(Visit.origin() + Desk.ROOT)).isEmpty();
      page.navigate(Desk.ROOT);
      assertThat(page.locator(".person").count()).isZero();
    }
  }

  @Test
  void anOpenPageHidesItselfWhenTheTimeIsOver(Browser browser) {
    try (Visit visit = Desk.visit(browser)) {
      visit.page().clock().install();
      String id = Holders.create().id();
      Page page = Desk.signIn(visit, "sam", Desk.ROOT + "/identities/" + id);

      page.clock().fastForward("15:01");
      page.waitForURL("**/ended");

      assertThat(page.content()).doesNotContain(id).contains("Sign in again");
    }
  }

  @Test
  void withoutScriptsTheBrowserItselfIsToldWhenTheTimeIsOver(Browser browser) {
    try (Visit visit = Desk.visit(browser, options -> options.setJavaScriptEnabled(false))) {
      Page page = Desk.signIn(visit, "sam");

      assertThat(page.locator("meta[http-equiv=refresh]").getAttribute("content"))
          .isEqualTo("900;url=" + Desk.ROOT + "/ended");
    }
  }

  private static RequestSpecification overTls() {
    return given().redirects().follow(false).header("X-Forwarded-Proto", "https");
  }
}
