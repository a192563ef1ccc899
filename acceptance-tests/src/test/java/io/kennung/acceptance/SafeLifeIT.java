package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.acceptance.Idctl.Result;
import io.kennung.client.Identity;
import io.kennung.client.belongings.Belongings;
import io.kennung.client.belongings.Contact;
import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.SafeBackup;
import io.kennung.client.safe.SafeServer;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.SecretKey;
import io.kennung.protocol.safe.SafeFile;
import io.kennung.protocol.safe.SafeKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A Safe that stays on, through a lost device, until it is switched off. */
@ExtendWith(SharedWorld.class)
class SafeLifeIT {

  private static final String OLD = "shoot the death star";
  private static final String NEW = "shoot both death stars";

  private final World world;
  private final Idctl idctl;
  private final Path old;
  private final Path fresh;

  SafeLifeIT(World world, @TempDir Path home) throws IOException {
    this.world = world;
    this.idctl = new Idctl(world, home);
    this.old = Files.writeString(home.resolve("old"), OLD + "\n");
    this.fresh = Files.writeString(home.resolve("fresh"), NEW + "\n");
  }

  @Test
  void contactsAndAddressesComeBackOnAnotherDeviceUnderTheNewPassword() throws Exception {
    good(idctl.run("create"));
    Identity anna = identity();
    Identity berta = World.register(world.directory());
    anAppBacksUp(anna, berta);
    String number = link(anna);

    good(idctl.run("safe", "enable", "--password-file", old.toString()));
    assertThat(kept("belongings.json").toString()).contains(berta.id(), "ZZZZZZZ9");
    Result nothing = good(idctl.run("safe", "auto"));
    assertThat(nothing.out() + nothing.err()).isEmpty();
    good(idctl.run("safe", "backup"));
    JsonNode status = good(idctl.run("safe", "status", "--json")).json();
    assertThat(status.required("on").asBoolean()).isTrue();
    assertThat(status.required("kept").asBoolean()).isTrue();
    assertThat(status.required("retentionDays").asInt()).isEqualTo(180);

    good(idctl.run("safe", "change-password", "--password-file", fresh.toString()));
    assertThat(restored("lost", old, anna.id()).code()).isEqualTo(3);
    Result restored = good(restored("new", fresh, "--phone", number));

    assertThat(restored.err()).startsWith("The ID is %s.".formatted(anna.id()));
    assertThat(restored.out())
        .contains("1; 1 more, no longer in the directory, left out")
        .contains(number + " is linked");
    JsonNode contact = kept("new", "belongings.json").required("contacts").required(0);
    assertThat(contact.required("identity").asText()).isEqualTo(berta.id());
    assertThat(contact.required("publickey").asText()).isEqualTo(berta.key().publicKey().base64());
    good(idctl.run("safe", "backup", "--profile", "new"));

    JsonNode off = good(idctl.run("safe", "disable", "--profile", "new", "--json")).json();
    assertThat(off.required("deleted").asBoolean()).isTrue();
    assertThat(restored("late", fresh, anna.id()).code()).isEqualTo(3);
    assertThat(idctl.printed()).doesNotContain(OLD, NEW, Base64Text.encode(anna.key().bytes()));
  }

  @Test
  void aRevokedIdentityLeavesNoBackup() throws Exception {
    good(idctl.run("create"));
    Identity anna = identity();
    good(idctl.run("safe", "enable", "--password-file", old.toString()));
    SafeKeys keys = SafeKeys.of(OLD.toCharArray(), anna.id());
    try (SafeServer server = server()) {
      assertThat(server.size(keys.backupId())).isPresent();

      good(idctl.run("revoke", "--confirm", anna.id()));

      assertThat(server.size(keys.backupId())).isEmpty();
    }
    assertThat(idctl.profile("default").resolve("safe.json")).doesNotExist();
  }

  /** With one contact who lives, and one who never did. */
  private void anAppBacksUp(Identity anna, Identity berta) {
    SecretKey nobody = World.newKey();
    Belongings belongings =
        Belongings.none()
            .with(
                List.of(
                    Contact.of(berta.id(), berta.key().publicKey(), Instant.EPOCH),
                    Contact.of("ZZZZZZZ9", nobody.publicKey(), Instant.EPOCH)));
    SafeKeys keys = SafeKeys.of(OLD.toCharArray(), anna.id());
    byte[] json = SafeBackup.of(anna.key(), belongings, "an app").json();
    try (SafeServer server = server()) {
      assertThat(
              server
                  .put(keys.backupId(), SafeFile.seal(json, keys, new SecureRandom()))
                  .retentionDays())
          .isEqualTo(180);
    }
  }

  private String link(Identity anna) throws Exception {
    String number = "4176" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000);
    good(idctl.run("link", "phone", "+" + number));
    good(idctl.run("link", "code", world.deliveries().awaitCode(number, 1)));
    await("told")
        .atMost(20, SECONDS)
        .until(() -> world.directory().own(anna).mobileNo().isPresent());
    return "+" + number;
  }

  private Result restored(String profile, Path password, String... whom) throws Exception {
    List<String> words = new ArrayList<>(List.of("safe", "restore", "--no-link"));
    words.addAll(List.of(whom));
    words.addAll(List.of("--profile", profile, "--password-file", password.toString()));
    return idctl.run(words.toArray(String[]::new));
  }

  private SafeServer server() {
    return SafeServer.at(SafeAddress.of(world.stack().frontDoor().resolve("/safe/").toString()));
  }

  private Identity identity() throws IOException {
    JsonNode kept = kept("identity.json");
    return new Identity(
        kept.required("identity").asText(),
        SecretKey.of(Base64Text.decode(kept.required("secretKey").asText())));
  }

  private JsonNode kept(String file) throws IOException {
    return kept("default", file);
  }

  private JsonNode kept(String profile, String file) throws IOException {
    return Http.JSON.readTree(idctl.profile(profile).resolve(file).toFile());
  }

  private static Result good(Result result) {
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }
}
