package io.kennung.verification.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.kennung.pages.Language;
import io.kennung.pages.testing.Chromium;
import io.kennung.pages.testing.Visit;
import io.kennung.verification.testing.FakeEmailConfirmation;
import io.kennung.verification.testing.VerificationTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes the pictures of the README: {@code ./mvnw test … -Dscreenshots=true}. */
@VerificationTest
@ExtendWith(Chromium.class)
@EnabledIfSystemProperty(
    named = "screenshots",
    matches = "true",
    disabledReason = "pictures are taken with -Dscreenshots=true")
class ScreenshotsTest {

  private static final Path FOLDER = Path.of("..", "docs", "screenshots");

  @Inject FakeEmailConfirmation confirmation;

  @Test
  void takePictures(Browser browser) {
    for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      confirmation.reset();
      confirmation.put("token", "K7QX2M9P", Language.ENGLISH);
      try (Visit visit =
          Visit.with(
              browser,
              options ->
                  options
                      .setColorScheme(colours)
                      .setViewportSize(390, 700)
                      .setDeviceScaleFactor(2))) {
        Page page = visit.open("/link/email/token");
        take(page, "email-confirm", colours);
        page.getByRole(AriaRole.BUTTON).click();
        page.waitForSelector("svg.done");
        take(page, "email-done", colours);
        take(visit.open("/link/phone/482913"), "phone-landing", colours);
      }
    }
  }

  private static void take(Page page, String name, ColorScheme colours) {
    String file = name + "-" + colours.name().toLowerCase(Locale.ROOT) + ".png";
    page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)));
  }
}
