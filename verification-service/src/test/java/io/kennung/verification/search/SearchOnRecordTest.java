package io.kennung.verification.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.Wire;
import io.kennung.protocol.audit.AuditCheck;
import io.kennung.protocol.audit.AuditEntry;
import io.kennung.staff.audit.Audit;
import io.kennung.verification.testing.Linker;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every search is on record before it is answered, and nobody searches without end. */
@VerificationTest
class SearchOnRecordTest {

  @Inject Audit audit;
  @Inject People people;
  @Inject Linker linker;
  @Inject Table table;
  @Inject TestClock clock;

  private long before;

  @BeforeEach
  void freeze() {
    clock.freeze();
    table.execute("DELETE FROM limit_level");
    before = table.count("audit_entry");
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void whatWasFoundAndWhatWasNotIsOnRecord() {
    Wire.Holder anna = people.create();
    String number = People.newNumber();
    linker.linkPhone(anna, number);
    Searcher lea = Searcher.named("lea");

    lea.search("phone", number, "ticket 1").statusCode(200);
    lea.search("email", People.newAddress(), "ticket 2").statusCode(200);

    assertThat(entries())
        .containsExactly(
            "lea|support support-lead|search|" + anna.id() + "|ticket 1|found",
            "lea|support support-lead|search|none|ticket 2|nothing");
    // And on its way to whoever keeps a copy.
    assertThat(table.outbox("verification-service", "AuditRecorded").getLast())
        .contains("\"purpose\":\"ticket 2\"", "\"outcome\":\"nothing\"");
  }

  @Test
  void operatorMayNotSearchAndThatIsOnRecord() {
    Searcher.named("otto")
        .search("phone", People.newNumber(), "curiosity")
        .statusCode(403)
        .contentType("application/problem+json")
        .body("status", equalTo(403));

    Searcher.named("otto").search("phone", "nonsense", "about me@example.org").statusCode(403);

    assertThat(entries())
        .containsExactly(
            "otto|operator|search|none|curiosity|refused",
            "otto|operator|search|none|none|refused");
    assertThat(table.count("limit_level")).isZero();
  }

  @Test
  void thirtySearchesAtOnceAndThenOneEveryTwoMinutes() {
    Searcher sam = Searcher.named("sam");
    Callable<Integer> search = () -> sam.search("phone", People.newNumber()).extract().statusCode();

    Map<Integer, Integer> answers = new HashMap<>();
    Crowd.together(Collections.nCopies(60, search))
        .forEach(status -> answers.merge(status, 1, Integer::sum));

    assertThat(answers).isEqualTo(Map.of(200, 30, 429, 30));
    List<String> entries = entries();
    assertThat(entries).hasSize(60);
    assertThat(entries.stream().filter(entry -> entry.endsWith("|refused"))).hasSize(30);
    sam.search("phone", People.newNumber())
        .statusCode(429)
        .contentType("application/problem+json")
        .header("Retry-After", "120");
    Searcher.named("lea").search("phone", People.newNumber()).statusCode(200);
    clock.advance(Duration.ofMinutes(2).minusSeconds(1));
    sam.search("phone", People.newNumber()).statusCode(429).header("Retry-After", "1");
    clock.advance(Duration.ofSeconds(1));
    sam.search("phone", People.newNumber()).statusCode(200);
    sam.search("phone", People.newNumber()).statusCode(429);
  }

  @Test
  void withoutTheRecordThereIsNoAnswer() {
    Wire.Holder anna = people.create();
    String number = People.newNumber();
    linker.linkPhone(anna, number);
    Searcher sam = Searcher.named("sam");

    table.execute("ALTER TABLE audit_entry RENAME TO out_of_reach");
    try {
      String answer =
          sam.search("phone", number)
              .statusCode(500)
              .contentType("application/problem+json")
              .body("detail", notNullValue())
              .extract()
              .asString();
      assertThat(answer).doesNotContain(anna.id(), number);
    } finally {
      table.execute("ALTER TABLE out_of_reach RENAME TO audit_entry");
    }
    sam.search("phone", number).body("identities.identity", contains(anna.id()));
  }

  @Test
  void recordIsAnUnbrokenChain() throws AuditCheck.BrokenChain {
    Searcher sam = Searcher.named("sam");
    Callable<Integer> search = () -> sam.search("phone", People.newNumber()).extract().statusCode();
    Crowd.together(Collections.nCopies(20, search));

    var page = audit.after(0, 100_000);

    AuditCheck check = AuditCheck.fromBeginning(page.chain());
    for (AuditEntry entry : page.entries()) {
      check.next(entry);
    }
    assertThat(check.number()).isGreaterThanOrEqualTo(20);
  }

  private List<String> entries() {
    return audit.after(before, 1_000).entries().stream()
        .map(it ->
            String.join(
                "|", it.who(), it.roles(), it.action(), it.identity(), it.purpose(), it.outcome()))
        .toList();
  }
}
