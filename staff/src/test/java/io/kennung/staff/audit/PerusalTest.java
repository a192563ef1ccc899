package io.kennung.staff.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.kennung.chassis.answers.Refused;
import io.kennung.protocol.audit.AuditCheck.BrokenChain;
import io.kennung.protocol.audit.AuditEntry;
import io.kennung.staff.Purpose;
import io.kennung.staff.StaffMember;
import io.kennung.staff.answers.StaffFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PerusalTest extends AuditScene {

  private Perusal perusal;

  @BeforeEach
  void open() {
    perusal = new Perusal(audit, clock);
    look(SAM, "ABCD1234");
    look(SAM, "ECHOECHO");
  }

  @Test
  void whoeverReadsTheRecordIsOnItAndSeesThat() {
    AuditPage page = read(() -> perusal.after(LEA, 0, 1000));

    AuditEntry last = page.entries().getLast();
    assertThat(page.last()).isEqualTo(3);
    assertThat(last.number()).isEqualTo(3);
    assertThat(last.who()).isEqualTo("lea");
    assertThat(last.action()).isEqualTo("audit");
    assertThat(last.identity()).isEqualTo("none");
  }

  @Test
  void walkFromPageToPageIsOnRecordOnceAndComesToItsEnd() throws BrokenChain {
    long number = 0;
    int pages = 0;
    for (AuditPage page = read(() -> perusal.after(LEA, 0, 1)); !page.entries().isEmpty(); ) {
      number = page.entries().getLast().number();
      long behind = number;
      page = read(() -> perusal.after(LEA, behind, 1));
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(check(CHAIN).number()).isEqualTo(3);
  }

  @Test
  void nobodyReadsUnseenByBeginningInTheMiddle() {
    read(() -> perusal.after(LEA, 1, 1000));
    assertThat(all()).hasSize(3);

    read(() -> perusal.before(member("otto", "operator"), 2, 10, AuditFilter.ALL));
    assertThat(all()).hasSize(4);
  }

  @Test
  void whoMayNotReadIsOnRecordForTryingAndHasNotBegunToRead() {
    for (StaffMember who : List.of(SAM, member("nobody"))) {
      assertThatExceptionOfType(Refused.class)
          .isThrownBy(() -> transactions.run(() -> perusal.askForRole(who)))
          .matches(refused -> refused.failure() == StaffFailure.NOT_ALLOWED);
    }
    perusal.askForRole(LEA);
    perusal.askForRole(member("otto", "operator"));
    assertThat(all()).hasSize(2);

    // As the container does it, apart from the transaction that fails.
    transactions.run(
        () -> audit.recordAlone(LEA, new Deed("audit", "none", Purpose.NONE, "refused")));
    read(() -> perusal.after(LEA, 1, 1));

    assertThat(all()).hasSize(4);
  }

  @Test
  void walkThatGoesOnAnHourLaterIsAnotherOne() {
    read(() -> perusal.after(LEA, 0, 1));
    clock.advance(Perusal.WALK.minus(Duration.ofMinutes(1)));
    read(() -> perusal.after(LEA, 1, 1));
    assertThat(all()).hasSize(3);

    clock.advance(Duration.ofMinutes(2));
    read(() -> perusal.after(LEA, 2, 1));

    assertThat(all()).hasSize(4);
  }

  @Test
  void whoeverAsksAboutAnIdentityIsOnRecordWithIt() {
    read(() -> perusal.before(LEA, Long.MAX_VALUE, 10, AuditFilter.ALL));

    AuditPage page = read(() -> perusal.before(LEA, 100, 10, new AuditFilter("ABCD1234", "")));

    assertThat(page.entries())
        .extracting(AuditEntry::action, AuditEntry::identity)
        .containsExactly(tuple("audit", "ABCD1234"), tuple("look", "ABCD1234"));
  }

  @Test
  void olderPagesOfAListAreOnRecordWithItsFirst() {
    read(() -> perusal.before(LEA, Long.MAX_VALUE, 1, AuditFilter.ALL));

    List<AuditEntry> older = read(() -> perusal.before(LEA, 3, 1, AuditFilter.ALL)).entries();

    assertThat(older).extracting(AuditEntry::number).containsExactly(2L);
    assertThat(all()).hasSize(3);
  }

  private AuditPage read(Supplier<AuditPage> reading) {
    AtomicReference<AuditPage> page = new AtomicReference<>();
    transactions.run(() -> page.set(reading.get()));
    return page.get();
  }
}
