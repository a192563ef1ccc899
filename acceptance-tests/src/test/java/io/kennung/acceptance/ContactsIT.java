package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.kennung.acceptance.Idctl.Result;
import io.kennung.client.Directory;
import io.kennung.client.Identity;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.export.ContactCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person finds friends by an address book and by their codes, and sees who is no more. */
@ExtendWith(SharedWorld.class)
class ContactsIT {

  private final World world;
  private final Directory directory;
  private final Idctl idctl;
  private final Path home;

  ContactsIT(World world, @TempDir Path home) {
    this.world = world;
    this.home = home;
    directory = world.directory();
    idctl = new Idctl(world, home);
  }

  @Test
  void friendsOfAnAddressBookAreFoundAndWhoIsRevokedIsCrossedOut() throws Exception {
    EmailAddress address = EmailAddress.of("anna" + System.nanoTime() + "@example.org");
    Identity anna = World.register(directory);
    Identity ben = World.register(directory);
    link(anna, address);
    good("create");

    JsonNode found = good("contacts", "match", cards(address), "--json").json();
    assertThat(found.path("sent").asInt()).isEqualTo(2);
    assertThat(found.path("new").asInt()).isEqualTo(1);
    assertThat(found.path("identities").get(0).path("identity").asText()).isEqualTo(anna.id());
    JsonNode again = good("contacts", "match", cards(address), "--json").json();
    assertThat(again.path("sent").asInt()).isZero();

    String code = new ContactCode(ben.id(), ben.key().publicKey(), Optional.empty()).text();
    assertThat(good("contacts", "add", code, "--name", "Ben").out()).contains("fully");

    directory.revocation().revoke(anna);
    await().atMost(20, SECONDS).until(() -> state(anna) == IdentityState.INVALID);

    // Anna was found, and never asked about: the interval holds only for who was.
    Result refreshed = good("contacts", "refresh");
    assertThat(refreshed.out()).contains("asked about 2 contacts", "not sooner");
    assertThat(good("contacts", "list").out())
        .contains(anna.id() + "     server     revoked   Anna Muster")
        .contains(ben.id() + "     fully      active    Ben");
    assertThat(good("contacts", "refresh").out()).startsWith("nobody to ask about now");
    assertThat(good("contacts", "list", "--hide-stale").out())
        .contains(ben.id(), "1 more is hidden")
        .doesNotContain(anna.id());
    assertThat(idctl.printed()).doesNotContain("\u001b");
  }

  private IdentityState state(Identity who) {
    return directory.check(List.of(who.id())).identities().get(who.id()).state();
  }

  private void link(Identity who, EmailAddress address) {
    directory.linking().linkEmail(who, address, "de");
    try (Browser browser = Browser.open()) {
      Page page = browser.visit(world.deliveries().awaitMailLink(address.text(), 1));
      page.getByRole(AriaRole.BUTTON).click();
      page.waitForSelector("svg.done");
    }
    assertThat(directory.linking().checkEmail(who.id(), address)).isTrue();
  }

  private String cards(EmailAddress address) throws Exception {
    return Files.writeString(
            home.resolve("people.vcf"),
            """
            BEGIN:VCARD
            VERSION:3.0
            N:Muster;Anna;;;
            EMAIL;TYPE=HOME:%s
            TEL:079 123 45 67
            END:VCARD
            BEGIN:VCARD
            VERSION:3.0
            FN:Nobody
            EMAIL:nobody.%s
            END:VCARD
            """
                .formatted(address.text(), address.text()))
        .toString();
  }

  private Result good(String... arguments) throws Exception {
    Result result = idctl.run(arguments);
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }
}
