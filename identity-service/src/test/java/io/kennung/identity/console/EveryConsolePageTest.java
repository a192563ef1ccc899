package io.kennung.identity.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.pages.Language;
import io.kennung.pages.testing.Chromium;
import io.kennung.pages.testing.EveryPage;
import io.kennung.pages.testing.Visit;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every page of the console: for every person, every screen, every language. */
@DirectoryTest
@ExtendWith(Chromium.class)
class EveryConsolePageTest {

  private static final int DESKTOP = 1280;

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void nobodyIsLeftOut(ColorScheme colours, Browser browser) {
    for (int width : new int[] {Visit.NARROWEST, DESKTOP}) {
      try (Visit visit = Visit.measured(browser, colours, "en", width)) {
        onEach(visit, EveryPage::leavesNobodyOut);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWiderThanTheNarrowestPhoneAlsoWithTextTwiceAsLarge(
      Language language, Browser browser) {
    try (Visit visit =
        Visit.measured(browser, ColorScheme.LIGHT, language.tag(), Visit.NARROWEST)) {
      onEach(
          visit,
          page -> {
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.tag());
            EveryPage.fitsTheNarrowestPhone(page);
          });
    }
  }

  @Test
  void everythingComesFromHereAndTheBrowserHasNothingToComplainOf(Browser browser) {
    try (Visit visit = Desk.visit(browser)) {
      onEach(visit, page -> {});
      Desk.nothingToComplainOf(visit);
      assertThat(visit.loaded())
          .filteredOn(url -> !url.contains("/authorize") && !url.contains("/style.css"))
          .filteredOn(url -> !url.endsWith("/favicon.ico"))
          .allMatch(url -> url.startsWith(Visit.origin() + Desk.ROOT));
    }
  }

  @Test
  void aPageHasOneHeadingAndItsLandmarks(Browser browser) {
    try (Visit visit = Desk.visit(browser)) {
      onEach(visit, EveryPage::hasOneHeadingAndItsLandmarks);
    }
  }

  private static void onEach(Visit visit, Consumer<Page> look) {
    String id = Holders.create().id();
    Page page = Desk.signIn(visit, "lea");
    look.accept(page);
    for (String path :
        List.of(
            "/identities/" + id + "?purpose=T-1&done=note",
            "/identities/" + id + "/history",
            "/identities/0000ZZZZ",
            "/identities/" + id + "/actions/note",
            "/identities/" + id + "/actions/lift-revocation",
            "/audit",
            "/audit?identity=nobody",
            "/ended")) {
      page.navigate(Desk.ROOT + path);
      look.accept(page);
    }
  }
}
