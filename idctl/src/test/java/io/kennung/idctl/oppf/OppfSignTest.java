package io.kennung.idctl.oppf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.FakeDirectory;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.oppf.OppfFile;
import io.kennung.protocol.oppf.OppfKey;
import io.kennung.protocol.oppf.OppfPublicKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A self-hoster who reads only the help. */
class OppfSignTest {

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private CommandRun run;
  private Path key;
  private Path in;
  private Path out;

  @BeforeEach
  void open() {
    run = new CommandRun(home, server);
    run.now = Instant.parse("2026-11-21T12:00:00Z");
    key = home.resolve("key.pem");
    in = home.resolve("config.json");
    out = home.resolve("config.oppf");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void keyIsMadeForItsOwnerOnlyAndItsPublicHalfPrinted() throws IOException {
    Result made = run.idctl("oppf", "key", key.toString());

    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    String publicKey = OppfKey.ofPem(Files.readString(key)).publicKey().base64();
    assertThat(made.out()).contains("  public key   " + publicKey);
    assertThat(made.all()).doesNotContain(Files.readAllLines(key).get(1).substring(20));
    assertThat(run.idctl("oppf", "key", "--show", key.toString(), "--json").json())
        .isEqualTo(
            new ObjectMapper()
                .createObjectNode()
                .put("publicKey", publicKey)
                .put("file", key.toString()));
  }

  @Test
  void keyThatIsThereIsNeverOverwritten() throws IOException {
    run.idctl("oppf", "key", key.toString());
    String before = Files.readString(key);

    Result again = run.idctl("oppf", "key", key.toString());

    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("is there already").hasLineCount(1);
    assertThat(Files.readString(key)).isEqualTo(before);
  }

  @Test
  void baseAloneMakesAFileForThisSystem() throws IOException {
    OppfPublicKey trusted = newKey();

    Result signed = sign("--base", "https://kennung.example");

    assertThat(signed.exitCode()).as(signed.err()).isZero();
    assertThat(signed.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
        .contains(
            "  directory    https://kennung.example/",
            "  Safe         https://kennung.example/safe/",
            "  read by      phones and the desktop app")
        .anyMatch(line -> line.contains("nowhere yet  chat.hostname,"));
    ObjectNode json = OppfFile.of(Files.readAllBytes(out)).verified(List.of(trusted));
    assertThat(json.at("/directory/url").asText()).isEqualTo("https://kennung.example/");
    assertThat(json.at("/safe/url").asText()).isEqualTo("https://kennung.example/safe/");
    assertThat(json.path("signatureKey").asText()).isEqualTo(trusted.base64());
    assertThat(run.idctl("oppf", "verify", out.toString(), "--trusted", trusted.base64()).out())
        .startsWith("Apps that trust the key follow this configuration file");
  }

  @Test
  void templateFilledInLeadsNowhereNoMore() throws IOException {
    newKey();
    Result template = run.idctl("oppf", "template");
    assertThat(template.exitCode()).isZero();
    Files.writeString(in, template.out().replace(".invalid", ".example.org"));

    Result signed = sign("--in", in.toString(), "--json");

    assertThat(signed.exitCode()).as(signed.err()).isZero();
    assertThat(signed.json().path("nowhere")).isEmpty();
    assertThat(signed.json().path("desktop").asBoolean()).isTrue();
    assertThat(signed.json().path("safe").asText())
        .isEqualTo("https://directory.example.org/safe/");
  }

  @Test
  void contractsFileIsMadeByteForByte() throws IOException {
    newKey(Vector.seed());
    Files.writeString(in, Vector.text("body"));

    Result signed = sign("--in", in.toString(), "--without-desktop");

    assertThat(signed.exitCode()).as(signed.err()).isZero();
    assertThat(signed.out()).contains("phones; the desktop app needs rendezvous and mediator");
    assertThat(Files.readString(out)).isEqualTo(Vector.text("file_utf8"));
    assertThat(home.resolve("config.oppf.new")).doesNotExist();
  }

  @Test
  void whatIsUnknownIsKeptAndTheDesktopLeftOutWhereAsked() throws IOException {
    OppfPublicKey trusted = newKey();
    String template = run.idctl("oppf", "template").out();
    Files.writeString(in, template.replaceFirst("\\{", "{\"future\":{\"a\":[1]},"));

    sign("--in", in.toString(), "--without-desktop");

    ObjectNode json = OppfFile.of(Files.readAllBytes(out)).verified(List.of(trusted));
    assertThat(json.at("/future/a/0").asInt()).isEqualTo(1);
    assertThat(json.has("mediator")).isFalse();
    assertThat(json.has("rendezvous")).isFalse();
  }

  @Test
  void whatAppsCouldNotReadIsNotWritten() throws IOException {
    newKey();
    Files.writeString(in, "{\"directory\":{\"url\":\"http://a.example/\"},\"refresh\":60}");
    Files.writeString(out, "the one before");

    Result result = sign("--in", in.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("idctl: apps need members that are missing: license.id, license.expires,")
        .contains("directory.url must begin with https://", "refresh must be 1800 seconds or more")
        .hasLineCount(3);
    assertThat(Files.readString(out)).isEqualTo("the one before");
    Files.writeString(in, run.idctl("oppf", "template").out().replace("86400", "60"));
    assertThat(sign("--in", in.toString()).err())
        .isEqualTo("idctl: refresh must be 1800 seconds or more\n");
    assertThat(Files.readString(out)).isEqualTo("the one before");
  }

  @Test
  void whatIsNoKeyNoConfigurationAndNoAddressIsSaidPlainly() throws IOException {
    newKey();
    assertRefused(sign(), "there is nothing to sign yet");
    assertRefused(sign("--base", "http://kennung.example/"), "for example https://");
    assertRefused(sign("--base", "kennung.example"), "for example https://");
    assertRefused(sign("--in", in.toString()), "there is none of that name");
    for (String text : List.of("", "[]", "{\"a\":1,\"a\":1}", "{", "\ufeff{}")) {
      Files.writeString(in, text);
      assertRefused(sign("--in", in.toString()), "is no configuration");
    }
    Files.writeString(key, "nonsense");
    assertRefused(sign("--base", "https://a.example/"), "holds no signing key");
    assertThat(out).doesNotExist();
  }

  @Test
  void keyThatOthersMayReadIsNotUsed() throws IOException {
    newKey();
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

    Result result = sign("--base", "https://a.example/");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("first run: chmod 600 " + key).hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void chatKeyOfTheTemplateIsOneThatNobodyHasMade() throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest("There is no chat server".getBytes(StandardCharsets.US_ASCII));

    assertThat(run.idctl("oppf", "template", "--json").json().at("/chat/publicKey").asText())
        .isEqualTo(Base64Text.encode(hash));
  }

  private Result sign(String... more) {
    List<String> all =
        new ArrayList<>(List.of("oppf", "sign", "--key", key.toString(), "--out", out.toString()));
    all.addAll(List.of(more));
    return run.idctl(all.toArray(String[]::new));
  }

  private static void assertRefused(Result result, String reason) {
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(reason).hasLineCount(1);
  }

  private OppfPublicKey newKey() throws IOException {
    return newKey("00".repeat(32));
  }

  private OppfPublicKey newKey(String seed) throws IOException {
    OppfKey made = OppfKey.of(HexFormat.of().parseHex(seed));
    Files.deleteIfExists(key);
    Files.createFile(
        key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, made.pem());
    return made.publicKey();
  }
}
