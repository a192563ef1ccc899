package io.kennung.verification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.Secrets;
import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.TestClock;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.delivery.Delivery.Way;
import io.kennung.verification.senders.DeliveryReports.Fate;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that reports before its answer has been written down, to whichever replica. */
@VerificationTest
class EarlyReportsTest {

  @Inject Fates fates;
  @Inject Upkeep upkeep;
  @Inject Jdbi jdbi;
  @Inject Table table;
  @Inject TestClock clock;

  private String provider;
  private String reference;

  @BeforeEach
  void name() {
    clock.freeze();
    provider = "provider-" + UUID.randomUUID();
    reference = "reference-" + UUID.randomUUID();
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void reportAndNoteOfTheReferenceAtOnceNeverMissEachOther() {
    for (int round = 0; round < 300; round++) {
      Delivery delivery = beingSent();
      String name = reference + round;
      Callable<Void> note =
          () -> {
            fates.sent(delivery, provider, Optional.of(name));
            return null;
          };
      Callable<Void> report =
          () -> {
            fates.report(provider, name, Fate.DELIVERED);
            return null;
          };

      Crowd.together(round % 2 == 0 ? List.of(note, report) : List.of(report, note));

      assertThat(state(delivery)).as("round %d", round).isEqualTo("delivered");
      assertThat(table.outbox(delivery.identity(), "VerificationProgressed"))
          .satisfiesExactly(
              first -> assertThat(first).contains("\"outcome\":\"sent\""),
              second -> assertThat(second).contains("\"outcome\":\"delivered\""));
    }
    assertThat(waiting()).as("what was early has been taken").isZero();
  }

  @Test
  void firstOfSeveralReportsCountsAsItDoesLater() {
    Delivery delivery = beingSent();
    fates.report(provider, reference, Fate.FAILED);
    fates.report(provider, reference, Fate.DELIVERED);
    fates.report(provider + "-2", reference, Fate.DELIVERED);

    fates.sent(delivery, provider, Optional.of(reference));

    assertThat(state(delivery)).isEqualTo("refused");
    assertThat(waiting()).isZero();
    assertThat(table.count("early_report WHERE provider = ?", provider + "-2")).isEqualTo(1);
  }

  @Test
  void earlyReportWaitsFiveMinutesAndNoLonger() {
    Delivery delivery = beingSent();
    fates.report(provider, reference, Fate.DELIVERED);
    clock.advance(Duration.ofMinutes(5));
    upkeep.purge();
    assertThat(waiting()).isEqualTo(1);

    clock.advance(Duration.ofSeconds(1));
    upkeep.purge();
    fates.sent(delivery, provider, Optional.of(reference));

    assertThat(waiting()).isZero();
    assertThat(state(delivery)).isEqualTo("sent");
  }

  @Test
  void referenceIsNotKeptAsItCame() {
    fates.report(provider, reference, Fate.DELIVERED);

    assertThat(waiting()).isEqualTo(1);
    assertThat(table.dump()).contains("early_report").doesNotContain(reference);
  }

  @Test
  void reportIsFoundWhileTheSecretsRotate() {
    EarlyReports before = new EarlyReports(jdbi, new Secrets(List.of(secret(1), secret(2))));
    EarlyReports after = new EarlyReports(jdbi, new Secrets(List.of(secret(2), secret(1))));
    before.keep(provider, reference, Fate.DELIVERED, clock.instant());

    assertThat(QuarkusTransaction.requiringNew().call(() -> after.take(provider, reference)))
        .contains(Fate.DELIVERED);
    assertThat(QuarkusTransaction.requiringNew().call(() -> after.take(provider, reference)))
        .isEmpty();
  }

  /** A courier has it in hand, and is not taken for dead. */
  private Delivery beingSent() {
    Delivery delivery =
        new Delivery(
            UUID.randomUUID(),
            new byte[16],
            People.newId(),
            LinkKind.PHONE,
            Way.SMS,
            "41",
            Delivery.NONE,
            clock.instant(),
            0);
    table.execute(
        "INSERT INTO delivery (id, verification, identity, kind, channel, state, claims, due_at,"
            + " not_after, changed_at)"
            + " VALUES (?, ?, ?, 'phone', 'sms', 'sending', 1, now() + interval '1 year', now(),"
            + " now())",
        delivery.id(),
        delivery.verification(),
        delivery.identity());
    return delivery;
  }

  private int waiting() {
    return table.count("early_report WHERE provider = ?", provider);
  }

  private String state(Delivery delivery) {
    return table.text("SELECT state FROM delivery WHERE id = ?", delivery.id());
  }

  private static byte[] secret(int fill) {
    byte[] secret = new byte[Secrets.LENGTH];
    Arrays.fill(secret, (byte) fill);
    return secret;
  }
}
