package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.client.StaffToken;
import io.kennung.client.support.Chain;
import io.kennung.client.support.Support;
import io.kennung.protocol.audit.AuditEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staff look at is on record, and whoever changes the record is found out. */
class AuditIT {

  private static final List<String> CHAINS = List.of("identity-service", "verification-service");

  @TempDir private Path home;
  private World world;
  private Idctl idctl;

  @BeforeEach
  void begin() {
    world = World.create();
    idctl = new Idctl(world, home);
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void looksOfTwoPeopleAtBothServicesAreWholeUntilTheOwnerOfTheDatabaseChangesOne()
      throws Exception {
    String id = World.register(world.directory()).id();
    for (String person : List.of("sam", "lea")) {
      Support support = support(person);
      await().atMost(30, SECONDS).until(() -> support.find(id, "T-4711").isPresent());
      assertThat(support.history(id, null, "T-4711")).isPresent();
    }
    for (String person : List.of("lea", "otto")) {
      support(person).record(Chain.SEARCHES, 0, 1);
    }

    Idctl.Result whole = verify();

    assertThat(whole.code()).as(whole.err()).isZero();
    assertThat(whole.out())
        .startsWith("The record is whole")
        .contains("Record of identity-service", "Record of verification-service");
    List<AuditEntry> looks = support("otto").record(Chain.IDENTITIES, 0, 1000).entries();
    assertThat(looks)
        .filteredOn(entry -> entry.action().equals("look") && entry.outcome().equals("done"))
        .extracting(AuditEntry::who)
        .contains("sam", "lea");
    assertThat(looks)
        .filteredOn(entry -> entry.identity().equals(id))
        .extracting(AuditEntry::purpose)
        .containsOnly("T-4711");
    List<AuditEntry> searches = support("otto").record(Chain.SEARCHES, 0, 1000).entries();
    assertThat(searches).extracting(AuditEntry::who).startsWith("lea", "otto");

    Path copy = home.resolve("copy.jsonl");
    Files.write(copy, exported(looks.size() + searches.size()));
    Idctl.Result ofCopy = idctl.run("audit", "verify", "--file", copy.toString());
    assertThat(ofCopy.code()).as(ofCopy.err()).isZero();

    asOwner("UPDATE audit_entry SET who = 'otto' WHERE number = 1");
    Idctl.Result broken = verify();

    assertThat(broken.code()).isEqualTo(6);
    assertThat(broken.err())
        .contains(
            "the record of identity-service is broken at entry 1: it is not as it was written");
    assertThat(idctl.run("audit", "verify", "--file", copy.toString()).code()).isZero();
  }

  @Test
  void recordOnTheTopicIsTheOneInTheTable() throws Exception {
    for (String person : List.of("lea", "otto", "lea")) {
      Support support = support(person);
      support.record(Chain.IDENTITIES, 0, 1);
      support.record(Chain.SEARCHES, 0, 1);
    }

    for (Map.Entry<String, String> schema :
        Map.of("identity", "identity-service", "verification", "verification-service").entrySet()) {
      List<String> table =
          world.rows(
              schema.getKey(),
              "SELECT number || ' ' || who || ' ' || action || ' ' || encode(hash, 'hex')"
                  + " FROM audit_entry ORDER BY number");
      assertThat(table).hasSizeGreaterThanOrEqualTo(3);
      assertThat(events(6))
          .filteredOn(data -> data.path("chain").asText().equals(schema.getValue()))
          .extracting(data -> data.path("entry"))
          .extracting(entry ->
              "%d %s %s %s"
                  .formatted(
                      entry.path("number").asLong(),
                      entry.path("who").asText(),
                      entry.path("action").asText(),
                      entry.path("hash").asText()))
          .isEqualTo(table);
    }
  }

  @Test
  void recordThatIsWrittenAnewAsAWholeIsFoundByTheHeadThatWasKept() throws Exception {
    for (int i = 0; i < 3; i++) {
      support("lea").record(Chain.IDENTITIES, 0, 1);
    }
    assertThat(verify().code()).isZero();

    asOwner("DELETE FROM audit_entry WHERE number > 2");
    Idctl.Result cutOff = verify();

    // The verification itself is on record, in the place of what was cut off.
    assertThat(cutOff.code()).isEqualTo(6);
    assertThat(cutOff.err()).contains("the record of identity-service is broken at entry ");
  }

  private Support support(String person) throws Exception {
    return world.directory().support(StaffToken.of(token(person)));
  }

  private String token(String person) throws Exception {
    return Http.get(world.stack().issuer().resolve("/tokens/" + person)).body();
  }

  private Idctl.Result verify() throws Exception {
    return idctl.run(Map.of("KENNUNG_SUPPORT_TOKEN", token("otto")), "audit", "verify");
  }

  /** With the guard taken away, as whoever owns the schema can do. */
  private void asOwner(String statement) {
    world.inDatabase("ALTER TABLE audit_entry DISABLE TRIGGER audit_is_only_added_to");
    world.inDatabase(statement);
    world.inDatabase("ALTER TABLE audit_entry ENABLE TRIGGER audit_is_only_added_to");
  }

  private List<String> exported(int count) {
    return events(count).stream().map(JsonNode::toString).toList();
  }

  private List<JsonNode> events(int count) {
    try (EventLog log = new EventLog(world.broker(), "directory.audit")) {
      return log.about(CHAINS, 30, events -> events.size() >= count).stream()
          .map(EventLog.Event::data)
          .toList();
    }
  }
}
