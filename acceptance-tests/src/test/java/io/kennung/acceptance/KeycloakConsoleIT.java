package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.kennung.client.Identity;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staff sign in to the console with a browser, on Keycloak's own page. */
@Tag("nightly")
@ExtendWith(KeycloakWorld.Shared.class)
class KeycloakConsoleIT {

  private static final String CONSOLE = "/support/console";
  private static final int FIVE_MINUTES = 300;

  private final Keycloak keycloak;
  private final KeycloakAdmin admin;
  private final World world;
  private Browser browser;

  KeycloakConsoleIT(KeycloakWorld all) {
    keycloak = all.keycloak();
    admin = all.admin();
    world = all.world();
  }

  @BeforeEach
  void open() {
    browser = Browser.open();
  }

  @AfterEach
  void close() {
    browser.close();
    admin.tokensLast(FIVE_MINUTES);
  }

  @Test
  void whoeverSignsInComesWhereTheyWantedToGo() {
    Identity anna = World.register(world.directory());

    Page page = signIn("lea", CONSOLE + "/identities/" + anna.id() + "?purpose=T-4711");

    assertThat(page.url()).endsWith("/identities/" + anna.id() + "?purpose=T-4711");
    assertThat(page.locator(".person strong").textContent()).isEqualTo("lea");
    assertThat(page.locator("h1").textContent()).isEqualTo(anna.id());
  }

  @Test
  void aWrongPasswordOpensNothing() {
    Page page = visit(CONSOLE);

    fill(page, "sam", "not the password");

    page.waitForSelector("#input-error, .kc-feedback-text, [aria-live]");
    assertThat(page.url()).startsWith(keycloak.address().toString());
  }

  @Test
  void whoHasNoRoleIsToldSoAndSeesNothing() {
    Page page = visit(CONSOLE);

    fill(page, "nora", KeycloakRealms.password("nora"));

    page.waitForURL(console("**"));
    assertThat(page.locator(".person").count()).isZero();
    assertThat(page.reload().status()).isEqualTo(403);
  }

  @Test
  void whoeverSignsOutIsOutHereAndAtKeycloak() {
    Page page = signIn("sam", CONSOLE);

    page.locator(".person button").click();
    page.waitForURL(console("/signed-out"));

    page.navigate(console(""));
    assertThat(page.url()).startsWith(keycloak.address().toString());
    assertThat(page.locator("#username").count()).isEqualTo(1);
  }

  @Test
  void aSessionOutlivesItsTokens() {
    admin.tokensLast(5);
    Page page = signIn("sam", CONSOLE);
    List<String> first = session(page);

    await("two more sets of tokens").atMost(60, SECONDS).until(() -> renewed(page, first));
    List<String> second = session(page);
    await("and one more").atMost(60, SECONDS).until(() -> renewed(page, second));

    assertThat(page.locator(".person strong").textContent()).isEqualTo("sam");
  }

  @Test
  void whoIsPutOutAtKeycloakIsOutWhenTheTokenEnds() {
    admin.tokensLast(5);
    Page page = signIn("sam", CONSOLE);

    admin.signOut("sam");

    await("the end of the token")
        .atMost(60, SECONDS)
        .until(() -> {
          page.navigate(console(""));
          return page.locator(".person").count() == 0;
        });
    assertThat(page.url()).startsWith(keycloak.address().toString());
  }

  /** Looks again; whether the browser holds other tokens than those. */
  private boolean renewed(Page page, List<String> before) {
    page.reload();
    assertThat(page.url()).as("never asked to sign in again").startsWith(console(""));
    return !session(page).equals(before);
  }

  private List<String> session(Page page) {
    List<String> tokens =
        page.context().cookies(console("")).stream()
            .filter(cookie -> cookie.name.startsWith("q_session"))
            .map(cookie -> cookie.value)
            .toList();
    assertThat(tokens).isNotEmpty();
    return tokens;
  }

  private Page signIn(String person, String path) {
    Page page = visit(path);
    fill(page, person, KeycloakRealms.password(person));
    page.waitForSelector(".person");
    return page;
  }

  private Page visit(String path) {
    Page page = browser.visit(address(path));
    assertThat(page.url()).as("sent to sign in").startsWith(keycloak.address().toString());
    return page;
  }

  private static void fill(Page page, String person, String password) {
    page.locator("#username").fill(person);
    page.locator("#password").fill(password);
    page.locator("#kc-login").click();
  }

  private String console(String path) {
    return address(CONSOLE) + path;
  }

  private URI address(String path) {
    return world.stack().frontDoor().resolve(path);
  }
}
