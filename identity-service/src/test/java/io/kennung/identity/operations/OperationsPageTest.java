package io.kennung.identity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.kennung.chassis.testing.TestClock;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Table;
import io.kennung.pages.testing.Chromium;
import io.kennung.pages.testing.EveryPage;
import io.kennung.pages.testing.Visit;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@DirectoryTest
@ExtendWith(Chromium.class)
class OperationsPageTest {

  private static final String PATH = "/support/console/operations";
  private static final Pattern CHART = Pattern.compile("(?s)<svg class=\"chart\".*?</svg>");

  @Inject Table table;
  @Inject TestClock clock;

  @BeforeEach
  void begin() {
    tidy();
  }

  @AfterEach
  void tidy() {
    table.execute("TRUNCATE last_pulse, hourly_lag, hourly_delivery, hourly_count, census");
    clock.reset();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everybodyCanReadIt(ColorScheme colours, Browser browser) {
    fill();
    try (Visit visit = Visit.measured(browser, colours, "en-GB", 1280)) {
      Page page = signIn(visit, PATH);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(
                  Path.of(
                      "target/operations-"
                          + colours.name().toLowerCase(java.util.Locale.ROOT)
                          + ".png")));

      EveryPage.leavesNobodyOut(page);
      EveryPage.hasOneHeadingAndItsLandmarks(page);
      assertThat(page.locator("svg.chart"))
          .satisfies(charts -> assertThat(charts.count()).isEqualTo(6));
      page.locator("details").first().locator("summary").click();
      EveryPage.leavesNobodyOut(page);
    }
  }

  @Test
  void fitsThePhoneToo(Browser browser) {
    fill();
    try (Visit visit = Visit.measured(browser, ColorScheme.LIGHT, "en-GB", Visit.NARROWEST)) {
      Page page = signIn(visit, PATH + "?range=week");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target/operations-phone.png")));

      EveryPage.fitsTheNarrowestPhone(page);
    }
  }

  @Test
  void chartsAreWellFormedAndTellTheRightNumbers(Browser browser) throws Exception {
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    count("REGISTERED", hour, 1234);
    count("REGISTERED", hour.minus(1, ChronoUnit.HOURS), 766);
    try (Visit visit = Visit.measured(browser, ColorScheme.LIGHT, "en-GB", 1280)) {
      String body = signIn(visit, PATH).request().get(Visit.origin() + PATH).text();
      var charts = CHART.matcher(body).results().map(MatchResult::group).toList();

      assertThat(charts).hasSize(1);
      Document svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(charts.getFirst())));
      assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
          .contains("Created: 2,000.");
      assertThat(charts.getFirst()).contains("Created: 1,234", "Created: 766", "1,500", "500");
      assertThat(body.split("Nothing in this time", -1)).as("the other charts").hasSize(7);
    }
  }

  @Test
  void oneSentenceSaysThatAllIsWellOrWhatIsNot(Browser browser) {
    pulse("identity-service", 0);
    pulse("verification-service", 0);
    pulse("revocation-service", 0);
    try (Visit visit = Visit.measured(browser, ColorScheme.LIGHT, "en-GB", 1280)) {
      Page page = signIn(visit, PATH);
      assertThat(page.locator("#health").textContent()).isEqualTo("All is well");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target/operations-empty.png")));

      table.execute(
          "UPDATE last_pulse SET lag_millis = 90000 WHERE service = 'verification-service'");
      page.reload();
      assertThat(page.locator("#health").textContent()).isEqualTo("One thing is not well");
      assertThat(page.locator(".health li").textContent()).contains("verification-service");
      EveryPage.leavesNobodyOut(page);
    }
  }

  @Test
  void itRefreshesItselfButNotUnderAnOpenTableAndKeepsNobodySignedIn(Browser browser) {
    fill();
    try (Visit visit = Visit.measured(browser, ColorScheme.LIGHT, "en-GB", 1280)) {
      visit.page().clock().install();
      Page page = signIn(visit, PATH);
      Locator total = page.locator(".totals dd").first();
      assertThat(total.textContent()).isEqualTo("4.9M");
      table.execute("UPDATE census SET active = 17");

      page.locator("details").first().locator("summary").click();
      page.clock().fastForward(31_000);
      assertThat(total.textContent()).isEqualTo("4.9M");
      page.locator("details").first().locator("summary").click();
      page.waitForResponse(
          response ->
              response.url().contains("unasked") && !response.headers().containsKey("set-cookie"),
          () -> page.clock().fastForward(31_000));
      page.waitForCondition(() -> page.locator(".totals dd").first().textContent().equals("17"));
      assertThat(visit.complaints()).isEmpty();
    }
  }

  @Test
  void supportHasNoUseForIt(Browser browser) {
    try (Visit visit = Visit.measured(browser, ColorScheme.LIGHT, "en-GB", 1280)) {
      Page page = signIn(visit, "Sam Support", PATH);
      assertThat(page.locator("#operations").count()).isZero();
    }
  }

  private static Page signIn(Visit visit, String path) {
    Page page = signIn(visit, "Otto Operator", path);
    page.waitForSelector("#operations");
    return page;
  }

  private static Page signIn(Visit visit, String name, String path) {
    Page page = visit.open(path);
    page.getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions().setHasText(name)).click();
    page.waitForURL("**" + path.substring(0, path.length()) + "*");
    return page;
  }

  /** A directory of five million in which one country has trouble. */
  private void fill() {
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    for (int back = 0; back < 24 * 30; back++) {
      Instant then = hour.minus(back, ChronoUnit.HOURS);
      int daily =
          (int) (60 + 50 * Math.sin((then.atOffset(ZoneOffset.UTC).getHour() - 7) * Math.PI / 12));
      count("REGISTERED", then, 4L * daily + back % 7);
      count("LINKED", then, 3L * daily);
      count("EXPIRED", then, daily / 3);
      count("REFUSED", then, daily / 5 + (back < 3 ? 40 : 0));
      count("DROPPED", then, back % 5);
      count("REVOKED_BY_KEY", then, daily / 9);
      count("REVOKED_BY_PASSWORD", then, daily / 20);
      count("FELL_SILENT", then, then.atOffset(ZoneOffset.UTC).getHour() == 6 ? 1800 : 0);
      count("WOKE", then, daily / 2);
      table.execute(
          "INSERT INTO census VALUES (?, ?, ?, ?, ?)",
          at(then),
          at(then),
          4_900_000 - 200L * back,
          310_000 + 40L * back,
          52_000 - 8L * back);
      lag("identity-service", then, 150 + back * 7 % 60);
      if (back < 9 || back > 12) {
        lag("verification-service", then, back < 2 ? 4_000 : 240 + back * 31 % 200);
      }
      lag("revocation-service", then, 90 + back * 13 % 40);
    }
    pulse("identity-service", 150);
    pulse("verification-service", 75_000);
    pulse("revocation-service", 90);
    delivery(hour, "41", "telephone", "sms", 4210, 4102, 61, 3980);
    delivery(hour, "49", "telephone", "sms", 12_920, 12_300, 250, 11_870);
    delivery(hour, "44", "carrier", "sms", 940, 420, 480, 390);
    delivery(hour, "33", "telephone", "call", 310, 288, 9, 270);
    delivery(hour, "none", "mail", "mail", 9_300, 0, 120, 7_400);
  }

  private void count(String series, Instant hour, long count) {
    table.execute("INSERT INTO hourly_count VALUES (?, ?, ?)", series, at(hour), count);
  }

  private void lag(String service, Instant hour, long millis) {
    table.execute("INSERT INTO hourly_lag VALUES (?, ?, 0, ?)", service, at(hour), millis);
  }

  private void pulse(String service, long lag) {
    table.execute(
        "INSERT INTO last_pulse VALUES (?, ?, ?, ?)", service, at(clock.instant()), lag / 100, lag);
  }

  private void delivery(
      Instant hour,
      String country,
      String provider,
      String channel,
      long sent,
      long delivered,
      long refused,
      long verified) {
    String insert = "INSERT INTO hourly_delivery VALUES (?, ?, ?, ?, ?, ?)";
    table.execute(insert, at(hour), country, provider, channel, "sent", sent);
    if (delivered > 0) {
      table.execute(insert, at(hour), country, provider, channel, "delivered", delivered);
    }
    table.execute(insert, at(hour), country, provider, channel, "refused", refused);
    table.execute(insert, at(hour), country, "none", channel, "verified", verified);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
