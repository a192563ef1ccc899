package io.kennung.pages.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restassured.http.Headers;

/** What holds for every page of every service. */
public final class EveryPage {

  private EveryPage() {}

  /** The rules of WCAG that a program can check. */
  public static void leavesNobodyOut(Page page) {
    assertThat(new AxeBuilder(page).analyze().getViolations()).as(page.url()).isEmpty();
  }

  /** Nothing is wider than the narrowest phone, also with text twice as large. */
  public static void fitsTheNarrowestPhone(Page page) {
    assertThat(width(page)).as(tooWide(page)).isLessThanOrEqualTo(Visit.NARROWEST);

    page.addStyleTag(new Page.AddStyleTagOptions().setContent("html{font-size:200%}"));
    assertThat(width(page)).as("large: " + tooWide(page)).isLessThanOrEqualTo(Visit.NARROWEST);
  }

  /** One heading, which is the title too, and the landmarks of a screen reader. */
  public static void hasOneHeadingAndItsLandmarks(Page page) {
    assertThat(page.locator("h1").count()).isEqualTo(1);
    assertThat(page.getByRole(AriaRole.MAIN).count()).isEqualTo(1);
    assertThat(page.getByRole(AriaRole.BANNER).count()).isEqualTo(1);
    assertThat(page.getByRole(AriaRole.CONTENTINFO).count()).isEqualTo(1);
    assertThat(page.title()).isEqualTo(page.locator("h1").textContent() + " – Kennung");
  }

  /** Everything comes from here, and the browser has nothing to complain of. */
  public static void isOfOnePiece(Visit visit, String root) {
    assertThat(visit.loaded())
        .anyMatch(url -> url.contains(root + "/style.css?v="))
        .allMatch(url -> url.startsWith(Visit.origin() + root));
    assertThat(visit.complaints())
        .filteredOn(complaint -> !complaint.contains("the server responded with a status of"))
        .isEmpty();
    assertThat(visit.page().context().cookies()).isEmpty();
    assertThat(
            visit
                .page()
                .evaluate("() => getComputedStyle(document.querySelector('main')).flexGrow"))
        .as("the style sheet is in force")
        .isEqualTo("1");
  }

  /** It is kept nowhere, it runs and loads only what it may, and no other origin can read it. */
  public static void isLockedUp(Headers headers, String contentSecurityPolicy) {
    assertThat(headers.getValues("Content-Security-Policy")).containsExactly(contentSecurityPolicy);
    assertThat(headers.getValue("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(headers.getValue("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(headers.getValue("X-Robots-Tag")).isEqualTo("noindex");
    assertThat(headers.getValue("Access-Control-Allow-Origin")).isNull();
    assertThat(headers.getValue("Set-Cookie")).isNull();
  }

  /** What sticks out, for whoever has to find it. */
  private static String tooWide(Page page) {
    return page.url()
        + " "
        + page.evaluate(
            """
            () => [...document.body.querySelectorAll('*')]
              .filter(e => e.getBoundingClientRect().right > innerWidth)
              .map(e => e.tagName.toLowerCase() + '.' + e.className + ' "'
                + (e.textContent || '').trim().slice(0, 30) + '"')
              .slice(-5).join(', ')
            """);
  }

  private static int width(Page page) {
    return (int) page.evaluate("() => document.documentElement.scrollWidth");
  }
}
