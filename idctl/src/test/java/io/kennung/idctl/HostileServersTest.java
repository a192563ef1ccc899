package io.kennung.idctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.client.HostileServer;
import io.kennung.client.Hostility;
import io.kennung.idctl.CommandRun.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * A person asks a server that has it in for her, and reads one sentence. Slow servers are waited
 * for as long as it takes a person to give up; the tests of the SDK have less time.
 */
@Timeout(60)
class HostileServersTest {

  private static final String PASSWORD = "shootdeathstar";

  @TempDir private Path home;
  private final FakeDirectory directory = new FakeDirectory();
  private CommandRun run;

  @BeforeEach
  void open() {
    run = new CommandRun(home, directory);
    run.idctl("create");
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.MATCH_NONE,
      names = {"DRIPPING_.*", "SILENCE", "LATE_REDIRECTS"})
  void directoryThatHarms(Hostility hostility) throws Exception {
    List<String> before = run.files();
    try (HostileServer server = new HostileServer(hostility)) {
      run.environment.put("KENNUNG_SERVER", server.base().toString());
      run.environment.put("KENNUNG_SUPPORT_TOKEN", PASSWORD);
      for (String[] command :
          new String[][] {
            {"show", "--server", server.base().toString()},
            {"forgot", "--email", "anna@example.com", "--server", server.base().toString()},
            {"create", "--profile", "other", "--server", server.base().toString()},
            {"support", "show", "ABCD1234", "--history", "--server", server.base().toString()},
            {"audit", "verify", "--server", server.base().toString()},
            {"audit", "list", "--server", server.base().toString()}
          }) {
        isOneSentence(run.idctl(command), 1, 4);
      }
    }
    assertThat(run.files()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.MATCH_NONE,
      names = {"DRIPPING_.*", "SILENCE", "LATE_REDIRECTS"})
  void safeServerThatHarms(Hostility hostility) throws Exception {
    List<String> before = run.files();
    try (HostileServer server = new HostileServer(hostility)) {
      String address = server.base().toString().replace("://", "://anna:geheim@");
      isOneSentence(run.piping(PASSWORD).idctl("safe", "enable", "--safe-server", address), 1, 4);
    }
    assertThat(run.files()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(names = {"ENDLESS_BODY", "PAGE", "LONG_CHALLENGE"})
  void safeServerThatHarmsWhoeverRestores(Hostility hostility) {
    try (HostileServer server = new HostileServer(hostility)) {
      String address = server.base().toString().replace("://", "://anna:geheim@");
      isOneSentence(
          run.piping(PASSWORD)
              .idctl("safe", "restore", "ECHOECHO", "--profile", "new", "--safe-server", address),
          1,
          4);
    }
    assertThat(run.profile("new").resolve("identity.json")).doesNotExist();
  }

  @Test
  void portThatNoMachineHas() throws Exception {
    for (int port : new int[] {0, 70_000, 2_000_000_000}) {
      String address = "http://127.0.0.1:" + port + "/";
      isOneSentence(run.idctl("show", "--server", address), 1, 2, 4);
      isOneSentence(
          run.piping(PASSWORD).idctl("safe", "enable", "--safe-server", address), 1, 2, 4);
    }
  }

  private static void isOneSentence(Result result, Integer... exitCodes) {
    assertThat(result.exitCode()).as(result.all()).isIn((Object[]) exitCodes);
    assertThat(result.err().strip()).hasLineCount(1).startsWith("idctl: ");
    assertThat(result.all()).doesNotContain("inside idctl", "geheim", PASSWORD, "\tat ", "\u001b");
  }
}
