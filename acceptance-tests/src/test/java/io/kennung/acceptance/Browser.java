package io.kennung.acceptance;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The person's browser: headless Chromium, as Debian packages it. */
final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
  }

  /** Skips the test where there is none; `./dev test` has said so before. */
  static Browser open() {
    Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "needs Chromium at " + CHROMIUM);
    return new Browser();
  }

  Page visit(URI address) {
    Page page = chromium.newPage();
    page.navigate(address.toString());
    return page;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
