package io.kennung.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.acceptance.Idctl.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person locks a device, takes everything along to another one, and clears the first. */
@ExtendWith(SharedWorld.class)
class DataBackupIT {

  private static final String PASSPHRASE = "open, sesame seeds";
  private static final String PASSWORD = "shoot the death star";

  private final Path home;
  private final Idctl old;
  private final Idctl fresh;
  private final Map<String, String> passphrase;
  private final String password;

  DataBackupIT(World world, @TempDir Path home, @TempDir Path freshHome) throws Exception {
    this.home = home;
    this.old = new Idctl(world, home);
    this.fresh = new Idctl(world, freshHome);
    this.passphrase =
        Map.of(
            "KENNUNG_PASSPHRASE_FILE",
            Files.writeString(home.resolve("passphrase"), PASSPHRASE).toString());
    this.password = Files.writeString(home.resolve("password"), PASSWORD).toString();
  }

  @Test
  void everythingMovesToAnotherDevice() throws Exception {
    String id = good(old.run("create", "--json")).json().required("identity").asText();
    Path messages = Files.createDirectories(old.profile("default").resolve("messages"));
    Files.writeString(messages.resolve("november.txt"), "hello, Berta");
    good(old.run(passphrase, "profile", "lock"));
    assertThat(Files.readString(messages.resolve("november.txt"), StandardCharsets.ISO_8859_1))
        .doesNotContain("Berta");
    assertThat(old.run("show").code()).isEqualTo(1);
    assertThat(good(old.run(passphrase, "show")).out()).contains(id);

    String zip = home.resolve("anna.zip").toString();
    good(old.run(passphrase, "data", "backup", zip, "--password-file", password));
    Result removed = good(old.run(passphrase, "remove", "--confirm", id));
    assertThat(removed.out()).contains("lives on in the directory");
    assertThat(old.profile("default")).doesNotExist();

    Result restored = good(fresh.run("data", "restore", zip, "--password-file", password));
    assertThat(restored.out()).contains(id, "1 file of messages");
    assertThat(fresh.profile("default").resolve("messages/november.txt"))
        .hasContent("hello, Berta");
    assertThat(good(fresh.run("show")).out()).contains(id, "active");
    assertThat(good(fresh.run("features", "7")).out()).contains(id);
    assertThat(old.printed() + fresh.printed()).doesNotContain(PASSPHRASE, PASSWORD);

    good(fresh.run("revoke", "--confirm", id));
    Result late = old.run("data", "restore", zip, "--password-file", password);
    assertThat(late.code()).isEqualTo(3);
    assertThat(late.err()).contains("cannot bring it back").hasLineCount(1);
  }

  @Test
  void sevenZipOpensItAndWhatSevenZipPacksComesBack() throws Exception {
    Tool sevenZip = Tool.required("7zz", "7zip", home);
    String id = good(old.run("create", "--json")).json().required("identity").asText();
    String zip = home.resolve("anna.zip").toString();
    good(old.run("data", "backup", zip, "--password-file", password));

    Tool.Result list = sevenZip.run("l", "-slt", "-p" + PASSWORD, zip);
    assertThat(list.out()).contains("Method = AES-256 Deflate");
    assertThat(sevenZip.run("t", "-p" + PASSWORD, zip).code()).isZero();
    assertThat(sevenZip.run("t", "-pwrong", zip).code()).isNotZero();
    Path unpacked = home.resolve("unpacked");
    assertThat(sevenZip.run("x", "-p" + PASSWORD, "-o" + unpacked, zip).code()).isZero();
    assertThat(unpacked.resolve("profile/identity.json"))
        .hasSameBinaryContentAs(old.profile("default").resolve("identity.json"));

    String again = home.resolve("again.zip").toString();
    Tool.Result packed =
        sevenZip.run(
            "a",
            "-tzip",
            "-mem=AES256",
            "-p" + PASSWORD,
            again,
            unpacked + "/profile",
            unpacked + "/backup.json");
    assertThat(packed.code()).as(packed.err()).isZero();
    Result restored = good(fresh.run("data", "restore", again, "--password-file", password));
    assertThat(restored.out()).contains(id);
  }

  private static Result good(Result result) {
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }
}
