package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.acceptance.Idctl.Result;
import io.kennung.client.Identity;
import io.kennung.client.belongings.Belongings;
import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.SafeBackup;
import io.kennung.client.safe.SafeServer;
import io.kennung.protocol.safe.SafeFile;
import io.kennung.protocol.safe.SafeKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person loses a device and keeps the identity. */
@ExtendWith(SharedWorld.class)
class SafeIT {

  private static final String PASSWORD = "shoot the death star";

  private final World world;
  private final Idctl idctl;
  private final Path password;
  private final Path wrongPassword;

  SafeIT(World world, @TempDir Path home) throws IOException {
    this.world = world;
    this.idctl = new Idctl(world, home);
    this.password = Files.writeString(home.resolve("password"), PASSWORD + "\n");
    this.wrongPassword = Files.writeString(home.resolve("wrong"), PASSWORD + "!\n");
  }

  @Test
  void whoLosesTheDeviceRestoresTheIdentityOnAnother() throws Exception {
    String id = create("default");
    JsonNode before = kept("default");
    good(safe("backup", password));
    Files.delete(idctl.profile("default").resolve("identity.json"));
    assertThat(idctl.run("show").code()).isNotZero();

    Result mistyped =
        idctl.run(
            "safe", "restore", id, "--profile", "new", "--password-file", wrongPassword.toString());
    assertThat(mistyped.code()).isEqualTo(3);
    assertThat(mistyped.err()).contains("check ID and password").hasLineCount(1);
    isEmpty("new");
    good(
        idctl.run(
            "safe",
            "restore",
            id.toLowerCase(Locale.ROOT),
            "--profile",
            "new",
            "--password-file",
            password.toString()));

    for (String member : new String[] {"identity", "secretKey", "publicKey"}) {
      assertThat(kept("new").required(member)).isEqualTo(before.required(member));
    }
    good(idctl.run("features", "0x155", "--profile", "new"));
    assertThat(world.directory().find(id).orElseThrow().featureMask()).isEqualTo(0x155);
    assertThat(idctl.printed()).doesNotContain(before.required("secretKey").asText(), PASSWORD);
  }

  @Test
  void theLastBackupReplacesTheFormerAndDeletedIsGone() throws Exception {
    create("default");
    assertThat(status()).isFalse();

    assertThat(good(safe("backup", password)).json().required("replaced").asBoolean()).isFalse();
    String backups = backups();
    assertThat(good(safe("backup", password)).json().required("replaced").asBoolean()).isTrue();
    assertThat(backups()).isEqualTo(backups);
    assertThat(status()).isTrue();

    good(safe("delete", password));
    assertThat(status()).isFalse();
    assertThat(safe("delete", password).code()).isEqualTo(3);
    assertThat(Integer.parseInt(backups())).isEqualTo(Integer.parseInt(backups) - 1);
  }

  @Test
  void aRevokedIdentityIsNotBroughtBack() throws Exception {
    String id = create("default");
    good(safe("backup", password));
    good(idctl.run("revoke", "--confirm", id));
    await("revoked").atMost(20, SECONDS).until(() -> world.directory().find(id).isEmpty());

    Result refused =
        idctl.run(
            "safe", "restore", id, "--profile", "new", "--password-file", password.toString());

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith("idctl: ")
        .hasLineCount(1)
        .contains(
            "does not know %s (any more): it was revoked, and a backup cannot bring it back"
                .formatted(id));
    isEmpty("new");
  }

  @Test
  void whatOneClientSealsAnotherOpens() throws Exception {
    Identity anna = World.register(world.directory());
    SafeKeys keys = SafeKeys.of(PASSWORD.toCharArray(), anna.id());
    String backupId = keys.backupId();
    try (SafeServer server =
        SafeServer.at(SafeAddress.of(world.stack().frontDoor().resolve("/safe/").toString()))) {
      assertThat(server.get(backupId)).isEmpty();
      byte[] file =
          SafeFile.seal(
              SafeBackup.of(anna.key(), Belongings.none(), "a test").json(),
              keys,
              new SecureRandom());

      assertThat(server.put(backupId, file).retentionDays()).isEqualTo(180);

      assertThat(server.get(backupId)).hasValue(file);
      assertThat(server.size(backupId)).hasValue(file.length);
      good(
          idctl.run(
              "safe",
              "restore",
              anna.id(),
              "--profile",
              "anna",
              "--password-file",
              password.toString()));
      assertThat(kept("anna").required("publicKey").asText())
          .isEqualTo(anna.key().publicKey().base64());
      assertThat(server.delete(backupId)).isTrue();
      assertThat(server.get(backupId)).isEmpty();
    }
  }

  @Test
  void anIdIsTheSameInCapitals() {
    Shelf shelf = Shelf.behindFrontDoor(world);
    String id = Shelf.newId();
    byte[] first = Shelf.newBackup(1000);
    byte[] second = Shelf.newBackup(900);

    assertThat(shelf.put(id, first)).isEqualTo(200);
    assertThat(shelf.read(id.toUpperCase(Locale.ROOT))).isEqualTo(first);

    assertThat(shelf.put(id.toUpperCase(Locale.ROOT), second)).isEqualTo(200);
    assertThat(shelf.read(id)).isEqualTo(second);
  }

  private String create(String profile) throws Exception {
    good(idctl.run("create", "--profile", profile));
    return kept(profile).required("identity").asText();
  }

  private Result safe(String command, Path passwordFile) throws Exception {
    return idctl.run("safe", command, "--json", "--password-file", passwordFile.toString());
  }

  private boolean status() throws Exception {
    return good(safe("status", password)).json().required("kept").asBoolean();
  }

  /** How many there are. */
  private String backups() {
    return world.rows(World.SAFE, "SELECT count(*) FROM backup").getFirst();
  }

  private JsonNode kept(String profile) throws IOException {
    return Http.JSON.readTree(idctl.profile(profile).resolve("identity.json").toFile());
  }

  private void isEmpty(String profile) throws IOException {
    try (Stream<Path> files = Files.list(idctl.profile(profile))) {
      assertThat(files.map(each -> each.getFileName().toString())).containsExactly(".lock");
    }
  }

  private static Result good(Result result) {
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }
}
