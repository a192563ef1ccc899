package io.kennung.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {

  @TempDir Path root;

  @Test
  void aReplicaTakesItsTurnsAndADeadOneIsNotMissed() throws Exception {
    FakeService.inRepository(root);
    Path state = root.resolve("state");
    try (Stack stack = Stack.start(StackConfig.forTests(state).withRoot(root))) {
      ServiceProcess first = stack.services().getFirst();
      ServiceProcess verification = stack.services().get(1);
      ServiceProcess safe = stack.services().get(2);
      ServiceProcess revocation = stack.services().getLast();
      ServiceProcess second = stack.startReplica("identity");
      assertThat(stack.services()).containsExactly(first, verification, safe, revocation, second);
      everyServiceIsToldWhatItNeeds(stack, first, verification, revocation);
      assertThat(get(safe.address().resolve("/told")).lines())
          .contains("quarkus.datasource.username=safe")
          .anyMatch(each -> each.startsWith("DIRECTORY_SAFE_NAME_KEYS="))
          .noneMatch(each -> each.startsWith("DIRECTORY_LINKS"));
      mailsAndCallsAreShown(stack);

      assertThat(pids(stack))
          .containsExactlyInAnyOrder(
              Long.toString(first.process().pid()), Long.toString(second.process().pid()));

      first.kill();
      assertThat(pids(stack)).containsExactly(Long.toString(second.process().pid()));
      assertThat(stack.failure()).isNotDone();
      passwordOpensOneSchema(stack, state);
    }
  }

  @Test
  void everyServiceIsThereAsOftenAsWantedAndWhoIsReplacedIsNotMissed() throws Exception {
    FakeService.inRepository(root);
    StackConfig config = StackConfig.forTests(root.resolve("state")).withRoot(root).withReplicas(2);
    try (Stack stack = Stack.start(config)) {
      assertThat(stack.services())
          .extracting(ServiceProcess::name)
          .containsExactly(
              "identity-service",
              "identity-service-2",
              "verification-service",
              "verification-service-2",
              "safe-service",
              "safe-service-2",
              "revocation-service",
              "revocation-service-2");
      ServiceProcess first = stack.services().get(0);
      ServiceProcess second = stack.services().get(1);
      assertThat(pids(stack)).containsExactlyInAnyOrder(pid(first), pid(second));
      assertThat(get(first.address().resolve("/told")).lines())
          .as("both can be asked whether they are ready")
          .contains(
              "directory.operations.services.identity-service=" + ready(first),
              "directory.operations.services.identity-service-2=" + ready(second));

      ServiceProcess third =
          stack.replace(first, root, leaving -> leaving.stopUnannounced(Duration.ofMillis(1)));

      assertThat(first.process().isAlive()).isFalse();
      assertThat(third.name()).isEqualTo("identity-service-3");
      assertThat(pids(stack)).containsExactlyInAnyOrder(pid(second), pid(third));
      assertThat(stack.failure()).isNotDone();
    }
  }

  private static String pid(ServiceProcess process) {
    return Long.toString(process.process().pid());
  }

  private static URI ready(ServiceProcess process) {
    return process.management().resolve("/q/health/ready");
  }

  @Test
  void aDeadServiceStartsAgainWhereItWasAndFindsTheSameEnvironment() throws Exception {
    FakeService.inRepository(root);
    StackConfig config =
        StackConfig.forTests(root.resolve("state"))
            .withRoot(root)
            .withEnvironment(Map.of("KENNUNG_TEST", "told to all"));
    try (Stack stack = Stack.start(config)) {
      for (ServiceProcess each : stack.services()) {
        assertThat(get(each.address().resolve("/told")).lines())
            .contains("KENNUNG_TEST=told to all");
      }
      ServiceProcess dead = stack.services().getFirst();
      dead.kill();

      ServiceProcess again = stack.startAgain(dead);

      assertThat(again.address()).isEqualTo(dead.address());
      assertThat(again.log()).isNotEqualTo(dead.log());
      assertThat(get(again.address().resolve("/told")).lines())
          .contains("KENNUNG_TEST=told to all");
      assertThat(pids(stack)).containsExactly(Long.toString(again.process().pid()));
    }
  }

  private static void everyServiceIsToldWhatItNeeds(
      Stack stack, ServiceProcess identity, ServiceProcess verification, ServiceProcess revocation)
      throws Exception {
    assertThat(get(revocation.address().resolve("/told")).lines())
        .contains("directory.identities.url=" + stack.frontDoor())
        .anyMatch(each -> each.startsWith("DIRECTORY_REVOCATION_PEPPERS="))
        .anyMatch(each -> each.startsWith("DIRECTORY_ACTIVITY_TOKENS="))
        .noneMatch(each -> each.startsWith("DIRECTORY_LINKS"));
    assertThat(get(verification.address().resolve("/told")).lines())
        .contains(
            "quarkus.mailer.from=Kennung <kennung@localhost.localdomain>",
            "quarkus.mailer.port=" + stack.smtpPort(),
            "directory.public-url=" + stack.frontDoor(),
            "directory.senders.twilio.telephone.base-url=" + stack.telephone())
        .anyMatch(each -> each.startsWith("DIRECTORY_LINKS_PEPPERS="));
    assertThat(get(identity.address().resolve("/told")).lines())
        .contains(
            "quarkus.datasource.username=identity",
            "directory.staff.enabled=true",
            "directory.staff.issuer=" + stack.issuer())
        .anyMatch(each -> each.startsWith("DIRECTORY_STAFF_CLIENT_SECRET="))
        .anyMatch(each -> each.startsWith("DIRECTORY_CHANGES_TOKENS="))
        .noneMatch(each -> each.startsWith("DIRECTORY_LINKS") || each.contains("TWILIO"));
  }

  private static void mailsAndCallsAreShown(Stack stack) throws Exception {
    assertThat(get(stack.mail().resolve("/api/mails"))).isEqualTo("[]");
    assertThat(get(stack.telephone().resolve("/api/messages"))).isEqualTo("[]");
    assertThat(get(stack.issuer().resolve("/.well-known/openid-configuration")))
        .contains("\"issuer\":\"" + stack.issuer() + "\"");
    try (Socket smtp = new Socket("127.0.0.1", stack.smtpPort())) {
      assertThat(smtp.getInputStream().readNBytes(3)).asString().isEqualTo("220");
    }
  }

  private static void passwordOpensOneSchema(Stack stack, Path state) throws Exception {
    Properties secrets = new Properties();
    try (var file = Files.newBufferedReader(state.resolve("secrets.properties"))) {
      secrets.load(file);
    }
    assertThat(Files.getPosixFilePermissions(state.resolve("secrets.properties"))).hasSize(2);
    String password = secrets.getProperty("password.identity");
    try (var connection =
            DriverManager.getConnection(stack.postgres().jdbcUrl(), "identity", password);
        var schema = connection.createStatement().executeQuery("SELECT current_schema()")) {
      schema.next();
      assertThat(schema.getString(1)).isEqualTo("identity");
    }
  }

  private static Set<String> pids(Stack stack) throws Exception {
    Set<String> pids = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      pids.add(get(stack.frontDoor().resolve("/identity/pid")));
    }
    return pids;
  }

  private static String get(URI address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }
  }
}
