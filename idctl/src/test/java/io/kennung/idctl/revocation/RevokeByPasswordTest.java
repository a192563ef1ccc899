package io.kennung.idctl.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.client.FakeRevocation;
import io.kennung.client.Json;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code idctl revoke --id ID --by-password}, when the device is gone. */
class RevokeByPasswordTest {

  private static final String ID = "ABCD1234";
  private static final String PASSWORD = "Zürich-Passwort-ß";
  private static final String KEY = "GbW0zA==";

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private final FakeRevocation revocation = new FakeRevocation(server);
  private CommandRun run;

  @BeforeEach
  void open() {
    run = new CommandRun(home, server);
    server.put(ID, SecretKey.generate(new SecureRandom()));
    revocation.keys.put(ID, KEY);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void idIsTypedAsConfirmationAndThePasswordUnseen() {
    Result result = run.typing(ID, PASSWORD).idctl("revoke", "--id", "abcd1234", "--by-password");

    assertThat(result.exitCode()).isZero();
    assertThat(run.asked).containsExactly("seen", "unseen");
    assertThat(result.err())
        .startsWith("Revoking ABCD1234 cannot be undone")
        .doesNotContain("its key")
        .endsWith("Revocation password of ABCD1234: ");
    assertThat(result.out()).isEqualTo("ABCD1234 is revoked%n".formatted());
    assertThat(result.all()).doesNotContain(PASSWORD, KEY);
    assertThat(server.identities).isEmpty();
    assertThat(run.profile("default")).doesNotExist();
  }

  @Test
  void withoutConfirmationNoPasswordIsAskedFor() {
    Result result = run.typing("no", PASSWORD).idctl("revoke", "--id", ID, "--by-password");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(run.asked).containsExactly("seen");
    assertThat(server.calls).isEmpty();
  }

  @Test
  void scriptsConfirmAndPipeThePasswordIn() throws IOException {
    Result result =
        run.piping(PASSWORD + "\n")
            .idctl("revoke", "--id", ID, "--by-password", "--confirm", ID, "--json");

    assertThat(result.json())
        .isEqualTo(
            Json.of(
                """
                {"identity":"ABCD1234","revoked":true,"server":"%s","keyRemoved":false}\
                """
                    .formatted(server.base())));
    assertThat(result.err()).isEmpty();
  }

  @Test
  void passwordMayLieInAFile() throws IOException {
    Path file = Files.writeString(home.resolve("password"), PASSWORD);

    assertThat(byPassword("--password-file", file.toString()).exitCode()).isZero();
    assertThat(server.identities).isEmpty();
  }

  @Test
  void wrongPasswordIsTheDirectorysRefusal() throws IOException {
    Result result = run.piping("another password").idctl(arguments("--json"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.error())
        .isEqualTo(
            Json.of("{\"error\":\"The ID or the password is wrong.\",\"kind\":\"refused\"}"));
    assertThat(server.identities).containsKey(ID);
  }

  @Test
  void passwordOfAnotherClientMayBeShorterButNotEmpty() {
    revocation.keys.put(ID, "n4bQgQ==");

    assertThat(run.piping("\n").idctl(arguments()).exitCode()).isEqualTo(2);
    assertThat(server.calls).isEmpty();
    assertThat(run.piping("test").idctl(arguments()).exitCode()).isZero();
  }

  @Test
  void tooManyTriesAreFiveAndSayWhenToTryAgain() throws IOException {
    Reply reply = new Reply(429, "", Map.of("Retry-After", "3540"));
    server.plan(call -> true, reply, reply);

    Result people = run.piping(PASSWORD).idctl(arguments());
    Result script = run.piping(PASSWORD).idctl(arguments("--json"));

    assertThat(people.exitCode()).isEqualTo(script.exitCode()).isEqualTo(5);
    assertThat(people.err())
        .isEqualTo(
            "idctl: the directory has been asked too often; try again in 59 min%n".formatted());
    assertThat(script.error().path("retryAfter").asInt()).isEqualTo(3540);
    assertThat(server.identities).containsKey(ID);
  }

  @Test
  void directoryThatTellsSuchAnIdentityIsUnknownIsThree() {
    server.plan(
        FakeRevocation.BY_PASSWORD,
        200,
        "{\"success\":false,\"error\":\"gone\",\"errorType\":\"invalid-identity\"}");

    assertThat(byPassword().exitCode()).isEqualTo(3);
  }

  @Test
  void lostAnswerSaysWhereToLook() {
    server.plan(call -> true, Reply.LOST);

    Result result = byPassword();

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.err())
        .endsWith("it may be revoked all the same; see idctl show ABCD1234%n".formatted());
  }

  @Test
  void profileThatHoldsThatIdentityLosesItsKey() throws IOException {
    String id = run.idctl("create", "--json").json().path("identity").asText();
    revocation.keys.put(id, KEY);

    Result result =
        run.piping(PASSWORD).idctl("revoke", "--id", id, "--by-password", "--confirm", id);

    assertThat(result.out())
        .contains(
            "its key      is removed from ~/.config/kennung/default, with all else that is there");
    assertThat(run.files()).containsExactly(".lock", "revoked.json");
  }

  @Test
  void profileThatHoldsAnotherIdentityKeepsIt() throws IOException {
    run.idctl("create");

    assertThat(byPassword().exitCode()).isZero();
    assertThat(run.files()).containsExactly(".lock", "identity.json");
  }

  @Test
  void damagedProfileIsNoHindranceWhereTheServerIsNamed() throws IOException {
    run.idctl("create");
    Files.writeString(run.profile("default").resolve("identity.json"), "{");

    assertThat(byPassword().err()).contains("is damaged");
    assertThat(byPassword("--server", server.base().toString()).exitCode()).isZero();
  }

  @Test
  void whatIsNoIdIsWrongUsage() {
    Result result = run.idctl("revoke", "--id", "ABCD123", "--by-password", "--confirm", "ABCD123");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("8 letters and digits");
    assertThat(server.calls).isEmpty();
  }

  private Result byPassword(String... more) {
    return run.piping(PASSWORD).idctl(arguments(more));
  }

  private static String[] arguments(String... more) {
    String[] all = {"revoke", "--id", ID, "--by-password", "--confirm", ID};
    return java.util.stream.Stream.of(all, more)
        .flatMap(java.util.Arrays::stream)
        .toArray(String[]::new);
  }
}
