package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.kennung.acceptance.Idctl.Result;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person makes a second identity and links the address of the first one to it. */
@ExtendWith(SharedWorld.class)
class SecondIdentityIT {

  private static final String LOST = "is no longer linked to this identity";

  private final World world;
  private final Idctl idctl;
  private final String address = "anna" + System.nanoTime() + "@example.org";

  SecondIdentityIT(World world, @TempDir Path home) {
    this.world = world;
    this.idctl = new Idctl(world, home);
  }

  @Test
  void theFirstIdentityIsToldThatItsAddressIsGoneAndTheSecondWhatThatMeans() throws Exception {
    run("create", "--profile", "first");
    run("create", "--profile", "second");
    try (Browser browser = Browser.open()) {
      assertThat(link(browser, "first", 1)).contains("any other identity that had this address");
      await()
          .atMost(20, SECONDS)
          .until(
              () -> run("show", "--profile", "first").out().contains("linked (" + address + ")"));

      assertThat(link(browser, "second", 2)).contains("any other identity that had this address");
    }

    assertThat(run("link", "check", "email", "--profile", "first").out())
        .contains("not linked to ", address + " " + LOST, "linked to another one, or unlinked");
    await()
        .atMost(20, SECONDS)
        .until(() -> run("show", "--profile", "first").out().contains(address + " " + LOST));
    assertThat(run("link", "check", "email", "--profile", "second").out())
        .startsWith(address + " is linked to ");
  }

  /**
   * @param mails how many the address has got then
   */
  private String link(Browser browser, String profile, int mails) throws Exception {
    run("link", "email", address, "--profile", profile);
    URI link = world.deliveries().awaitMailLink(address, mails);
    Page page = browser.visit(link);
    page.getByRole(AriaRole.BUTTON).click();
    page.waitForSelector("svg.done");
    return run("link", "check", "email", address, "--profile", profile).out();
  }

  private Result run(String... arguments) throws Exception {
    Result result = idctl.run(arguments);
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }
}
