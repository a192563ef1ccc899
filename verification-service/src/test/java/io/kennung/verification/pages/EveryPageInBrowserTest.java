package io.kennung.verification.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.kennung.pages.Language;
import io.kennung.pages.testing.Chromium;
import io.kennung.pages.testing.EveryPage;
import io.kennung.pages.testing.Visit;
import io.kennung.verification.testing.FakeEmailConfirmation;
import io.kennung.verification.testing.VerificationTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every page: for every person, every screen, every language. */
@VerificationTest
@ExtendWith(Chromium.class)
class EveryPageInBrowserTest {

  private static final int DESKTOP = 1280;

  @Inject FakeEmailConfirmation confirmation;

  /** How to come to a page. */
  enum Stop {
    CONFIRM("/link/email/token"),
    LINKED("/link/email/token"),
    GONE("/link/email/unknown"),
    PHONE("/link/phone/12345678?app=threemawork"),
    NOTHING("/link/nowhere"),
    TROUBLE("/link/email/token");

    private final String path;

    Stop(String path) {
      this.path = path;
    }

    Page reach(Visit visit) {
      Page page = visit.open(path);
      if (this == LINKED) {
        page.getByRole(AriaRole.BUTTON).click();
        page.waitForSelector("svg.done");
      }
      return page;
    }
  }

  @AfterEach
  void leaveNothingBehind() {
    confirmation.reset();
  }

  @BeforeEach
  void pending() {
    confirmation.reset();
  }

  @ParameterizedTest
  @EnumSource
  void nobodyIsLeftOut(Stop stop, Browser browser) {
    for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      for (int width : new int[] {Visit.NARROWEST, DESKTOP}) {
        prepare(stop, Language.ENGLISH);
        try (Visit visit = Visit.measured(browser, colours, "en", width)) {
          EveryPage.leavesNobodyOut(stop.reach(visit));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWiderThanTheNarrowestPhoneAlsoWithTextTwiceAsLarge(Stop stop, Browser browser) {
    for (Language language : Language.values()) {
      prepare(stop, language);
      try (Visit visit =
          Visit.measured(browser, ColorScheme.LIGHT, language.tag(), Visit.NARROWEST)) {
        Page page = stop.reach(visit);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.tag());
        EveryPage.fitsTheNarrowestPhone(page);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everythingComesFromHereAndTheBrowserHasNothingToComplainOf(Stop stop, Browser browser) {
    prepare(stop, Language.ENGLISH);
    try (Visit visit = Visit.with(browser, options -> {})) {
      stop.reach(visit);

      EveryPage.isOfOnePiece(visit, "/link");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPageHasOneHeadingAndItsLandmarks(Stop stop, Browser browser) {
    prepare(stop, Language.ENGLISH);
    try (Visit visit = Visit.withoutScripts(browser)) {
      EveryPage.hasOneHeadingAndItsLandmarks(stop.reach(visit));
    }
  }

  private void prepare(Stop stop, Language language) {
    confirmation.reset();
    confirmation.put("token", "WWWWWWWW", language);
    if (stop == Stop.TROUBLE) {
      confirmation.breakDown(IllegalStateException::new);
    }
  }
}
