package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.kennung.client.Directory;
import io.kennung.client.Identity;
import io.kennung.protocol.RevocationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person whose phone is gone ends the identity in somebody else's browser. */
@ExtendWith(SharedWorld.class)
class RevokeOnPageIT {

  private static final String PASSWORD = "Zürich-Passwort-ß";

  private final World world;
  private final Directory directory;

  RevokeOnPageIT(World world) {
    this.world = world;
    directory = world.directory();
  }

  @Test
  void thePasswordStaysInTheBrowserAndTheIdentityEnds() {
    Identity anna = World.register(directory);
    directory.revocation().setPassword(anna, RevocationKey.ofPassword(PASSWORD));
    List<String> sent = new ArrayList<>();
    try (Browser browser = Browser.open()) {
      Page page = browser.visit(world.stack().frontDoor().resolve("/revoke?lang=de"));
      page.onRequest(request -> sent.add(String.valueOf(request.postData())));

      page.locator("#identity").fill(anna.id().toLowerCase(Locale.ROOT));
      page.locator("#password").fill(PASSWORD);
      page.locator("#confirmation").fill("widerrufen");
      page.locator("button").click();

      page.waitForSelector("svg.done");
      assertThat(page.locator("h1").textContent()).isEqualTo("Die ID ist widerrufen");
      assertThat(page.locator("dd").textContent()).isEqualTo(anna.id());
    }

    assertThat(sent).anyMatch(body -> body.contains("revocationKey=GbW0zA%3D%3D"));
    assertThat(sent).noneMatch(body -> body.contains("password") || body.contains("Passwort"));
    await("ended").atMost(5, SECONDS).until(() -> directory.find(anna.id()).isEmpty());
  }
}
