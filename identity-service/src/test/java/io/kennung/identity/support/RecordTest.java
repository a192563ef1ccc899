package io.kennung.identity.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.TestClock;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Members;
import io.kennung.identity.testing.Table;
import io.kennung.protocol.audit.AuditChain;
import io.kennung.protocol.audit.AuditEntry;
import io.kennung.staff.audit.Audit;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every look is on record, and nobody looks too often. */
@DirectoryTest
class RecordTest {

  @Inject Table table;
  @Inject TestClock clock;
  @Inject Audit audit;

  private String id;

  @BeforeEach
  void register() {
    table.execute("DELETE FROM limit_level");
    id = Holders.create().id();
  }

  @AfterEach
  void goOn() {
    clock.reset();
  }

  @Test
  void everyLookIsOnRecordWithWhoAndWhatForAndIsExported() {
    long before = last();

    Members.as("sam").queryParam("purpose", "T-4711").get("/support/identities/" + id);
    Members.look("lea", id);
    Members.as("lea").get("/support/identities/" + id + "/history");
    Members.look("sam", "0000000Z");

    List<AuditEntry> entries = audit.after(before, 10).entries();
    assertThat(entries)
        .extracting(
            AuditEntry::who,
            AuditEntry::roles,
            AuditEntry::action,
            AuditEntry::identity,
            AuditEntry::purpose,
            AuditEntry::outcome)
        .containsExactly(
            tuple("sam", "support", "look", id, "T-4711", "done"),
            tuple("lea", "support support-lead", "look", id, "none", "done"),
            tuple("lea", "support support-lead", "history", id, "none", "done"),
            tuple("sam", "support", "look", "0000000Z", "none", "unknown"));
    for (int i = 1; i < entries.size(); i++) {
      assertThat(entries.get(i).previous()).isEqualTo(entries.get(i - 1).hash());
      assertThat(entries.get(i).hash())
          .isEqualTo(AuditChain.hash("identity-service", entries.get(i)));
    }
    assertThat(table.outbox("identity-service", "AuditRecorded"))
        .as("and goes to where nobody here can change it")
        .anyMatch(event -> event.contains(entries.getLast().hash()));
  }

  @Test
  void lookThatCannotBePutOnRecordIsNotAnswered() {
    long before = last();
    table.execute(
        "ALTER TABLE outbox ADD CONSTRAINT broken CHECK (topic <> 'directory.audit') NOT VALID");
    try {
      Response look = Members.look("sam", id);
      look.then().statusCode(500);
      assertThat(look.asString()).doesNotContain(id, "active", "registeredAt");
      Members.act("sam", id, "notes", Map.of("text", "called back")).then().statusCode(500);
      Members.act("sam", id, "verifications/phone/reset", Map.of()).then().statusCode(500);
    } finally {
      table.execute("ALTER TABLE outbox DROP CONSTRAINT broken");
    }

    assertThat(last()).isEqualTo(before);
    assertThat(table.count("history WHERE identity = ?", id)).isZero();
    assertThat(table.outbox(id, "VerificationResetAsked")).isEmpty();
    Members.look("sam", id).then().statusCode(200);
    assertThat(last()).isEqualTo(before + 1);
  }

  @Test
  void manyLooksAtOnceMakeOneChain() {
    long before = last();

    List<Integer> statuses = together(40, () -> Members.look("sam", id).statusCode());

    assertThat(statuses).containsOnly(200);
    List<AuditEntry> entries = audit.after(before, 100).entries();
    assertThat(entries).hasSize(40);
    for (int i = 1; i < entries.size(); i++) {
      assertThat(entries.get(i).previous()).isEqualTo(entries.get(i - 1).hash());
    }
  }

  @Test
  void sixHundredLooksAnHourAndNotOneMoreHoweverParallel() {
    clock.freeze();
    for (int i = 0; i < 590; i++) {
      assertThat(Members.look("sam", id).statusCode()).isEqualTo(200);
    }

    List<Integer> statuses = together(30, () -> Members.look("sam", id).statusCode());

    assertThat(Collections.frequency(statuses, 200)).isEqualTo(10);
    assertThat(Collections.frequency(statuses, 429)).isEqualTo(20);
    Response refused = Members.as("sam").get("/support/identities/" + id + "/history");
    refused
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .header("Retry-After", equalTo("6"))
        .body("title", equalTo("Too Many Requests"));
    assertThat(
            table.count(
                "audit_entry WHERE identity = ? AND who = 'sam' AND outcome = 'refused'", id))
        .isEqualTo(21);
    assertThat(Members.look("lea", id).statusCode()).as("somebody else").isEqualTo(200);
    assertThat(Members.act("sam", id, "notes", Map.of("text", "x")).statusCode())
        .as("something else")
        .isEqualTo(204);
    clock.advance(Duration.ofSeconds(6));
    assertThat(Members.look("sam", id).statusCode()).isEqualTo(200);
    assertThat(Members.look("sam", id).statusCode()).isEqualTo(429);
  }

  @Test
  void sixtyActionsAnHourAndNotOneMoreHoweverParallel() {
    clock.freeze();

    List<Integer> statuses =
        together(
            70, () -> Members.act("sam", id, "verifications/phone/reset", Map.of()).statusCode());

    assertThat(Collections.frequency(statuses, 202)).isEqualTo(60);
    assertThat(Collections.frequency(statuses, 429)).isEqualTo(10);
    assertThat(table.count("history WHERE identity = ? AND what = 'reset-asked'", id))
        .isEqualTo(60);
    assertThat(table.outbox(id, "VerificationResetAsked")).hasSize(60);
    assertThat(Members.look("sam", id).statusCode()).isEqualTo(200);
  }

  private static List<Integer> together(int times, Callable<Integer> call) {
    return Crowd.together(IntStream.range(0, times).mapToObj(i -> call).toList());
  }

  private long last() {
    return audit.before(Long.MAX_VALUE, 1).entries().stream()
        .mapToLong(AuditEntry::number)
        .findFirst()
        .orElse(0);
  }
}
