package io.kennung.verification.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.kennung.pages.Language;
import io.kennung.pages.Texts;
import io.kennung.pages.testing.Chromium;
import io.kennung.pages.testing.Visit;
import io.kennung.verification.testing.FakeEmailConfirmation;
import io.kennung.verification.testing.VerificationTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page behind the link of a mail, as a person sees it. */
@VerificationTest
@ExtendWith(Chromium.class)
class EmailPageInBrowserTest {

  private static final String PAGE = "/link/email/token";

  @Inject FakeEmailConfirmation confirmation;

  @AfterEach
  void leaveNothingBehind() {
    confirmation.reset();
  }

  @BeforeEach
  void pending() {
    confirmation.reset();
    confirmation.put("token", "ABCD1234", Language.ENGLISH);
  }

  @Test
  void theButtonLinksOnceWithoutAnyScript(Browser browser) {
    try (Visit visit = Visit.withoutScripts(browser)) {
      Page page = visit.open(PAGE);
      assertThat(heading(page)).isEqualTo("Link this address?");
      assertThat(page.locator("dd").textContent()).isEqualTo("ABCD1234");

      press(page, "The address is linked");

      assertThat(page.locator("dd").textContent()).isEqualTo("ABCD1234");
      assertThat(confirmation.confirmed()).containsExactly("token");
      assertThat(page.url()).isEqualTo(Visit.origin() + PAGE);
    }
  }

  @Test
  void openingAndLookingAtItAgainLinksNothing(Browser browser) {
    try (Visit visit = Visit.with(browser, options -> {})) {
      Page page = visit.open(PAGE);
      page.reload();
      page.navigate("about:blank");
      page.goBack();

      assertThat(button(page).isVisible()).isTrue();
      assertThat(confirmation.confirmed()).isEmpty();
    }
  }

  @Test
  void theSecondPressSaysThatAllIsWell(Browser browser) {
    try (Visit first = Visit.withoutScripts(browser);
        Visit second = Visit.withoutScripts(browser)) {
      first.open(PAGE);
      second.open(PAGE);

      press(first.page(), "The address is linked");
      press(second.page(), "This link is no longer valid");

      assertThat(second.page().locator("main").textContent())
          .contains("If you have confirmed before, all is well");
    }
  }

  @Test
  void aKeyboardIsEnough(Browser browser) {
    try (Visit visit = Visit.withoutScripts(browser)) {
      Page page = visit.open(PAGE);

      page.keyboard().press("Tab");
      assertThat(page.locator(":focus").textContent()).isEqualTo("Link the address");
      page.keyboard().press("Enter");

      page.waitForSelector("svg.done");
      assertThat(confirmation.confirmed()).containsExactly("token");
    }
  }

  @Test
  void theFocusIsSeenAndTheButtonIsEasyToHit(Browser browser) {
    for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (Visit visit = Visit.measured(browser, colours, "en", Visit.NARROWEST)) {
        Page page = visit.open(PAGE);
        page.keyboard().press("Tab");

        Locator button = button(page);
        assertThat(button.evaluate("b => getComputedStyle(b).outline"))
            .asString()
            .contains("solid 3px");
        assertThat(button.boundingBox().height).isGreaterThanOrEqualTo(48);
        assertThat(button.boundingBox().width).isGreaterThanOrEqualTo(240);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePageSpeaksTheLanguageOfTheMail(Language language, Browser browser) {
    confirmation.put("token", "ABCD1234", language);
    Texts texts = Texts.of(language);
    try (Visit visit = Visit.withoutScripts(browser)) {
      Page page = visit.open(PAGE);
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.tag());
      assertThat(page.title()).isEqualTo(texts.say("confirm.title") + " – Kennung");
      assertThat(button(page).textContent()).isEqualTo(texts.say("confirm.button"));

      press(page, texts.say("linked.title"));

      assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.tag());
    }
  }

  @Test
  void anIdentityThatIsMarkupIsShownAsText(Browser browser) {
    String nasty = "</dd><script>document.title='owned'</script><img src=/x onerror=alert(1)>";
    confirmation.put("token", nasty, Language.ENGLISH);
    try (Visit visit = Visit.with(browser, options -> {})) {
      Page page = visit.open(PAGE);

      assertThat(page.locator("dd").textContent()).isEqualTo(nasty);
      assertThat(page.title()).isEqualTo("Link this address? – Kennung");
      assertThat(page.locator("script, img").count()).isZero();
      assertThat(visit.complaints()).isEmpty();
    }
  }

  /** Presses the button, and waits for the page with this heading. */
  private static void press(Page page, String heading) {
    button(page).click();
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading).setExact(true))
        .waitFor();
  }

  private static Locator button(Page page) {
    return page.getByRole(AriaRole.BUTTON);
  }

  private static String heading(Page page) {
    return page.getByRole(AriaRole.HEADING).textContent();
  }
}
