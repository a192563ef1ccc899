package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.kennung.acceptance.Http.Reply;
import io.kennung.client.Identity;
import io.kennung.client.StaffToken;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.SmsLink;
import io.kennung.client.linking.Verdict;
import io.kennung.client.support.IdentityStatus;
import io.kennung.client.support.LinkStatus;
import io.kennung.client.support.Support;
import io.kennung.local.ServiceProcess;
import io.kennung.protocol.EmailAddress;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody rings up, and a member of staff finds out what has happened and does something. */
class SupportIT {

  private static final String CONSOLE = "/support/console";

  private World world;

  @BeforeEach
  void begin() {
    world = World.create();
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void fromASearchByNumberToAResetThatVerificationServiceCarriesOut() {
    Identity anna = World.register(world.directory());
    String number = newNumber();
    link(anna, number);
    EmailAddress stuck = EmailAddress.of("anna@example.org");
    world.directory().linking().linkEmail(anna, stuck, "en");
    try (Browser browser = Browser.open()) {
      Page page = browser.visit(world.stack().frontDoor().resolve(CONSOLE));
      assertThat(page.url()).as("sent to sign in").startsWith(world.stack().issuer().toString());
      assertThat(page.content()).contains("For development only");
      page.waitForNavigation(() ->
          page.getByRole(AriaRole.BUTTON)
              .filter(new Locator.FilterOptions().setHasText("Sam Support"))
              .click());

      page.locator("#sought").fill("+" + number);
      page.locator("#purpose").fill("T-4711");
      press(page, "Search");
      assertThat(page.locator("main").textContent()).contains("The address is linked to");
      page.waitForNavigation(() -> page.locator("tbody a").click());
      assertThat(page.locator("h1").textContent()).isEqualTo(anna.id());
      assertThat(page.locator(".state").textContent()).contains("Active");
      assertThat(page.content()).doesNotContain(number, number.substring(2), stuck.text());

      page.waitForNavigation(() -> page.getByText("Reset e-mail verification…").click());
      press(page, "Reset the verification");

      await()
          .atMost(20, SECONDS)
          .until(() -> {
            page.reload();
            return page.locator(".timeline").textContent().contains("What came of it: done");
          });
    }
    assertThat(world.rows(World.VERIFICATION, "SELECT identity FROM verification")).isEmpty();
    assertThat(ask("/support/search?phone=" + number + "&purpose=T-4712", "sam").body())
        .as("what was linked stays linked")
        .contains(anna.id());
    assertThat(world.rows(World.VERIFICATION, "SELECT action || ' ' || purpose FROM audit_entry"))
        .containsExactly("search T-4711", "search T-4712");
  }

  @Test
  void statusAndHistoryAreAnsweredWhileAllOtherServicesAreDown() throws Exception {
    Identity anna = World.register(world.directory());
    link(anna, newNumber());
    Support lea = support("lea");
    await()
        .atMost(20, SECONDS)
        .until(() -> lea.find(anna.id(), null).orElseThrow().links().get(1).linked());
    for (ServiceProcess each : world.living()) {
      if (!each.name().startsWith(World.IDENTITY)) {
        each.process().destroyForcibly().waitFor();
      }
    }

    IdentityStatus status = lea.find(anna.id(), "T-1").orElseThrow();

    assertThat(status.state()).isEqualTo("active");
    assertThat(status.links()).extracting(LinkStatus::linked).containsExactly(false, true);
    assertThat(lea.history(anna.id(), null, "T-1").orElseThrow().entries())
        .extracting(entry -> entry.what())
        .contains("linked", "registered");
    assertThat(ask("/support/search?phone=41791234567&purpose=T-1", "lea").status()).isEqualTo(502);
    assertThat(lift(anna, "linking").status()).isEqualTo(202);

    // It is done as soon as somebody is there to do it.
    world.replicas(World.VERIFICATION, 1);
    await()
        .atMost(30, SECONDS)
        .until(() ->
            lea.history(anna.id(), null, "T-1").orElseThrow().entries().stream()
                .anyMatch(entry -> entry.what().equals("answered")));
  }

  private void link(Identity who, String number) {
    PhoneVerification begun =
        (PhoneVerification) world.directory().linking().linkPhone(who, number, "en", SmsLink.NONE);
    String code = world.deliveries().awaitCode(number, 1);
    assertThat(world.directory().linking().submitCode(begun.verificationId(), code))
        .isInstanceOf(Verdict.Accepted.class);
  }

  private Reply lift(Identity who, String limits) {
    return Http.post(
        at("/support/identities/%s/limits/%s/lift".formatted(who.id(), limits)),
        "{\"purpose\":\"T-1\"}",
        "Content-Type",
        "application/json",
        "Authorization",
        "Bearer " + token("lea"));
  }

  private Reply ask(String path, String person) {
    return Http.get(at(path), "Authorization", "Bearer " + token(person));
  }

  private Support support(String person) {
    return world.directory().support(StaffToken.of(token(person)));
  }

  private String token(String person) {
    return Http.get(world.stack().issuer().resolve("/tokens/" + person)).body();
  }

  private URI at(String path) {
    return world.stack().frontDoor().resolve(path);
  }

  private static void press(Page page, String button) {
    page.waitForNavigation(
        () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click());
  }

  private static String newNumber() {
    return "4179" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
  }
}
