package io.kennung.identity.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.kennung.pages.testing.Visit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Members of staff in front of a browser. */
final class Desk {

  static final String ROOT = "/support/console";

  private static final Map<String, String> NAMES =
      Map.of("sam", "Sam Support", "lea", "Lea Lead", "otto", "Otto Operator");

  private Desk() {}

  /** Signs in, and waits for the first page. */
  static Page signIn(Visit visit, String person) {
    return signIn(visit, person, ROOT);
  }

  /** Wants to go somewhere, and has to sign in first. */
  static Page signIn(Visit visit, String person, String path) {
    Page page = visit.open(path);
    page.getByRole(AriaRole.BUTTON)
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(NAMES.get(person)))
        .click();
    page.waitForSelector(".person");
    // Only now its script runs, which counts the time from then on.
    page.waitForLoadState();
    return page;
  }

  /** A desktop. */
  static Visit visit(Browser browser) {
    return visit(browser, options -> {});
  }

  static Visit visit(Browser browser, Consumer<Browser.NewContextOptions> more) {
    return Visit.with(
        browser,
        options -> {
          options.setViewportSize(1280, 800);
          more.accept(options);
        });
  }

  /** Neither a violation of the policy nor an error of a script; what was refused is expected. */
  static void nothingToComplainOf(Visit visit) {
    assertThat(visit.complaints())
        .filteredOn(complaint -> !complaint.contains("the server responded with a status of"))
        .isEmpty();
  }

  /** What this browser sends to the console. */
  static Map<String, String> cookies(Page page) {
    Map<String, String> cookies = new TreeMap<>();
    page.context()
        .cookies(Visit.origin() + ROOT)
        .forEach(cookie -> cookies.put(cookie.name, cookie.value));
    return cookies;
  }

  /** Looks for something. */
  static void search(Page page, String sought, String purpose) {
    page.locator("#sought").fill(sought);
    page.locator("#purpose").fill(purpose);
    page.waitForNavigation(() ->
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search")).click());
  }
}
