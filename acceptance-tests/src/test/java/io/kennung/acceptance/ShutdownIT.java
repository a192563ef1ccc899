package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.acceptance.Http.Reply;
import io.kennung.client.Identity;
import io.kennung.client.UnfinishedCreation;
import io.kennung.local.ServiceProcess;
import io.kennung.protocol.events.Topics;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A replica is asked to end while it works. */
@ExtendWith(SharedWorld.class)
class ShutdownIT {

  private static final int CREATIONS = 8;
  private static final int QUESTIONS = 4;
  private static final int SIGTERM = 143;
  private final World world;

  ShutdownIT(World world) {
    this.world = world;
  }

  @Test
  void whatIsUnderWayIsAnsweredAndAnnouncedBeforeTheEnd() throws Exception {
    ServiceProcess replica = world.startReplica();
    Identity anna = World.register(world.directory());
    List<CompletableFuture<Reply>> creations = new ArrayList<>();
    List<CompletableFuture<Reply>> questions = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < CREATIONS; i++) {
      bodies.add(secondPhase(world.at(replica).begin(World.newKey())));
    }

    try (Connection connection = world.postgres().administrator();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE identity.identity IN ACCESS EXCLUSIVE MODE");
      URI create = replica.address().resolve("/identity/create");
      bodies.forEach(body -> creations.add(Http.postLater(create, body)));
      for (int i = 0; i < QUESTIONS; i++) {
        questions.add(Http.getLater(replica.address().resolve("/identity/" + anna.id())));
      }
      await("all of them are under way")
          .atMost(20, SECONDS)
          .until(() -> active(replica) >= CREATIONS + QUESTIONS);

      replica.process().destroy();
      await("the end has begun").atMost(20, SECONDS).until(() -> isLeaving(replica));
      assertThat(creations).noneMatch(CompletableFuture::isDone);
      connection.rollback();
    }

    List<String> created = new ArrayList<>();
    for (CompletableFuture<Reply> creation : creations) {
      Reply reply = creation.get(20, SECONDS);
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      created.add(reply.json().required("identity").asText());
    }
    for (CompletableFuture<Reply> question : questions) {
      assertThat(question.get(20, SECONDS).status()).isEqualTo(200);
    }
    assertThat(replica.process().waitFor(30, SECONDS)).as("it ends by itself").isTrue();
    assertThat(replica.process().exitValue()).isIn(0, SIGTERM);
    assertThat(world.directory().findAll(created)).hasSize(CREATIONS);
    try (EventLog log = new EventLog(world.broker(), Topics.IDENTITY)) {
      log.about(created, 20, events -> events.size() >= CREATIONS);
    }
  }

  private static String secondPhase(UnfinishedCreation creation) {
    return "{\"publicKey\":\"%s\",\"token\":\"%s\",\"response\":\"%s\"}"
        .formatted(creation.publicKey().base64(), creation.token(), creation.response());
  }

  /** How many requests it has taken and not answered yet. */
  private static double active(ServiceProcess replica) {
    Reply metrics = Http.get(replica.management().resolve("/q/metrics"));
    return Pattern.compile(
            "(?m)^http_server_active_requests\\{[^}]*server_port=\"%d\"[^}]*} ([0-9.E]+)$"
                .formatted(replica.address().getPort()))
        .matcher(metrics.body())
        .results()
        .mapToDouble(line -> Double.parseDouble(line.group(1)))
        .sum();
  }

  /** It keeps no connection any more, or takes none. */
  private static boolean isLeaving(ServiceProcess replica) {
    try {
      return Http.get(replica.address().resolve("/identity/nobody")).isLast();
    } catch (UncheckedIOException refused) {
      return true;
    }
  }
}
