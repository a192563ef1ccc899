package io.kennung.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashSet;
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
      ServiceProcess second = stack.startReplica("identity");
      assertThat(stack.services()).containsExactly(first, second);

      assertThat(pids(stack))
          .containsExactlyInAnyOrder(
              Long.toString(first.process().pid()), Long.toString(second.process().pid()));

      first.kill();
      assertThat(pids(stack)).containsExactly(Long.toString(second.process().pid()));
      assertThat(stack.failure()).isNotDone();
      passwordOpensOneSchema(stack, state);
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
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(stack.frontDoor().resolve("/identity/pid")).build();
      for (int i = 0; i < 4; i++) {
        pids.add(client.send(request, BodyHandlers.ofString()).body());
      }
    }
    return pids;
  }
}
