package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.local.state.FreePort;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Keycloak as it is distributed, on this machine, with a database of its own in a file. It is
 * fetched and unpacked by the profile {@code nightly}.
 */
final class Keycloak implements AutoCloseable {

  private static final Path UNPACKED = Path.of("target", "keycloak");
  private static final int LONGEST_START = 420;
  private static final int LONGEST_END = 30;

  private final Path home;
  private final int port = FreePort.any();
  private final Thread lastResort = new Thread(this::end);
  private Process process;

  private Keycloak(Path home) {
    this.home = home;
  }

  /** A new and empty one, in which only these realms are. */
  static Keycloak create(KeycloakRealms realms) {
    try (Stream<Path> folders = Files.list(UNPACKED)) {
      Path home =
          folders
              .filter(folder -> Files.exists(folder.resolve("bin/kc.sh")))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no Keycloak in " + UNPACKED));
      Keycloak keycloak = new Keycloak(home.toAbsolutePath());
      StateFolder.delete(keycloak.home.resolve("data"));
      realms.write(Files.createDirectories(keycloak.home.resolve("data/import")));
      Runtime.getRuntime().addShutdownHook(keycloak.lastResort);
      keycloak.start();
      return keycloak;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of all realms. */
  URI address() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /** As it stands in the tokens of a realm. */
  URI issuer(String realm) {
    return address().resolve("/realms/" + realm);
  }

  /** Returns when it can be asked. What it had kept is there again. */
  void start() {
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash",
                "bin/kc.sh",
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "keycloak.log").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakAdmin.NAME);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", KeycloakAdmin.PASSWORD);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await("Keycloak, target/keycloak.log").atMost(LONGEST_START, SECONDS).until(this::isReady);
  }

  /** Ends it, and what it has started. */
  void stop() {
    process.destroy();
    await("the end of Keycloak").atMost(LONGEST_END, SECONDS).until(() -> !process.isAlive());
  }

  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(lastResort);
  }

  private void end() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      process.waitFor(LONGEST_END, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private boolean isReady() {
    assertThat(process.isAlive()).as("Keycloak lives, target/keycloak.log").isTrue();
    try {
      return Http.get(issuer("master")).status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }
}
