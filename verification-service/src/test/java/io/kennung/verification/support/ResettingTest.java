package io.kennung.verification.support;

import static io.kennung.verification.testing.Linker.assertEmailLinked;
import static io.kennung.verification.testing.Linker.assertLinked;
import static io.kennung.verification.testing.Linker.begin;
import static io.kennung.verification.testing.Linker.beginEmail;
import static io.kennung.verification.testing.Linker.call;
import static io.kennung.verification.testing.Linker.submit;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.Shapes;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.TopicReader;
import io.kennung.chassis.testing.Wire;
import io.kennung.protocol.events.Topics;
import io.kennung.verification.pages.EmailConfirmation;
import io.kennung.verification.testing.Gateway;
import io.kennung.verification.testing.Linker;
import io.kennung.verification.testing.Mailbox;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@VerificationTest
class ResettingTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Gateway gateway;
  @Inject Mailbox mailbox;
  @Inject EmailConfirmation confirmation;
  @Inject People people;
  @Inject Linker linker;
  @Inject Table table;
  @Inject TestClock clock;

  private Desk desk;
  private Wire.Holder anna;
  private String number;

  @BeforeEach
  void open() {
    desk = new Desk(bootstrapServers, table, clock);
    anna = people.create();
    number = People.newNumber();
  }

  @AfterEach
  void close() {
    desk.close();
    gateway.recover();
    clock.reset();
  }

  @Test
  void pendingVerificationEndsAndItsHolderCanBeginAnew() {
    String id = begin(anna, number).extract().path("verificationId");
    String code = gateway.await(number, 1).code();
    try (TopicReader support = TopicReader.fromNow(bootstrapServers, Topics.SUPPORT)) {
      assertThat(desk.ask(anna.id(), desk.reset(anna.id(), "phone"))).isEqualTo("done");

      // What was asked, and what came of it.
      Shapes.assertGolden(support.read(2, anna.id()).getLast(), "SupportAnswered");
    }
    assertThat(pending("phone")).isZero();
    assertThat(table.outbox(anna.id(), "VerificationProgressed").getLast())
        .contains(
            "\"kind\":\"phone\"",
            "\"channel\":\"none\"",
            "\"outcome\":\"reset\"",
            "\"reason\":\"support\"");
    submit(id, code).body("success", equalTo(false));
    call(id).body("success", equalTo(false));
    assertLinked(anna, number, false);

    String again = begin(anna, number).extract().path("verificationId");
    String second = gateway.await(number, 2).code();
    submit(again, second).body("success", equalTo(true));
    assertLinked(anna, number, true);
  }

  @Test
  void onlyTheKindThatWasAskedForEndsAndLinkedAddressesStay() {
    String linked = People.newNumber();
    linker.linkPhone(anna, linked);
    String address = People.newAddress();
    beginEmail(anna, address);
    String token = mailbox.awaitToken(address, 1);

    assertThat(desk.ask(anna.id(), desk.reset(anna.id(), "phone"))).isEqualTo("nothing");
    assertThat(pending("email")).isEqualTo(1);
    assertThat(confirmation.confirm(token)).isTrue();
    assertThat(desk.ask(anna.id(), desk.reset(anna.id(), "email"))).isEqualTo("nothing");

    assertLinked(anna, linked, true);
    assertEmailLinked(anna, address, true);
    assertThat(table.outbox(anna.id(), "AddressUnlinked")).isEmpty();
  }

  @Test
  void linkOfAMailIsWorthNothingAfterwards() {
    String address = People.newAddress();
    beginEmail(anna, address);
    String token = mailbox.awaitToken(address, 1);

    assertThat(desk.ask(anna.id(), desk.reset(anna.id(), "email"))).isEqualTo("done");

    assertThat(confirmation.confirm(token)).isFalse();
    assertEmailLinked(anna, address, false);
  }

  @Test
  void whatComesAgainOrTooLateChangesNothing() {
    begin(anna, number);
    gateway.await(number, 1);
    Golden first = desk.reset(anna.id(), "phone");
    assertThat(desk.ask(anna.id(), first)).isEqualTo("done");
    clock.advance(Duration.ofSeconds(1));
    begin(anna, number).body("success", equalTo(true));

    // The same record, and the same wish as another record: the new verification was not meant.
    desk.send(first);
    Golden delayed = desk.reset(anna.id(), "phone");
    delayed.with("at", clock.instant().minus(Duration.ofSeconds(1)).toString());
    assertThat(desk.ask(anna.id(), delayed)).isEqualTo("nothing");
    Golden old = desk.reset(anna.id(), "phone");
    old.with("at", clock.instant().minus(Duration.ofDays(1)).minusMillis(1).toString());
    assertThat(desk.ask(anna.id(), old)).isEqualTo("nothing");

    assertThat(pending("phone")).isEqualTo(1);
    assertThat(desk.answers(anna.id(), Desk.request(first))).hasSize(1);
  }

  @Test
  void revokedAndUnknownIdentitiesHaveNothingToReset() {
    begin(anna, number);
    table.execute("UPDATE known_identity SET state = 2 WHERE id = ?", anna.id());
    assertThat(desk.ask(anna.id(), desk.reset(anna.id(), "phone"))).isEqualTo("nothing");

    String stranger = People.newId();
    assertThat(desk.ask(stranger, desk.reset(stranger, "phone"))).isEqualTo("nothing");
  }

  @Test
  void nonsenseGoesToTheDeadLettersAndTheRestGoesOn() {
    int letters = table.count("outbox WHERE topic = 'directory.dead-letter'");
    desk.send(desk.reset(anna.id(), "fax"));
    desk.send(desk.reset(anna.id(), "phone").with("request", "not an id"));
    assertThat(desk.ask(anna.id(), desk.reset(anna.id(), "phone"))).isEqualTo("nothing");

    await()
        .atMost(20, SECONDS)
        .until(() -> table.count("outbox WHERE topic = 'directory.dead-letter'") == letters + 2);
  }

  @Test
  void whatWaitsIsNotSentAnyMore() {
    // Time stands still: what has been put off is not due before the reset.
    clock.freeze();
    gateway.answer(500, "");
    begin(anna, number);
    await()
        .atMost(20, SECONDS)
        .until(() ->
            table.count(
                    "delivery WHERE identity = ? AND state = 'waiting' AND rounds = 1", anna.id())
                == 1);

    assertThat(desk.ask(anna.id(), desk.reset(anna.id(), "phone"))).isEqualTo("done");

    gateway.recover();
    assertThat(deliveries("dropped")).isEqualTo(1);
    List<String> told = table.outbox(anna.id(), "VerificationProgressed");
    assertThat(told.get(told.size() - 2))
        .contains("\"outcome\":\"dropped\"", "\"reason\":\"reset\"");
    clock.advance(Duration.ofMinutes(1));
    // A later one of somebody else has gone out: so would have this one.
    linker.linkPhone(people.create(), People.newNumber());
    assertThat(gateway.to(number)).isEmpty();
  }

  @Test
  void messageThatIsUnderWayProvesNothing() {
    gateway.hang();
    String id = begin(anna, number).extract().path("verificationId");
    await().atMost(20, SECONDS).until(() -> deliveries("sending") == 1);

    assertThat(desk.ask(anna.id(), desk.reset(anna.id(), "phone"))).isEqualTo("done");

    gateway.recover();
    submit(id, gateway.await(number, 1).code()).body("success", equalTo(false));
    assertLinked(anna, number, false);
    assertThat(pending("phone")).isZero();
    assertThat(deliveries("sent")).isEqualTo(1);
  }

  @RepeatedTest(10)
  void codeAndResetAtTheSameMomentEndInOneOfTheTwo() {
    String id = begin(anna, number).extract().path("verificationId");
    String code = gateway.await(number, 1).code();
    Golden reset = desk.reset(anna.id(), "phone");
    Callable<Boolean> prove = () -> submit(id, code).extract().path("success");
    Callable<Boolean> staff = () -> desk.ask(anna.id(), reset).equals("done");

    List<Boolean> won = Crowd.together(List.of(prove, staff));

    assertThat(won).containsOnlyOnce(true);
    assertThat(pending("phone")).isZero();
    assertLinked(anna, number, won.getFirst());
    assertThat(table.outbox(anna.id(), "AddressLinked")).hasSize(won.getFirst() ? 1 : 0);
    assertThat(
            table.outbox(anna.id(), "VerificationProgressed").stream()
                .filter(told -> told.contains("\"reset\"")))
        .hasSize(won.getFirst() ? 0 : 1);
  }

  private int pending(String kind) {
    return table.count("verification WHERE identity = ? AND kind = ?", anna.id(), kind);
  }

  private int deliveries(String state) {
    return table.count("delivery WHERE identity = ? AND state = ?", anna.id(), state);
  }
}
