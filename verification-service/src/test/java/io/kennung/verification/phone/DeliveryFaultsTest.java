package io.kennung.verification.phone;

import static io.kennung.verification.testing.Linker.begin;
import static io.kennung.verification.testing.Linker.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.Wire;
import io.kennung.verification.senders.DeliveryReports;
import io.kennung.verification.senders.DeliveryReports.Fate;
import io.kennung.verification.testing.Gateway;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@VerificationTest
class DeliveryFaultsTest {

  @Inject Gateway gateway;
  @Inject DeliveryReports reports;
  @Inject People people;
  @Inject Table table;
  @Inject TestClock clock;

  private Wire.Holder holder;
  private String number;

  @BeforeEach
  void register() {
    clock.freeze();
    holder = people.create();
    number = People.newNumber();
  }

  @AfterEach
  void recover() {
    clock.reset();
    gateway.recover();
  }

  @Test
  void messageThatNobodyTakesIsOfferedAgainAndCostsNothingInTheEnd() {
    gateway.answer(500, "");
    begin(holder, number).body("success", equalTo(true));
    until("rounds = 1");
    clock.advance(Duration.ofSeconds(5));
    until("rounds = 2");
    clock.advance(Duration.ofSeconds(20));
    until("state = 'refused'");

    gateway.recover();
    begin(holder, number).body("success", equalTo(true)).body("next.resend", equalTo(60));
    gateway.await(number, 1);

    assertThat(table.count("verification WHERE identity = ? AND sends = 1", holder.id()))
        .isEqualTo(1);
  }

  @Test
  void providerThatComesBackGetsTheMessage() {
    gateway.answer(500, "");
    String id = begin(holder, number).extract().path("verificationId");
    until("rounds = 1");
    gateway.recover();
    clock.advance(Duration.ofSeconds(5));

    submit(id, gateway.await(number, 1).code()).body("success", equalTo(true));
  }

  @Test
  void providerThatHangsIsNotAskedTwice() {
    gateway.hang();
    begin(holder, number).body("success", equalTo(true));
    until("state = 'refused' AND reason = 'timeout'");
    gateway.recover();
    clock.advance(Duration.ofMinutes(5));
    begin(holder, number).body("success", equalTo(true));

    // The one that hung, and the one that was asked for.
    gateway.await(number, 2);
  }

  @Test
  void deliveryOfAReplicaThatDiedIsMadeOnceMoreAndNotAThirdTime() {
    String id = begin(holder, number).extract().path("verificationId");
    String code = gateway.await(number, 1).code();
    until("state = 'sent'");
    dieWhileSending();
    clock.advance(Duration.ofSeconds(91));
    assertThat(gateway.await(number, 2).code()).isEqualTo(code);

    until("state = 'sent'");
    table.execute(
        "UPDATE delivery SET state = 'sending', claims = 2 WHERE identity = ?", holder.id());
    clock.advance(Duration.ofSeconds(91));
    until("state = 'dropped' AND reason = 'lost'");
    assertThat(table.outbox(holder.id(), "VerificationProgressed"))
        .last()
        .asString()
        .contains("\"outcome\":\"dropped\"", "\"reason\":\"lost\"");

    gateway.await(number, 2);
    submit(id, code).body("success", equalTo(true));
  }

  @Test
  void fateOfAMessageIsToldOnce() {
    begin(holder, number);
    String reference = "gw-" + gateway.await(number, 1).reference();
    until("state = 'sent'");

    reports.report("gateway", reference, Fate.DELIVERED);
    reports.report("gateway", reference, Fate.DELIVERED);
    reports.report("gateway", reference, Fate.FAILED);
    reports.report("gateway", "never-heard-of", Fate.DELIVERED);

    assertThat(table.outbox(holder.id(), "VerificationProgressed"))
        .hasSize(2)
        .last()
        .asString()
        .contains("\"outcome\":\"delivered\"");
  }

  @Test
  void fateThatOvertakesTheAnswerIsNotLost() {
    gateway.hang();
    begin(holder, number);
    until("state = 'sending'");
    String reference =
        "gw-" + table.text("SELECT id::text FROM delivery WHERE identity = ?", holder.id());
    reports.report("gateway", reference, Fate.DELIVERED);
    gateway.recover();

    until("state = 'delivered'");
  }

  @Test
  void callIsPossibleAtOnceWhenTheMessageDoesNotArrive() {
    begin(holder, number).body("next.call", equalTo(60));
    String reference = "gw-" + gateway.await(number, 1).reference();
    until("state = 'sent'");

    reports.report("gateway", reference, Fate.FAILED);

    begin(holder, number).body("next.call", equalTo(0));
  }

  @Test
  void messageForAVerificationThatHasEndedIsNotSent() {
    gateway.answer(503, "");
    begin(holder, number);
    until("rounds = 1");
    table.execute("DELETE FROM verification WHERE identity = ?", holder.id());
    gateway.recover();
    clock.advance(Duration.ofSeconds(5));

    until("state = 'dropped' AND reason = 'ended'");
    assertThat(gateway.to(number)).isEmpty();
  }

  private void dieWhileSending() {
    table.execute(
        "UPDATE delivery SET state = 'sending', claims = 1 WHERE identity = ?", holder.id());
  }

  private void until(String where) {
    await()
        .atMost(40, TimeUnit.SECONDS)
        .until(() -> table.count("delivery WHERE identity = ? AND " + where, holder.id()) == 1);
  }
}
