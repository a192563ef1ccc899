package io.kennung.identity.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.RiggedIds;
import io.kennung.identity.testing.Table;
import io.kennung.pages.testing.Chromium;
import io.kennung.pages.testing.Visit;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes the pictures of the console: {@code ./mvnw test … -Dscreenshots=true}. */
@DirectoryTest
@ExtendWith(Chromium.class)
@EnabledIfSystemProperty(
    named = "screenshots",
    matches = "true",
    disabledReason = "pictures are taken with -Dscreenshots=true")
class ScreenshotsTest {

  private static final Path FOLDER = Path.of("..", "docs", "screenshots");
  private static final int DESKTOP = 1180;
  private static final int PHONE = 390;

  @Inject RiggedIds ids;
  @Inject Table table;

  @Test
  void takePictures(Browser browser) {
    String anna = person("K7QX2M9P");
    try (Visit visit = visit(browser, ColorScheme.LIGHT, DESKTOP)) {
      Page page = Desk.signIn(visit, "lea");
      take(page, "support-search");
      page.navigate(Desk.ROOT + "/identities/" + anna + "?purpose=T-4711");
      take(page, "support-card-light");
      page.navigate(Desk.ROOT + "/identities/" + anna + "/actions/note?purpose=T-4711");
      page.navigate(Desk.ROOT + "/audit?identity=" + anna);
      take(page, "support-audit");
    }
    try (Visit visit = visit(browser, ColorScheme.DARK, DESKTOP)) {
      take(Desk.signIn(visit, "sam", Desk.ROOT + "/identities/" + anna), "support-card-dark");
    }
    try (Visit visit = visit(browser, ColorScheme.LIGHT, PHONE)) {
      Page page = Desk.signIn(visit, "sam", Desk.ROOT + "/identities/" + anna + "/history");
      take(page, "support-timeline");
    }
  }

  /** Somebody with a past. */
  private String person(String id) {
    ids.rig(id);
    Holders.create();
    table.execute(
        "UPDATE identity SET registered_at = '2026-03-02 09:12Z', state_since = '2026-03-02 09:12Z',"
            + " feature_mask = 1979 WHERE id = '"
            + id
            + "'");
    table.execute(
        "INSERT INTO linked_kind (identity, kind, linked, revision, since) VALUES"
            + " ('"
            + id
            + "', 'email', true, 1, '2026-03-02 09:20Z'),"
            + " ('"
            + id
            + "', 'phone', false, 2, '2026-11-27 17:05Z')");
    table.execute(
        "INSERT INTO last_verification (identity, kind, channel, outcome, reason, at) VALUES"
            + " ('"
            + id
            + "', 'email', 'none', 'linked', 'none', '2026-03-02 09:20Z'),"
            + " ('"
            + id
            + "', 'phone', 'sms', 'refused', 'provider', '2026-11-28 08:41Z')");
    happened(id, "2026-03-02 09:20Z", "linked", "email", null, null, null, null, null);
    happened(id, "2026-03-02 09:26Z", "linked", "phone", null, null, null, null, null);
    happened(id, "2026-03-05 19:02Z", "revocation-password", null, null, null, null, null, null);
    happened(id, "2026-11-27 17:05Z", "unlinked", "phone", "requested", null, null, null, null);
    happened(id, "2026-11-28 08:40Z", "verification", "phone", "sent", "sms", "none", null, null);
    happened(
        id, "2026-11-28 08:41Z", "verification", "phone", "refused", "sms", "provider", null, null);
    happened(
        id,
        "2026-11-28 09:15Z",
        "note",
        null,
        null,
        null,
        null,
        "sam",
        "New phone, same number. Gets no text message; the carrier has an outage.");
    happened(id, "2026-11-28 11:30Z", "reset-asked", "phone", null, null, null, "sam", null);
    happened(id, "2026-11-28 11:30:02Z", "answered", "phone", "done", null, null, null, null);
    table.execute(
        "INSERT INTO ending (identity, password_since) VALUES ('" + id + "', '2026-03-05 19:02Z')");
    return id;
  }

  private void happened(String id, String at, String... rest) {
    StringBuilder values = new StringBuilder("'" + id + "', '" + at + "'");
    for (String value : rest) {
      values.append(value == null ? ", NULL" : ", '" + value + "'");
    }
    table.execute(
        "INSERT INTO history (identity, at, what, kind, detail, channel, reason, who, note)"
            + " VALUES ("
            + values
            + ")");
  }

  private static Visit visit(Browser browser, ColorScheme colours, int width) {
    return Visit.with(
        browser,
        options ->
            options.setColorScheme(colours).setViewportSize(width, 700).setDeviceScaleFactor(2));
  }

  private static void take(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")).setFullPage(true));
  }
}
