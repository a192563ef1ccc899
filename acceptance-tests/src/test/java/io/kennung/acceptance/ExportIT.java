package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.acceptance.Idctl.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person keeps the identity on paper and brings it back on another device. */
@ExtendWith(SharedWorld.class)
class ExportIT {

  private static final String PASSWORD = "correct horse";

  private final World world;
  private final Path home;
  private final Idctl old;
  private final Idctl fresh;
  private final String password;

  ExportIT(World world, @TempDir Path home) throws IOException {
    this.world = world;
    this.home = home;
    this.old = new Idctl(world, Files.createDirectory(home.resolve("old")));
    this.fresh = new Idctl(world, Files.createDirectory(home.resolve("fresh")));
    this.password = Files.writeString(home.resolve("password"), PASSWORD + "\n").toString();
  }

  @Test
  void whoHasItOnPaperTypesItOnAnotherDevice() throws Exception {
    String id = create();
    String text = export();
    String typed = text.replace("-", "").toLowerCase(Locale.ROOT);

    Result oneGroupLess = restore(typed.substring(4));
    Result wrongPassword =
        fresh
            .piping(typed)
            .run(
                "restore",
                "--password-file",
                Files.writeString(home.resolve("no"), "x").toString());
    assertThat(oneGroupLess.code()).isEqualTo(2);
    assertThat(oneGroupLess.err()).contains("these are 19").hasLineCount(1);
    assertThat(wrongPassword.code()).isEqualTo(1);
    assertThat(wrongPassword.err()).contains("the password is wrong").hasLineCount(1);
    assertThat(fresh.profile("default").resolve("identity.json")).doesNotExist();

    good(restore(typed));

    for (String member : new String[] {"identity", "secretKey", "publicKey", "serverGroup"}) {
      assertThat(kept(fresh).required(member)).isEqualTo(kept(old).required(member));
    }
    good(fresh.run("features", "0x155"));
    assertThat(world.directory().find(id).orElseThrow().featureMask()).isEqualTo(0x155);
    assertThat(old.printed() + fresh.printed())
        .doesNotContain(kept(old).required("secretKey").asText(), PASSWORD);
  }

  @Test
  void whoHasItAsAPictureReadsIt() throws Exception {
    String id = create();
    good(old.run("export", "--png", "code.png", "--pdf", "sheet.pdf", "--password-file", password));
    Path picture = home.resolve("old/code.png");
    Path sheet = home.resolve("old/sheet.pdf");
    assertThat(Files.readString(sheet, java.nio.charset.StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-");
    for (Path file : new Path[] {picture, sheet}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }

    Result restored =
        fresh.run("restore", "--image", picture.toString(), "--password-file", password, "--json");

    good(restored);
    assertThat(restored.json().required("identity").asText()).isEqualTo(id);
    assertThat(good(fresh.run("show")).out()).contains(id, "active");
  }

  @Test
  void aRevokedIdentityIsNotBroughtBack() throws Exception {
    String id = create();
    String text = export();
    good(old.run("revoke", "--confirm", id));
    await("revoked").atMost(20, SECONDS).until(() -> world.directory().find(id).isEmpty());

    Result refused = restore(text);

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith("idctl: ")
        .hasLineCount(1)
        .contains(
            "does not know %s (any more): it was revoked, and an export cannot bring it back"
                .formatted(id));
    assertThat(fresh.profile("default").resolve("identity.json")).doesNotExist();
  }

  private String create() throws Exception {
    return good(old.run("create", "--json")).json().required("identity").asText();
  }

  private String export() throws Exception {
    String text =
        good(old.run("export", "--json", "--password-file", password))
            .json()
            .required("export")
            .asText();
    assertThat(text).matches("[A-Z2-7]{4}(-[A-Z2-7]{4}){19}");
    return text;
  }

  private Result restore(String text) throws Exception {
    return fresh.piping(text).run("restore", "--password-file", password);
  }

  private static Result good(Result result) {
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }

  private static JsonNode kept(Idctl device) throws IOException {
    return Http.JSON.readTree(device.profile("default").resolve("identity.json").toFile());
  }
}
