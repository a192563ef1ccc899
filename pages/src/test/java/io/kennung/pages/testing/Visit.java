package io.kennung.pages.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One person with one browser, who remembers all that the browser has complained of and loaded. */
public final class Visit implements AutoCloseable {

  /** The narrowest phone there is. */
  public static final int NARROWEST = 320;

  private static final int HEIGHT = 700;

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> loaded = new ArrayList<>();

  private Visit(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(complaints::add);
    page.onRequest(request -> loaded.add(request.url()));
  }

  /** With everything as the options say. */
  public static Visit with(Browser browser, Consumer<Browser.NewContextOptions> options) {
    Browser.NewContextOptions all =
        new Browser.NewContextOptions()
            .setBaseURL(origin())
            .setLocale("en-GB")
            .setViewportSize(NARROWEST, HEIGHT);
    options.accept(all);
    return new Visit(browser.newContext(all));
  }

  /** On a phone that runs no script. */
  public static Visit withoutScripts(Browser browser) {
    return with(browser, options -> options.setJavaScriptEnabled(false));
  }

  /** On a phone where the test may look into the page. */
  public static Visit measured(Browser browser, ColorScheme colours, String locale, int width) {
    return with(
        browser,
        options ->
            options
                .setColorScheme(colours)
                .setLocale(locale)
                .setViewportSize(width, HEIGHT)
                .setBypassCSP(true));
  }

  public Page page() {
    return page;
  }

  public Page open(String path) {
    page.navigate(path);
    return page;
  }

  /** What stood in the console, violations of the Content-Security-Policy among it. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Every address that was asked for anything. */
  public List<String> loaded() {
    return List.copyOf(loaded);
  }

  public static String origin() {
    return RestAssured.baseURI + ":" + RestAssured.port;
  }

  @Override
  public void close() {
    context.close();
  }
}
