package io.kennung.identity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Table;
import io.kennung.staff.Purpose;
import io.kennung.staff.StaffMember;
import io.kennung.staff.audit.Audit;
import io.kennung.staff.audit.Deed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The record and the transactions of a service. */
@DirectoryTest
class KeepingTest {

  private static final StaffMember SAM = new StaffMember("sam", new TreeSet<>(Set.of("support")));

  @Inject Audit audit;
  @Inject Table table;

  @Test
  void nothingIsOnRecordOutsideOfATransaction() {
    assertThatThrownBy(() -> audit.record(SAM, deed("outside")))
        .isInstanceOf(TransactionalException.class);

    assertThat(entries("outside")).isZero();
  }

  @Test
  void entryAndItsEventGoWithTheTransactionTheyAreIn() {
    QuarkusTransaction.requiringNew().run(() -> audit.record(SAM, deed("kept")));
    assertThatThrownBy(() ->
            QuarkusTransaction.requiringNew()
                .run(() -> {
                  audit.record(SAM, deed("dropped"));
                  throw new IllegalStateException("the look failed");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(entries("kept")).isEqualTo(1);
    assertThat(events("kept")).isEqualTo(1);
    assertThat(entries("dropped")).isZero();
    assertThat(events("dropped")).isZero();
  }

  @Test
  void whatIsRecordedAloneStaysThoughAllElseIsTakenBack() {
    assertThatThrownBy(() ->
            QuarkusTransaction.requiringNew()
                .run(() -> {
                  audit.recordAlone(SAM, deed("alone"));
                  throw new IllegalStateException("refused");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(entries("alone")).isEqualTo(1);
    assertThat(events("alone")).isEqualTo(1);
  }

  private static Deed deed(String word) {
    return new Deed(word, "ABCD1234", new Purpose("T-4711"), "done");
  }

  private int entries(String action) {
    return table.count("audit_entry WHERE action = ?", action);
  }

  private long events(String action) {
    return table.outbox("identity-service", "AuditRecorded").stream()
        .filter(event -> event.contains("\"" + action + "\""))
        .count();
  }
}
