package io.kennung.verification.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import io.kennung.pages.testing.Chromium;
import io.kennung.pages.testing.Visit;
import io.kennung.verification.testing.VerificationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page behind the link of a short message, as a person sees it. */
@VerificationTest
@ExtendWith(Chromium.class)
class PhonePageInBrowserTest {

  @ParameterizedTest
  @CsvSource({
    "/link/phone/123456, threema",
    "/link/phone/123456?app=threema, threema",
    "/link/phone/123456?app=threemawork, threemawork",
    "/link/phone/123456?app=javascript, threema"
  })
  void theLinkOpensTheRightApp(String path, String scheme, Browser browser) {
    try (Visit visit = Visit.withoutScripts(browser)) {
      Locator link = visit.open(path).getByRole(AriaRole.LINK);

      assertThat(link.getAttribute("href")).isEqualTo(scheme + "://link_mobileno?code=123456");
      assertThat(link.boundingBox().height).isGreaterThanOrEqualTo(48);
    }
  }

  @Test
  void aScreenReaderHearsTheDigitsOneByOneAndOnce(Browser browser) {
    try (Visit visit = Visit.with(browser, options -> {})) {
      String heard = visit.open("/link/phone/040506").locator("main").ariaSnapshot();

      assertThat(heard).containsOnlyOnce("0, 4, 0, 5, 0, 6").doesNotContain("040506\"");
      assertThat(heard.replaceAll("code=040506", "")).doesNotContain("040506");
    }
  }

  @Test
  void oneTapSelectsTheWholeCodeAndNothingElse(Browser browser) {
    try (Visit visit = Visit.with(browser, options -> {})) {
      Page page = visit.open("/link/phone/040506");
      page.locator(".digits").click();

      assertThat(selection(page)).isEqualTo("040506");

      page.keyboard().press("Control+A");
      assertThat(selection(page)).contains("040506").doesNotContain("0, 4");
    }
  }

  @Test
  void aKeyboardIsEnough(Browser browser) {
    try (Visit visit = Visit.withoutScripts(browser)) {
      Page page = visit.open("/link/phone/123456");
      page.keyboard().press("Tab");

      assertThat(page.locator(":focus").textContent()).isEqualTo("Open in the app");
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePageSpeaksTheLanguageOfTheBrowser(Language language, Browser browser) {
    try (Visit visit = Visit.with(browser, options -> options.setLocale(language.tag()))) {
      Page page = visit.open("/link/phone/123456");

      assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.tag());
      assertThat(page.getByRole(AriaRole.LINK).textContent())
          .isEqualTo(Texts.of(language).say("phone.button"));
    }
  }

  @Test
  void whatIsNoCodeBecomesNoMarkup(Browser browser) {
    try (Visit visit = Visit.with(browser, options -> {})) {
      Page page =
          visit.open("/link/phone/%3Cimg%20src=x%20onerror=alert(1)%3E?app=%22%3E%3Cscript%3E");

      assertThat(page.getByRole(AriaRole.HEADING).textContent()).isEqualTo("There is nothing here");
      assertThat(page.locator("script, img").count()).isZero();
    }
  }

  private static String selection(Page page) {
    return (String) page.evaluate("() => getSelection().toString().trim()");
  }
}
