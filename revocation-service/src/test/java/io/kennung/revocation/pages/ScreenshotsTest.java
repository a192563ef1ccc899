package io.kennung.revocation.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.kennung.pages.testing.Chromium;
import io.kennung.pages.testing.Visit;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes the pictures of the README: {@code ./mvnw test … -Dscreenshots=true}. */
@RevocationTest
@ExtendWith(Chromium.class)
@EnabledIfSystemProperty(
    named = "screenshots",
    matches = "true",
    disabledReason = "pictures are taken with -Dscreenshots=true")
class ScreenshotsTest {

  private static final Path FOLDER = Path.of("..", "docs", "screenshots");
  private static final int PHONE = 390;
  private static final int DESKTOP = 820;

  @Inject People people;

  @Test
  void takePictures(Browser browser) {
    try (Visit visit = visit(browser, ColorScheme.LIGHT, DESKTOP)) {
      take(visit.open("/revoke"), "revoke-form");
    }
    try (Visit visit = visit(browser, ColorScheme.DARK, PHONE)) {
      send(visit.open("/revoke"), people.createWith("test").id(), "test", "svg.done");
      take(visit.page(), "revoke-done-dark");
    }
    try (Visit visit = visit(browser, ColorScheme.LIGHT, PHONE)) {
      send(visit.open("/revoke"), "K7QX2M9P", "wrong", "[role=alert]");
      take(visit.page(), "revoke-error-phone");
    }
  }

  private static Visit visit(Browser browser, ColorScheme colours, int width) {
    return Visit.with(
        browser,
        options ->
            options.setColorScheme(colours).setViewportSize(width, 700).setDeviceScaleFactor(2));
  }

  private static void send(Page page, String identity, String password, String then) {
    page.locator("#identity").fill(identity);
    page.locator("#password").fill(password);
    page.locator("#confirmation").fill("REVOKE");
    page.getByRole(AriaRole.BUTTON).click();
    page.waitForSelector(then);
  }

  private static void take(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")).setFullPage(true));
  }
}
