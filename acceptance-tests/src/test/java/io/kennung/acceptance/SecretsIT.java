package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.local.ServiceProcess;
import io.kennung.local.plan.Application;
import io.kennung.local.plan.Launch;
import io.kennung.local.plan.Surroundings;
import io.kennung.local.state.FreePort;
import io.kennung.local.state.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Production does not start with what everybody knows, nor with nothing. */
@ExtendWith(SharedWorld.class)
class SecretsIT {

  private static final String SECRETS = "DIRECTORY_SECRETS";
  private static final String PASSWORD = "QUARKUS_DATASOURCE_PASSWORD";

  private final World world;

  SecretsIT(World world) {
    this.world = world;
  }

  @Test
  void aDevelopmentSecretIsRefused() throws Exception {
    String published = base64("development-only-do-not-use-this");

    String log = refused(Map.of(SECRETS, published));

    assertThat(log).contains("directory.secrets").doesNotContain(published);
  }

  @Test
  void aDevelopmentSecretIsRefusedAlsoAsTheOlderOne() throws Exception {
    String good = Secrets.random();
    String published = base64("development-only-do-not-use-this");

    String log = refused(Map.of(SECRETS, good + "," + published));

    assertThat(log).contains("directory.secrets").doesNotContain(published, good);
  }

  @Test
  void noSecretIsRefused() throws Exception {
    assertThat(refused(Map.of(SECRETS, ""))).contains("directory.secrets");
  }

  @Test
  void aSecretThatIsTooShortIsRefused() throws Exception {
    String tooShort = base64("sixteen bytes...");

    String log = refused(Map.of(SECRETS, tooShort));

    assertThat(log).contains("directory.secrets").doesNotContain(tooShort);
  }

  @Test
  void aSecretThatIsNoBase64IsRefused() throws Exception {
    String odd = "not base64 at all, but a password";

    assertThat(refused(Map.of(SECRETS, odd)))
        .contains("directory.secrets")
        .doesNotContain(odd, "but a password");
  }

  @Test
  void aDevelopmentPasswordIsRefused() throws Exception {
    // The database takes it, so it is the service that refuses.
    String role = "developer";
    String password = "development-identity";
    world.postgres().provision(role, password);
    try {
      String log = refused(Map.of(PASSWORD, password, "QUARKUS_DATASOURCE_USERNAME", role));

      assertThat(log).contains("quarkus.datasource.password").doesNotContain(password);
    } finally {
      world.inDatabase("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
    }
  }

  @Test
  void noSecretIsVisibleInTheListOfProcesses() {
    Secrets secrets = new Secrets(world.state().secrets());
    for (ServiceProcess each : world.living()) {
      assertThat(each.process().info().commandLine().orElse(""))
          .contains("quarkus-run.jar")
          .doesNotContain(secrets.of("directory.secrets"), secrets.of("password.identity"));
    }
  }

  /** Starts the service as it runs beside it, but for some of its environment. */
  private String refused(Map<String, String> different) throws Exception {
    Launch usual =
        new Surroundings(
                world.config().root(),
                world.state().logs(),
                world.postgres().jdbcUrl(),
                world.broker(),
                new Secrets(world.state().secrets()),
                false)
            .launch(
                Application.ALL.getFirst(),
                "refused",
                FreePort.withNeighbour(Application.MANAGEMENT),
                List.of("-XX:TieredStopAtLevel=1"));
    Map<String, String> environment = new HashMap<>(usual.environment());
    environment.putAll(different);
    Launch launch =
        new Launch(
            usual.name(),
            usual.folder(),
            usual.command().stream()
                .filter(each -> !different.containsKey(variable(each)))
                .toList(),
            environment,
            usual.port(),
            usual.log());
    try (ServiceProcess process = ServiceProcess.start(launch)) {
      assertThat(process.process().waitFor(60, SECONDS)).as("it ends by itself").isTrue();
      assertThat(process.process().exitValue()).isNotZero();
    }
    return Files.readString(launch.log());
  }

  /** The name a setting has in the environment. */
  private static String variable(String flag) {
    String name = flag.replaceAll("^-D|=.*$", "");
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
