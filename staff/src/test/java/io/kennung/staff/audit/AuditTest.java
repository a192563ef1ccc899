package io.kennung.staff.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.chassis.answers.Json;
import io.kennung.chassis.testing.Crowd;
import io.kennung.protocol.audit.AuditChain;
import io.kennung.protocol.audit.AuditCheck.BrokenChain;
import io.kennung.protocol.audit.AuditCheck.Flaw;
import io.kennung.protocol.audit.AuditEntry;
import io.kennung.protocol.events.AuditRecorded;
import io.kennung.staff.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest extends AuditScene {

  @Test
  void entrySaysWhoWhenWhatAboutWhomAndWhatFor() {
    clock.freeze();

    look(LEA, "ABCD1234");

    AuditEntry entry = all().getFirst();
    assertThat(entry.number()).isEqualTo(1);
    assertThat(entry.at()).isEqualTo(clock.instant());
    assertThat(entry.who()).isEqualTo("lea");
    assertThat(entry.roles()).isEqualTo("support support-lead");
    assertThat(entry.action()).isEqualTo("look");
    assertThat(entry.identity()).isEqualTo("ABCD1234");
    assertThat(entry.purpose()).isEqualTo("T-4711");
    assertThat(entry.outcome()).isEqualTo("done");
    assertThat(entry.previous()).isEqualTo(AuditChain.BEGINNING);
    assertThat(entry.hash()).isEqualTo(AuditChain.hash(CHAIN, entry));
  }

  @Test
  void whatIsReadFromTheRowsIsWhatWasSealed() throws BrokenChain {
    for (String purpose :
        List.of("Zürich \ud83d\udc4d", "'; DROP TABLE audit_entry; --", "\\x00")) {
      transactions.run(
          () -> audit.record(SAM, new Deed("look", "ABCD1234", new Purpose(purpose), "done")));
    }

    assertThat(check(CHAIN).number()).isEqualTo(3);
    assertThat(all()).extracting(AuditEntry::purpose).contains("Zürich \ud83d\udc4d");
  }

  @Test
  void entryAndItsEventAreThereTogether() {
    look(SAM, "ABCD1234");
    look(LEA, "ABCD1234");

    assertThat(exported()).extracting(AuditRecorded::entry).isEqualTo(all());
    assertThat(exported()).extracting(AuditRecorded::key).containsOnly(CHAIN);
  }

  @Test
  void whatComesToNothingLeavesNeitherEntryNorEventNorGap() throws BrokenChain {
    look(SAM, "ABCD1234");
    assertThatThrownBy(() ->
            transactions.run(() -> {
              audit.record(SAM, deed("ABCD1234"));
              throw new IllegalStateException("something else went wrong");
            }))
        .hasMessage("something else went wrong");
    assertThat(all()).hasSize(1);
    assertThat(outbox()).hasSize(1);

    look(LEA, "ABCD1234");

    assertThat(check(CHAIN).number()).isEqualTo(2);
  }

  @Test
  void manyAtOnceOfWhomSomeRollBackMakeOneChainWithoutGaps() throws BrokenChain {
    List<Callable<Boolean>> looks = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      boolean fails = i % 3 == 0;
      looks.add(() -> {
        try {
          for (int round = 0; round < 5; round++) {
            transactions.run(() -> {
              audit.record(SAM, deed("ABCD1234"));
              if (fails) {
                throw new IllegalStateException("rolled back");
              }
            });
          }
          return true;
        } catch (IllegalStateException e) {
          return false;
        }
      });
    }

    assertThat(Crowd.together(looks)).filteredOn(done -> done).hasSize(40);

    assertThat(check(CHAIN).number()).isEqualTo(200);
    assertThat(exported()).extracting(AuditRecorded::entry).isEqualTo(all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_entry SET who = 'eve'",
        "UPDATE audit_entry SET who = 'eve' WHERE false",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "INSERT INTO audit_entry SELECT * FROM audit_entry ON CONFLICT (number) DO UPDATE SET who = 'eve'"
      })
  void whatIsOnRecordIsNotChanged(String statement) throws BrokenChain {
    look(SAM, "ABCD1234");

    assertThatThrownBy(() -> owner.useHandle(sql -> sql.execute(statement)))
        .hasMessageContaining("the record is only ever added to");

    assertThat(check(CHAIN).number()).isEqualTo(1);
  }

  @Test
  void noTwoEntriesFollowTheSameOne() {
    look(SAM, "ABCD1234");
    look(SAM, "ABCD1234");

    assertThatThrownBy(() ->
            owner.useHandle(sql ->
                sql.execute(
                    "INSERT INTO audit_entry SELECT 3, at, who, roles, action, identity, purpose,"
                        + " outcome, previous, sha256('x') FROM audit_entry WHERE number = 2")))
        .hasMessageContaining("audit_entry_previous_key");
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE audit_entry SET who = 'eve' WHERE number = 3, 3, CHANGED",
    "UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE number = 3, 3, CHANGED",
    "UPDATE audit_entry SET roles = 'operator' WHERE number = 3, 3, CHANGED",
    "UPDATE audit_entry SET action = 'note' WHERE number = 3, 3, CHANGED",
    "UPDATE audit_entry SET identity = 'ECHOECHO' WHERE number = 3, 3, CHANGED",
    "UPDATE audit_entry SET purpose = 'none' WHERE number = 3, 3, CHANGED",
    "UPDATE audit_entry SET outcome = 'refused' WHERE number = 3, 3, CHANGED",
    "UPDATE audit_entry SET previous = sha256('x') WHERE number = 3, 3, TORN",
    "UPDATE audit_entry SET hash = sha256('x') WHERE number = 3, 3, CHANGED",
    "UPDATE audit_entry SET number = 6 WHERE number = 3, 4, OUT_OF_PLACE",
    "DELETE FROM audit_entry WHERE number = 3, 4, OUT_OF_PLACE",
    "DELETE FROM audit_entry WHERE number = 1, 2, OUT_OF_PLACE"
  })
  void whatTheOwnerChangesIsFound(String statement, long number, Flaw flaw) {
    for (int i = 0; i < 5; i++) {
      look(SAM, "ABCD1234");
    }

    asOwner(statement);

    BrokenChain broken = catchThrowableOfType(BrokenChain.class, () -> check(CHAIN));
    assertThat(broken.number()).isEqualTo(number);
    assertThat(broken.flaw()).isEqualTo(flaw);
  }

  @Test
  void entriesOfTwoServicesDoNotFitIntoEachOther() {
    look(SAM, "ABCD1234");
    audit = audit("verification-service");
    look(SAM, "ABCD1234");

    assertThat(catchThrowableOfType(BrokenChain.class, () -> check(CHAIN)).number()).isEqualTo(2);
    assertThat(
            catchThrowableOfType(BrokenChain.class, () -> check("verification-service")).number())
        .isEqualTo(1);
  }

  @Test
  void recordIsReadForwardsInPages() {
    for (int i = 0; i < 5; i++) {
      look(SAM, "ABCD1234");
    }

    assertThat(numbers(audit.after(0, 2))).containsExactly(1L, 2L);
    assertThat(numbers(audit.after(2, 2))).containsExactly(3L, 4L);
    assertThat(numbers(audit.after(4, 2))).containsExactly(5L);
    assertThat(numbers(audit.after(5, 2))).isEmpty();
    assertThat(numbers(audit.after(Long.MAX_VALUE, 2))).isEmpty();
    assertThat(audit.after(2, 2).last()).isEqualTo(5);
    assertThat(audit.after(2, 2).chain()).isEqualTo(CHAIN);
  }

  @Test
  void recordIsReadBackwardsAboutAnIdentityOrByAPerson() {
    look(SAM, "ABCD1234");
    look(LEA, "ABCD1234");
    look(SAM, "ECHOECHO");
    look(LEA, "ECHOECHO");
    look(SAM, "ABCD1234");

    assertThat(numbers(audit.before(Long.MAX_VALUE, 2))).containsExactly(5L, 4L);
    assertThat(numbers(audit.before(4, 9))).containsExactly(3L, 2L, 1L);
    assertThat(numbers(audit.before(9, 9, new AuditFilter("ABCD1234", ""))))
        .containsExactly(5L, 2L, 1L);
    assertThat(numbers(audit.before(9, 9, new AuditFilter("", "sam")))).containsExactly(5L, 3L, 1L);
    assertThat(numbers(audit.before(5, 1, new AuditFilter("ABCD1234", "sam")))).containsExactly(1L);
    assertThat(numbers(audit.before(9, 9, new AuditFilter("ABCD1234", "sa%")))).isEmpty();
  }

  @Test
  void emptyRecordHasNoLastEntry() {
    assertThat(audit.after(0, 10)).isEqualTo(new AuditPage(CHAIN, List.of(), 0));
  }

  private List<AuditRecorded> exported() {
    return outbox().stream()
        .map(text -> Json.read(text.getBytes(StandardCharsets.UTF_8), AuditRecorded.class))
        .toList();
  }

  private static List<Long> numbers(AuditPage page) {
    return page.entries().stream().map(AuditEntry::number).toList();
  }
}
