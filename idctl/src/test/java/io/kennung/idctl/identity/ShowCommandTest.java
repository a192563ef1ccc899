package io.kennung.idctl.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private final SecretKey key = SecretKey.generate(new SecureRandom());
  private CommandRun run;

  @BeforeEach
  void open() {
    run = new CommandRun(home, server);
    server.put("ABCD1234", key);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void identityIsShownInWords() {
    server.identities.get("ABCD1234").put("state", 1).put("type", 1).put("featureMask", 0x1041);

    Result result = run.idctl("show", "abcd1234");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("Identity ABCD1234")
        .contains("  state        inactive (silent for three months)")
        .contains("  public key   " + key.publicKey().base64())
        .containsPattern("  fingerprint  ([0-9a-f]{4} ){7}[0-9a-f]{4}\\R")
        .contains("  features     0x1041")
        .contains("voice message, forward security, bit 12")
        .contains("  type         work");
  }

  @Test
  void contactCodeIsShownOnlyWhenAskedFor() throws IOException {
    Result result = run.idctl("show", "ABCD1234", "--qr");

    assertThat(result.out().lines().filter(line -> line.matches("[ \u2580\u2584\u2588]{41}")))
        .hasSize(21);
    assertThat(run.idctl("show", "ABCD1234").out()).doesNotContain("\u2588");
    assertThat(run.idctl("show", "ABCD1234", "--qr", "--json").json().path("contactCode").asText())
        .isEqualTo("3mid:ABCD1234," + HexFormat.of().formatHex(key.publicKey().bytes()));
  }

  @Test
  void allFeaturesFitOnATerminal() {
    server.identities.get("ABCD1234").put("featureMask", 0x7ff);

    assertThat(run.idctl("show", "ABCD1234").out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
        .anyMatch(line -> line.endsWith("reactions"));
  }

  @Test
  void scriptsReadOneJsonObject() throws IOException {
    server.identities.get("ABCD1234").put("featureMask", 3);

    var json = run.idctl("--json", "show", "ABCD1234").json();

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "identity",
            "state",
            "type",
            "publicKey",
            "fingerprint",
            "featureMask",
            "server",
            "features");
    assertThat(json.path("state").asText()).isEqualTo("active");
    assertThat(json.path("featureMask").asLong()).isEqualTo(3);
    assertThat(json.path("features").size()).isEqualTo(2);
  }

  @Test
  void ownIdentityIsShownWithItsLinks() throws IOException {
    String id = run.idctl("create", "--json").json().path("identity").asText();
    // The profile knows where it was created.
    run.environment.put("KENNUNG_SERVER", "http://127.0.0.1:1/");

    assertThat(run.idctl("show").out())
        .startsWith("Identity " + id)
        .contains("  e-mail       linked", "  phone        not linked");
    var json = run.idctl("show", "--json").json();
    assertThat(json.path("emailLinked").asBoolean()).isTrue();
    assertThat(json.path("mobileNoLinked").asBoolean(true)).isFalse();
  }

  @Test
  void ownIdentityUnderAnotherKeyRaisesTheAlarm() throws IOException {
    String id = run.idctl("create", "--json").json().path("identity").asText();
    server.put(id, key);

    Result result = run.idctl("show", "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.error().path("kind").asText()).isEqualTo("key-mismatch");
  }

  @Test
  void unknownIdentityIsNotFound() throws IOException {
    Result result = run.idctl("show", "NOBODY00");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("idctl: no identity NOBODY00").hasLineCount(1);
    assertThat(run.idctl("show", "NOBODY00", "--json").error().path("kind").asText())
        .isEqualTo("not-found");
  }
}
