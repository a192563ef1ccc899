package io.kennung.idctl.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.client.FakeDirectory;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code idctl data backup}. */
class DataBackupCommandTest {

  private static final String PASSWORD = "shoot the death star";

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private CommandRun run;
  private Path file;
  private String id = "";

  @BeforeEach
  void open() throws IOException {
    run = new CommandRun(home, server);
    run.now = Instant.parse("2026-11-21T12:00:00Z");
    file = home.resolve("anna.zip");
    id = run.idctl("create", "--json").json().path("identity").asText();
    Path profile = run.profile("default");
    Files.writeString(
        profile.resolve("belongings.json"),
        "{\"contacts\":[{\"identity\":\"ABCD1234\"},{\"identity\":\"EFGH1234\"}],\"groups\":[{}]}");
    Files.setPosixFilePermissions(
        profile.resolve("belongings.json"), PosixFilePermissions.fromString("rw-------"));
    Files.writeString(profile.resolve(".DS_Store"), "of a file manager");
    Files.createDirectories(profile.resolve("messages/2026"));
    Files.writeString(profile.resolve("messages/2026/november.txt"), "hello");
    server.calls.clear();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void wholeProfileIsInItAndItSaysWhatIsNot() throws IOException {
    Result result = run.typing(PASSWORD, PASSWORD).idctl("data", "backup", file.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(run.asked).containsExactly("unseen", "unseen");
    assertThat(result.out().lines())
        .containsExactly(
            "Backed up " + id + " to " + file,
            "  in it        its key and settings, 2 contacts, 1 group, 1 file of messages",
            "  not in it    the passphrase of the profile, files of apps,",
            "               and what lies on servers (linked addresses stay linked)",
            "  size         " + Files.size(file) + " bytes",
            "  password     without it, only names and sizes of files can be seen",
            "  restore it   idctl data restore " + file);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(server.calls).isEmpty();
    try (ZipFile zip = new ZipFile(file.toFile(), PASSWORD.toCharArray())) {
      assertThat(zip.getFileHeaders())
          .extracting(FileHeader::getFileName)
          .containsExactly(
              "profile/belongings.json",
              "profile/identity.json",
              "profile/messages/2026/november.txt",
              "backup.json");
      for (FileHeader header : zip.getFileHeaders()) {
        assertThat(header.getEncryptionMethod()).isEqualTo(EncryptionMethod.AES);
        assertThat(header.getAesExtraDataRecord().getAesKeyStrength())
            .isEqualTo(AesKeyStrength.KEY_STRENGTH_256);
      }
      assertThat(zip.getInputStream(zip.getFileHeader("profile/identity.json")))
          .hasBinaryContent(Files.readAllBytes(run.profile("default").resolve("identity.json")));
    }
    String secretKey = run.kept("identity.json").path("secretKey").asText();
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .doesNotContain(secretKey, "hello", id);
  }

  @Test
  void lockedProfileLiesOpenInsideSinceTheZipHasItsOwnPassword() throws IOException {
    byte[] identity = Files.readAllBytes(run.profile("default").resolve("identity.json"));
    Path passphrase = Files.writeString(home.resolve("passphrase"), "open, sesame seeds");
    run.environment.put("KENNUNG_PASSPHRASE_FILE", passphrase.toString());
    run.idctl("profile", "lock");

    JsonNode json = run.piping(PASSWORD).idctl("data", "backup", file.toString(), "--json").json();

    assertThat(json.path("identity").asText()).isEqualTo(id);
    assertThat(json.path("files").asInt()).isEqualTo(3);
    assertThat(json.path("contacts").asInt()).isEqualTo(2);
    assertThat(json.path("messages").asInt()).isEqualTo(1);
    try (ZipFile zip = new ZipFile(file.toFile(), PASSWORD.toCharArray())) {
      assertThat(zip.getFileHeader("profile/vault.json")).isNull();
      assertThat(zip.getInputStream(zip.getFileHeader("profile/identity.json")))
          .hasBinaryContent(identity);
    }
  }

  @Test
  void fileThatIsThereStaysUnlessForced() throws IOException {
    Files.writeString(file, "precious");

    Result refused = run.piping(PASSWORD).idctl("data", "backup", file.toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("is there already", "--force").hasLineCount(1);
    assertThat(file).hasContent("precious");

    assertThat(run.idctl("data", "backup", file.toString(), "--force").exitCode()).isZero();
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("PK");
  }

  @Test
  void nothingIsLeftBehindWhereItCannotBeMade() throws IOException {
    Path inside = run.profile("default").resolve("anna.zip");
    Files.createDirectories(home.resolve("folder"));

    for (String target :
        new String[] {inside.toString(), home + "/none/anna.zip", home + "/folder"}) {
      Result result = run.piping(PASSWORD).idctl("data", "backup", target);
      assertThat(result.exitCode()).as(target).isEqualTo(2);
      assertThat(result.err()).startsWith("idctl: " + target).hasLineCount(1);
    }
    for (String weak : new String[] {"short", "password", "12345678901", "x".repeat(257)}) {
      Result result = run.piping(weak).idctl("data", "backup", file.toString());
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("nothing has been written").doesNotContain(weak + ":");
    }
    Path large = run.profile("default").resolve("messages/film");
    try (var channel =
        Files.newByteChannel(
            large,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.WRITE)) {
      channel.position(Bounds.FILE);
      channel.write(java.nio.ByteBuffer.wrap(new byte[1]));
    }
    Result tooLarge = run.piping(PASSWORD).idctl("data", "backup", file.toString());
    assertThat(tooLarge.exitCode()).isEqualTo(1);
    assertThat(tooLarge.err()).contains("messages/film is larger than 16 MiB").hasLineCount(1);
    try (var left = Files.list(home)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(".config", "folder");
    }
  }

  @Test
  void profileWithoutIdentityHasNothingToBackUp() {
    Result result = run.piping(PASSWORD).idctl("data", "backup", "x.zip", "--profile", "none");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("profile none holds no identity yet");
    assertThat(List.of(run.profile("none").toFile().exists())).containsExactly(false);
  }
}
