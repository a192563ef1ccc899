package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.acceptance.Http.Reply;
import io.kennung.chassis.testing.Golden;
import io.kennung.client.Challenge;
import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.client.Identity;
import io.kennung.client.UnfinishedCreation;
import io.kennung.local.ServiceProcess;
import io.kennung.local.state.Secrets;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever reads the log of a service in production learns what went wrong, and nothing of whom. */
@ExtendWith(SharedWorld.class)
class LogsIT {

  private static final String ADDRESS = "203.0.113.99";
  private static final String ADDRESS_6 = "2001:db8:5eed::99";
  private static final String[] FORWARDED = {"X-Forwarded-For", ADDRESS};

  /** Long, since a short number is found in the nanoseconds of some timestamp. */
  private static final long MASK = 8_070_605_040_302_010L;

  private static final long NEXT_MASK = 8_171_615_141_312_111L;

  private final World world;
  private final ServiceProcess replica;
  private final Directory directory;
  private final List<String> personal = new ArrayList<>();

  LogsIT(World world) {
    this.world = world;
    replica = world.replicas(1).getFirst();
    directory = world.at(replica);
  }

  @Test
  void aJourneyWithAllItsMishapsLeavesNothingPersonal() throws Exception {
    Identity anna = create();
    wrongProofs(anna);
    oddRequests(anna);
    strangeEvents(anna);
    brokenDatabase(anna);
    personal.addAll(List.of(ADDRESS, ADDRESS_6, "Anna Muster", "fromTheFuture"));
    Secrets secrets = new Secrets(world.state().secrets());
    personal.addAll(List.of(secrets.of("directory.secrets"), secrets.of("password.identity")));

    List<String> lines = new ArrayList<>();
    for (ServiceProcess each : world.living()) {
      lines.addAll(wholeLines(each));
    }
    assertThat(lines).as("the failures themselves").anyMatch(line -> line.contains("unexpected"));
    assertThat(lines).anyMatch(line -> line.contains("dead letters"));
    for (String line : lines) {
      JsonNode entry = Http.JSON.readTree(line);
      assertThat(entry.path("timestamp").asText()).as(line).isNotEmpty();
      assertThat(entry.path("level").asText()).as(line).isNotEmpty();
      assertThat(entry.path("message").isTextual()).as(line).isTrue();
    }
    for (String item : personal) {
      assertThat(lines).as(item).noneMatch(line -> line.contains(item));
    }
  }

  /** A process that lives may be in the middle of the last one. */
  private static List<String> wholeLines(ServiceProcess each) throws IOException {
    String log = Files.readString(each.log());
    return log.substring(0, log.lastIndexOf('\n') + 1).lines().toList();
  }

  private Identity create() {
    SecretKey key = World.newKey();
    UnfinishedCreation unfinished = directory.begin(key);
    String id = directory.finish(unfinished).identity();
    personal.addAll(
        List.of(
            id,
            key.publicKey().base64(),
            Base64Text.encode(key.bytes()),
            unfinished.token(),
            unfinished.response()));
    return new Identity(id, key);
  }

  private void wrongProofs(Identity anna) {
    SecretKey wrong = World.newKey();
    Map<String, Object> mask = Map.of("identity", anna.id(), "featureMask", MASK);
    personal.add(Long.toString(MASK));
    Challenge challenge = directory.twoPhase().challenge("identity/set_featuremask", mask);
    personal.addAll(List.of(challenge.token(), challenge.response(wrong)));
    for (String response : List.of(challenge.response(wrong), challenge.response(anna.key()))) {
      for (String token : List.of(challenge.token(), challenge.token().replace('A', 'B'))) {
        try {
          var answer =
              directory.twoPhase().answer("identity/set_featuremask", mask, token, response);
          assertThat(answer.json()).contains("true");
        } catch (DirectoryException refused) {
          assertThat(refused.kind()).isEqualTo(DirectoryException.Kind.REFUSED);
        }
      }
    }
  }

  private void oddRequests(Identity anna) {
    URI base = replica.address();
    String id = anna.id();
    String half = "{\"identity\":\"" + id + "\",\"publicKey\":\"" + key(anna);
    Stream<Reply> replies =
        Stream.of(
            Http.get(base.resolve("/identity/" + id), FORWARDED),
            Http.get(base.resolve("/identity/" + id + "/keys?who=" + id), FORWARDED),
            Http.get(base.resolve("/identity/" + id), "X-Forwarded-For", ADDRESS_6),
            Http.get(base.resolve("/identity/" + id), "X-Forwarded-For", "Anna Muster"),
            Http.get(base.resolve("/identity/" + id), "Forwarded", "for=" + ADDRESS),
            Http.get(base.resolve("/identity/%00" + id + "%ff"), FORWARDED),
            Http.get(base.resolve("/" + id), FORWARDED),
            Http.post(base.resolve("/identity/" + id), half, FORWARDED),
            Http.post(base.resolve("/identity/create"), half, FORWARDED),
            Http.post(base.resolve("/identity/fetch_bulk"), half + "\"}", FORWARDED),
            Http.post(base.resolve("/identity/set_featuremask"), "[\"" + id + "\"]", FORWARDED),
            Http.post(base.resolve("/identity/check"), half.repeat(20_000), FORWARDED),
            Http.post(base.resolve("/identity/check"), half, "Content-Type", "Anna Muster"),
            Http.get(base.resolve("/identity/" + id), "Accept", "Anna Muster; " + id),
            Http.get(base.resolve("/identity/" + id), "Authorization", "Basic " + key(anna)));
    assertThat(replies).extracting(Reply::status).allMatch(status -> status < 500);
  }

  private void strangeEvents(Identity anna) {
    Identity nobody = new Identity("*NOBODY7", World.newKey());
    personal.add(nobody.id());
    int letters = world.rows("SELECT 1 FROM outbox WHERE topic = 'directory.dead-letter'").size();
    world.publish(
        Golden.of("IdentityRevoked").about(nobody.id()).revision(1),
        Golden.of("IdentityFellSilent").about(anna.id()).without("revision"),
        Golden.of("IdentityFellSilent").about(anna.id()).with("at", "Anna Muster"),
        Golden.of("IdentityRegistered").about(anna.id()).type("io.kennung.IdentityMarried.v1"));
    await("the dead letters")
        .atMost(30, SECONDS)
        .until(() ->
            world.rows("SELECT 1 FROM outbox WHERE topic = 'directory.dead-letter'").size()
                >= letters + 2);
  }

  /** What the database says about its refusal repeats the row. */
  private void brokenDatabase(Identity anna) {
    world.inDatabase(
        "ALTER TABLE outbox ADD CONSTRAINT broken CHECK (key <> '%s') NOT VALID"
            .formatted(anna.id()));
    try {
      assertThatThrownBy(() -> directory.setFeatureMask(anna, NEXT_MASK))
          .isInstanceOfSatisfying(
              DirectoryException.class, failed -> assertThat(failed.status()).hasValue(500));
    } finally {
      world.inDatabase("ALTER TABLE outbox DROP CONSTRAINT broken");
    }
    personal.add(Long.toString(NEXT_MASK));
    // Every connection breaks while it is in use or at rest.
    world.rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'identity'");
    await("the service works again")
        .atMost(30, SECONDS)
        .ignoreExceptionsInstanceOf(DirectoryException.class)
        .until(() -> directory.own(anna).identity().equals(anna.id()));
  }

  private static String key(Identity identity) {
    return identity.key().publicKey().base64();
  }
}
