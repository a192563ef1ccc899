package io.kennung.idctl.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are handed over as data backups and are none, or were made to harm. */
class HostileArchiveTest {

  private static final String PASSWORD = "shoot the death star";

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private CommandRun run;
  private Path file;
  private byte[] identity = {};

  @BeforeEach
  void open() throws IOException {
    run = new CommandRun(home, server);
    file = home.resolve("anna.zip");
    run.idctl("create", "--profile", "old");
    identity = Files.readAllBytes(run.profile("old").resolve("identity.json"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whatIsMadeLikeOursIsTaken() throws IOException {
    Files.write(file, good().sealed(PASSWORD));

    Result result = run.piping(PASSWORD).idctl("data", "restore", file.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  @Test
  void namesThatLeadElsewhere() throws IOException {
    for (String name :
        new String[] {
          "../../stolen.txt",
          "/tmp/stolen.txt/",
          "/tmp/stolen2.txt",
          "profile/../stole",
          "profile/..\\stole",
          "profile/C:stolen",
          "profile/a//stole",
          "profile/./stolen",
          "profile/a/../sto",
          "profile/a/./stol",
          "profile/.lockety",
          "other/stolen.txt",
          "PROFILE/stolen.t",
          "profile/.draft/x",
          "profile/a\u0000bcdefg"
        }) {
      byte[] zip = good().with("profile/stolen.t", "x").sealed(PASSWORD);
      refused(
          Zips.renamed(zip, "profile/stolen.t", name),
          "holds files that do not belong into a profile");
    }
    refused(
        good().with("profile/vault.json", "{}").withManifest().sealed(PASSWORD),
        "holds files that do not belong into a profile");
    try (Stream<Path> all = Files.walk(home)) {
      assertThat(all.map(Path::toString)).noneMatch(path -> path.contains("stole"));
    }
    assertThat(Path.of("/tmp/stolen2.txt")).doesNotExist();
  }

  @Test
  void linksAndDevices() throws IOException {
    for (int mode : new int[] {0120777, 060600, 010600}) {
      refused(Zips.ofMode(good().sealed(PASSWORD), mode), "holds links");
    }
  }

  @Test
  void bombs() throws IOException {
    byte[] zeros = new byte[Bounds.FILE + 1];
    byte[] large = new Zips().with("profile/identity.json", zeros).withManifest().sealed(PASSWORD);
    assertThat(large.length).isLessThan(Bounds.FILE / 100);

    refused(large, "holds more than a data backup can");
    refused(Zips.lying(large), "holds more than a data backup can");
    refused(Zips.ofFiles(good().sealed(PASSWORD), 30_000), "holds more than a data backup can");
  }

  @Test
  void whatIsNotEncryptedThroughoutCouldBeAnybodys() throws IOException {
    refused(
        good().made(parameters -> parameters.setEncryptFiles(false)).sealed(PASSWORD),
        "is not encrypted with AES throughout");
    refused(
        good()
            .made(parameters -> parameters.setEncryptionMethod(EncryptionMethod.ZIP_STANDARD))
            .sealed(PASSWORD),
        "is not encrypted with AES throughout");
  }

  @Test
  void filesThatWereAddedLeftOutOrExchanged() throws IOException {
    String contacts = "profile/belongings.json";
    refused(good().with(contacts, "{}").sealed(PASSWORD), "is damaged or was changed");
    refused(
        good().with("profile/identity.json", "{}").sealed(PASSWORD), "is damaged or was changed");
    byte[] named = good().with(contacts, "{}").withManifest().sealed(PASSWORD);
    refused(Zips.renamed(named, contacts, "profile/belongings.txts"), "is damaged or was changed");
  }

  @Test
  void whatIsNoDataBackup() throws IOException {
    refused(new byte[0], "is no ZIP, or its end is missing");
    refused(
        "not a ZIP at all, but long enough to be one".getBytes(StandardCharsets.US_ASCII),
        "is no ZIP");
    refused(
        new Zips().with("profile/identity.json", identity).sealed(PASSWORD), "is no data backup");
    refused(new Zips().with("backup.json", "{}").sealed(PASSWORD), "is no data backup");
    refused(new Zips().with("backup.json", "no JSON").sealed(PASSWORD), "is no data backup");
    refused(
        new Zips().with("profile/safe.json", "{}").withManifest().sealed(PASSWORD),
        "there is no identity in");
    refused(
        new Zips().with("profile/identity.json", "{}").withManifest().sealed(PASSWORD),
        "there is no identity in");
    refused(
        new Zips()
            .with("backup.json", "{\"format\":\"kennung-data-backup\",\"version\":2,\"files\":{}}")
            .sealed(PASSWORD),
        "was made by a newer idctl");
    Files.delete(file);
    Result missing = run.piping(PASSWORD).idctl("data", "restore", file.toString());
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("is no file that can be read").hasLineCount(1);
  }

  @Test
  void whateverByteIsWrongItIsOneSentenceOrTheWholeProfile() throws IOException {
    byte[] zip =
        good()
            .with("profile/messages/november.txt", "hello".repeat(9))
            .withManifest()
            .sealed(PASSWORD);
    Random random = new Random(20261125);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = zip.clone();
      damaged[random.nextInt(zip.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, i % 3 == 0 ? Arrays.copyOf(zip, random.nextInt(zip.length)) : damaged);

      Result result = run.piping(PASSWORD).idctl("data", "restore", file.toString());

      if (result.exitCode() == 0) {
        assertThat(run.profile("default").resolve("messages/november.txt"))
            .hasContent("hello".repeat(9));
        String id = run.kept("identity.json").path("identity").asText();
        assertThat(run.idctl("remove", "--confirm", id).exitCode()).isZero();
      } else {
        assertThat(result.err()).hasLineCount(1).doesNotContain("inside idctl");
        assertThat(run.files()).containsExactly(".lock");
      }
    }
  }

  private Zips good() {
    return new Zips().with("profile/identity.json", identity).withManifest();
  }

  /** With a plain sentence, and nothing of it is in the profile. */
  private void refused(byte[] zip, String sentence) throws IOException {
    Files.write(file, zip);
    Result result = run.piping(PASSWORD).idctl("data", "restore", file.toString());
    assertThat(result.err()).contains(sentence).hasLineCount(1);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(run.files()).containsExactly(".lock");
    assertThat(run.profile(".draft-default")).doesNotExist();
  }
}
