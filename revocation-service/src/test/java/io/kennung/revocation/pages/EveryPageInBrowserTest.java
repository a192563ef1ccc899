package io.kennung.revocation.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.kennung.pages.Language;
import io.kennung.pages.testing.Chromium;
import io.kennung.pages.testing.EveryPage;
import io.kennung.pages.testing.Visit;
import io.kennung.revocation.testing.Outage;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every page: for every person, every screen, every language. */
@RevocationTest
@ExtendWith(Chromium.class)
class EveryPageInBrowserTest {

  private static final int DESKTOP = 1280;

  @Inject People people;
  @Inject Table table;

  /** How to come to a page. */
  enum Stop {
    FORM("/revoke"),
    FLAWED("/revoke"),
    WRONG("/revoke"),
    LATER("/revoke"),
    REVOKED("/revoke"),
    NOTHING("/revoke/nowhere"),
    TROUBLE("/revoke");

    private final String path;

    Stop(String path) {
      this.path = path;
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyIsLeftOut(Stop stop, Browser browser) {
    for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      for (int width : new int[] {Visit.NARROWEST, DESKTOP}) {
        try (Visit visit = Visit.measured(browser, colours, "en", width)) {
          on(stop, visit, EveryPage::leavesNobodyOut);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWiderThanTheNarrowestPhoneAlsoWithTextTwiceAsLarge(Stop stop, Browser browser) {
    for (Language language : Language.values()) {
      try (Visit visit =
          Visit.measured(browser, ColorScheme.LIGHT, language.tag(), Visit.NARROWEST)) {
        on(
            stop,
            visit,
            page -> {
              assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.tag());
              EveryPage.fitsTheNarrowestPhone(page);
            });
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everythingComesFromHereAndTheBrowserHasNothingToComplainOf(Stop stop, Browser browser) {
    try (Visit visit = Visit.with(browser, options -> {})) {
      on(stop, visit, page -> EveryPage.isOfOnePiece(visit, "/revoke"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPageHasOneHeadingAndItsLandmarks(Stop stop, Browser browser) {
    try (Visit visit = Visit.withoutScripts(browser)) {
      on(stop, visit, EveryPage::hasOneHeadingAndItsLandmarks);
    }
  }

  private void on(Stop stop, Visit visit, Consumer<Page> look) {
    Page page = visit.open(stop.path);
    switch (stop) {
      case FORM, NOTHING -> look.accept(page);
      case FLAWED -> {
        send(page, "ABCD", "", "");
        look.accept(page);
      }
      case WRONG -> {
        send(page, People.newId(), "wrong", "REVOKE");
        look.accept(page);
      }
      case LATER -> {
        String id = People.newId();
        for (int i = 0; i < 5; i++) {
          Filling.post(id, "wrong").statusCode(403);
        }
        send(page, id, "wrong", "REVOKE");
        look.accept(page);
      }
      case REVOKED -> {
        send(page, people.createWith("test").id(), "test", "REVOKE");
        look.accept(page);
      }
      case TROUBLE -> {
        try (Outage outage = Outage.of(table)) {
          send(page, People.newId(), "wrong", "REVOKE");
          look.accept(page);
        }
      }
    }
  }

  private static void send(Page page, String identity, String password, String confirmation) {
    page.locator("#identity").fill(identity);
    page.locator("#password").fill(password);
    page.locator("#confirmation").fill(confirmation);
    page.waitForNavigation(() -> page.getByRole(AriaRole.BUTTON).click());
  }
}
