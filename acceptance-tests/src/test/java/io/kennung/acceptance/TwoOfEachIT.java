package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.kennung.client.DirectoryException;
import io.kennung.client.Identity;
import io.kennung.drills.rolling.Outcome;
import io.kennung.drills.rolling.Plan;
import io.kennung.drills.rolling.Rolling;
import io.kennung.local.ServiceProcess;
import io.kennung.local.plan.Application;
import io.kennung.local.state.Secrets;
import io.kennung.protocol.RevocationKey;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes of every service behind one front door, which gives each its turn. */
class TwoOfEachIT {

  private static final int TRIES_AN_HOUR = 5;
  private static final RevocationKey WRONG = RevocationKey.ofPassword("wrong horse");

  private static World world;

  @BeforeAll
  static void start() {
    world = World.ofReplicas(2, Rolling.ENVIRONMENT);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void triesOfAPasswordAreCountedOverBothTogether() {
    Identity anna = World.register(world.directory());
    world.directory().revocation().setPassword(anna, RevocationKey.ofPassword("correct horse"));
    List<ServiceProcess> both = world.replicas(World.REVOCATION, 2);

    for (int i = 0; i < TRIES_AN_HOUR; i++) {
      assertThat(refusal(both.get(i % 2), anna)).isEqualTo(DirectoryException.Kind.REFUSED);
    }
    for (ServiceProcess each : both) {
      assertThat(refusal(each, anna)).isEqualTo(DirectoryException.Kind.RATE_LIMITED);
    }
  }

  private static DirectoryException.Kind refusal(ServiceProcess replica, Identity who) {
    try {
      world.at(replica).revocation().revokeByPassword(who.id(), WRONG);
      throw new AssertionError("a wrong password is good");
    } catch (DirectoryException e) {
      return e.kind();
    }
  }

  @Test
  void whoHasSignedInAtOneIsKnownAtTheOtherAndSoAreItsForms() {
    Identity anna = World.register(world.directory());
    try (Browser browser = Browser.open()) {
      Page page = browser.visit(world.stack().frontDoor().resolve("/support/console"));
      page.waitForNavigation(() ->
          page.getByRole(AriaRole.BUTTON)
              .filter(new Locator.FilterOptions().setHasText("Sam Support"))
              .click());
      for (int i = 0; i < 3; i++) {
        page.navigate(world.stack().frontDoor() + "/support/console");
        assertThat(page.locator("#sought").count()).as("signed in, page %d", i).isEqualTo(1);
      }
      page.locator("#sought").fill(anna.id());
      page.locator("#purpose").fill("T-4711");
      press(page, "Search");
      assertThat(page.locator(".state").textContent()).contains("Active");

      page.waitForNavigation(() -> page.getByText("Reset e-mail verification…").click());
      press(page, "Reset the verification");

      assertThat(page.locator(".timeline").textContent())
          .contains("asked to reset the verification: E-mail address");
    }
  }

  private static void press(Page page, String button) {
    page.waitForNavigation(
        () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click());
  }

  @Test
  void whoHasBeenAskedToEndServesOnForAWhileAndSaysThatItIsNotReady() throws Exception {
    Identity anna = World.register(world.directory());
    ServiceProcess leaving = world.replicas(2).getLast();

    leaving.process().destroy();

    await("not ready")
        .atMost(10, SECONDS)
        .until(() -> Http.get(leaving.management().resolve("/q/health/ready")).status() == 503);
    assertThat(Http.get(leaving.address().resolve("/identity/" + anna.id())).status())
        .isEqualTo(200);
    assertThat(leaving.process().waitFor(30, SECONDS)).as("it ends by itself").isTrue();
    assertThat(world.replicas(2)).as("another takes its place").hasSize(2);
  }

  /** A newer version has been here before, and this one takes its place again: a roll back. */
  @Test
  void aServiceIsReplacedUnderLoadAndNobodyNotices() {
    for (Application each : Application.ALL) {
      world.inDatabase(
          """
          INSERT INTO %s.flyway_schema_history
            (installed_rank, version, description, type, script, checksum, installed_by,
             execution_time, success)
          SELECT 9000 + row_number() OVER (), version, 'newer', 'SQL', version, 1, 'newer', 1, true
          FROM unnest(ARRAY ['0903', '1099']) AS version
          """
              .formatted(each.schema()));
    }

    nobodyNotices(25, List.of(Application.named("identity")));
  }

  /** {@code ./dev drill rolling} in short. */
  @Test
  @Tag("nightly")
  void everyProcessIsReplacedUnderLoadAndNobodyNotices() {
    nobodyNotices(100, Application.ALL);
  }

  private static void nobodyNotices(int perSecond, List<Application> services) {
    String token = new Secrets(world.state().secrets()).of("directory.changes.tokens");
    Plan plan = new Plan(perSecond, 20, 20, 5, services, world.config().root(), false);

    Outcome outcome = new Rolling(world.stack(), plan, token, _ -> {}).run();

    assertThat(outcome.isWell()).as(outcome.report()).isTrue();
  }
}
