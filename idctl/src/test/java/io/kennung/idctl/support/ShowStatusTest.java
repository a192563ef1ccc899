package io.kennung.idctl.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeSupport;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowStatusTest {

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private final FakeSupport fake = new FakeSupport(server);
  private CommandRun run;

  @BeforeEach
  void open() {
    run = new CommandRun(home, server);
    run.environment.put("KENNUNG_SUPPORT_TOKEN", "lea");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void cardTellsTheStateInASentenceAndAllThatIsKnown() {
    Result result = run.idctl("support", "show", "abcd1234", "--purpose", "T-4711");

    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out())
        .startsWith("Identity ABCD1234")
        .contains(
            "  state        inactive: silent for three months; the next sign of life wakes it",
            "  since        2026-11-20 10:00:00 UTC",
            "  registered   2026-01-02 03:04:05 UTC",
            "  last seen    2026-08-20",
            "  type         work",
            "  features     0x7ff",
            "reactions",
            "  e-mail       linked since 2026-02-03 04:05:06 UTC",
            "               last verification: went well (mail), 2026-02-03 04:05:06 UTC",
            "  phone        not linked, and never was",
            "               last verification: refused (SMS): unreachable, 2026-02-04 00:00:00 UTC",
            "  revocation   a password is set, since 2026-03-01 00:00:00 UTC");
    assertThat(server.calls.getFirst().query()).isEqualTo("purpose=T-4711");
    assertThat(result.out()).doesNotContain("What has happened");
  }

  @Test
  void endOfAnIdentityIsTold() {
    fake.statuses.put(
        "ABCD1234",
        FakeSupport.STATUS
            .replace("\"inactive\"", "\"revoked\"")
            .replace("\"passwordSet\":true", "\"how\":\"password\",\"passwordSet\":true"));

    assertThat(run.idctl("support", "show", "ABCD1234").out())
        .contains(
            "  state        revoked: it has ended for good, and nobody can bring it back",
            "  revocation   revoked by its password",
            "               a password is set");
  }

  @Test
  void wordThatIsNotKnownHereStandsAsItCame() {
    fake.statuses.put("ABCD1234", FakeSupport.STATUS.replace("\"sms\"", "\"carrier-pigeon\""));

    assertThat(run.idctl("support", "show", "ABCD1234").out()).contains("refused (carrier-pigeon)");
  }

  @Test
  void timelineIsShownWhenAskedForOverAllItsPages() throws IOException {
    fake.history.add(
        "{\"at\":\"2026-11-20T10:00:00Z\",\"what\":\"note\",\"who\":\"sam\",\"note\":\"called\\u001b[2J back\"},"
            + "{\"at\":\"2026-11-19T10:00:00Z\",\"what\":\"verification\",\"kind\":\"phone\","
            + "\"detail\":\"refused\",\"channel\":\"sms\",\"reason\":\"unreachable\"}");
    fake.history.add("{\"at\":\"2026-01-02T03:04:05Z\",\"what\":\"registered\"}");

    String out = run.idctl("support", "show", "ABCD1234", "--history").out();

    assertThat(out)
        .contains("What has happened, the latest first")
        .contains("  2026-11-20 10:00:00 UTC  note, by sam: called [2J back")
        .contains("  2026-11-19 10:00:00 UTC  phone: verification refused (SMS, unreachable)")
        .contains("  2026-01-02 03:04:05 UTC  registered")
        .doesNotContain("\u001b");
    JsonNode json = run.idctl("support", "show", "ABCD1234", "--history", "--json").json();
    assertThat(json.path("history")).hasSize(3);
    assertThat(json.path("history").path(1).path("reason").asText()).isEqualTo("unreachable");
  }

  @Test
  void timelineWithoutEndIsCutOff() {
    for (int i = 0; i < 1500; i++) {
      fake.history.add("{\"at\":\"2026-01-02T03:04:05Z\",\"what\":\"seen-%s\"}".formatted("x"));
    }

    assertThat(run.idctl("support", "show", "ABCD1234", "--history").out())
        .contains("older entries are left out");
    assertThat(server.calls).hasSize(1001);
  }

  @Test
  void scriptsReadTheShapeOfTheServer() throws IOException {
    assertThat(run.idctl("support", "show", "ABCD1234", "--json").json())
        .isEqualTo(new ObjectMapper().readTree(FakeSupport.STATUS));
  }

  @Test
  void tokenComesFromAFileTheEnvironmentTheKeyboardOrAPipe() throws IOException {
    Path file = Files.writeString(home.resolve("token.txt"), "lea\n");
    assertThat(run.idctl("support", "show", "ABCD1234").exitCode()).isZero();

    run.environment.put("KENNUNG_SUPPORT_TOKEN", "other");
    assertThat(run.idctl("support", "show", "ABCD1234", "--token-file", file.toString()).exitCode())
        .isZero();

    run.environment.remove("KENNUNG_SUPPORT_TOKEN");
    assertThat(run.piping("lea\n").idctl("support", "show", "ABCD1234").exitCode()).isZero();

    assertThat(run.typing("lea").idctl("support", "show", "ABCD1234").exitCode()).isZero();
    assertThat(run.asked).containsExactly("unseen");
  }

  @Test
  void tokenIsNeverShownAndNotReadInTheSightOfAll() throws IOException {
    run.environment.put("KENNUNG_SUPPORT_TOKEN", "geheim");
    assertThat(run.idctl("support", "show", "ABCD1234").all()).doesNotContain("geheim");
    run.environment.put("KENNUNG_SUPPORT_TOKEN", "gar geheim");
    assertThat(run.idctl("support", "show", "ABCD1234").all())
        .isEqualTo("idctl: what was handed over is no token%n".formatted());

    run.environment.remove("KENNUNG_SUPPORT_TOKEN");
    Result inSight = run.typingInSight().idctl("support", "show", "ABCD1234");
    assertThat(inSight.exitCode()).isEqualTo(2);
    assertThat(inSight.err()).contains("--token-file FILE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \n", "a\nb\n", "a b"})
  void whatIsNoTokenIsWrongUsage(String piped) {
    run.environment.clear();
    run.environment.put("KENNUNG_SERVER", server.base().toString());

    Result result = run.piping(piped).idctl("support", "show", "ABCD1234");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("idctl: ").hasLineCount(1);
    assertThat(server.calls).isEmpty();
  }

  @Test
  void everyRefusalHasItsExitCodeAndASentence() throws IOException {
    Result unknown = run.idctl("support", "show", "NOBODY00", "--json");
    assertThat(unknown.exitCode()).isEqualTo(3);
    assertThat(unknown.error().path("kind").asText()).isEqualTo("not-found");

    Result address = run.idctl("support", "show", "ABCD1234", "--purpose", "a@b", "--json");
    assertThat(address.exitCode()).isEqualTo(1);
    assertThat(address.error().path("error").asText())
        .isEqualTo("A purpose must not hold an address.");

    run.environment.put("KENNUNG_SUPPORT_TOKEN", "expired");
    Result expired = run.idctl("support", "show", "ABCD1234", "--json");
    assertThat(expired.exitCode()).isEqualTo(1);
    assertThat(expired.error().path("kind").asText()).isEqualTo("unauthorized");
    assertThat(run.idctl("support", "show", "nobody").exitCode()).isEqualTo(2);
    assertThat(run.idctl("support", "show").exitCode()).isEqualTo(2);
  }
}
