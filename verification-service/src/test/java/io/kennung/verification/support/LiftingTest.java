package io.kennung.verification.support;

import static io.kennung.verification.testing.Linker.begin;
import static io.kennung.verification.testing.Linker.beginEmail;
import static io.kennung.verification.testing.Linker.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.limits.SharedLimits;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.Wire;
import io.kennung.protocol.ContactHash;
import io.kennung.verification.linking.LinkLimits;
import io.kennung.verification.testing.Gateway;
import io.kennung.verification.testing.Mailbox;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@VerificationTest
class LiftingTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Gateway gateway;
  @Inject Mailbox mailbox;
  @Inject LinkLimits limits;
  @Inject SharedLimits shared;
  @Inject People people;
  @Inject Table table;
  @Inject TestClock clock;

  private Desk desk;
  private Wire.Holder anna;

  @BeforeEach
  void open() {
    clock.freeze();
    desk = new Desk(bootstrapServers, table, clock);
    anna = people.create();
  }

  @AfterEach
  void close() {
    desk.close();
    clock.reset();
  }

  @Test
  void whoHasBegunTooOftenMayBeginAgain() {
    exhaustIdentity();
    begin(anna, People.newNumber()).statusCode(429);

    assertThat(lift(anna, "linking")).isEqualTo("done");

    begin(anna, People.newNumber()).body("success", equalTo(true));
  }

  @Test
  void numberThatIsBeingProvenIsFreeAgainAndOthersAreNot() {
    String number = People.newNumber();
    String other = People.newNumber();
    begin(anna, number).body("success", equalTo(true));
    exhaust(number);
    exhaust(other);
    begin(people.create(), number).statusCode(429);

    assertThat(lift(anna, "linking")).isEqualTo("done");

    begin(people.create(), number).body("success", equalTo(true));
    begin(people.create(), other).statusCode(429);
  }

  @Test
  void mailsMayGoOutAgainToTheAddressThatIsBeingProven() {
    String address = People.newAddress();
    for (int i = 1; i <= 5; i++) {
      beginEmail(anna, address).statusCode(200);
      mailbox.awaitToken(address, i);
    }
    beginEmail(anna, address).statusCode(429);

    assertThat(lift(anna, "linking")).isEqualTo("done");

    beginEmail(anna, address).statusCode(200);
    mailbox.awaitToken(address, 6);
  }

  @Test
  void waitsOfAVerificationAreNotLifted() {
    String number = People.newNumber();
    String id = begin(anna, number).extract().path("verificationId");
    String code = gateway.await(number, 1).code();
    String wrong = code.equals("000000") ? "000001" : "000000";
    for (int i = 0; i < 3; i++) {
      submit(id, wrong).body("success", equalTo(false));
    }

    assertThat(lift(anna, "linking")).isEqualTo("done");

    submit(id, code).body("success", equalTo(false)).body("next.try", equalTo(60));
    // A message too early is not sent, either.
    begin(anna, number).body("next.resend", equalTo(60));
  }

  @Test
  void onceADayAnIdentityAndNotMore() {
    exhaustIdentity();
    assertThat(lift(anna, "linking")).isEqualTo("done");
    exhaustIdentity();

    assertThat(lift(anna, "linking")).isEqualTo("refused");
    begin(anna, People.newNumber()).statusCode(429);
    clock.advance(Duration.ofDays(1).minusSeconds(1));
    exhaustIdentity();
    assertThat(lift(anna, "linking")).isEqualTo("refused");
    clock.advance(Duration.ofSeconds(1));
    assertThat(lift(anna, "linking")).isEqualTo("done");
  }

  @Test
  void manyAtOnceLiftOnce() {
    exhaustIdentity();
    List<Golden> asked = new ArrayList<>();
    IntStream.range(0, 20).forEach(i -> asked.add(desk.lift(anna.id(), "linking")));
    asked.forEach(desk::send);

    List<String> outcomes =
        asked.stream().map(each -> desk.await(anna.id(), Desk.request(each))).toList();

    assertThat(outcomes).containsOnlyOnce("done");
    assertThat(outcomes.stream().filter("refused"::equals)).hasSize(19);
  }

  @Test
  void onceADayANumberWhoeverIsProvingIt() {
    String number = People.newNumber();
    begin(anna, number).body("success", equalTo(true));
    Wire.Holder accomplice = people.create();
    begin(accomplice, number).body("success", equalTo(true));
    exhaust(number);
    assertThat(lift(anna, "linking")).isEqualTo("done");
    exhaust(number);

    assertThat(lift(accomplice, "linking")).isEqualTo("refused");

    begin(people.create(), number).statusCode(429);
  }

  @Test
  void whatWasNotUsedUpIsNotLiftedAndDoesNotCount() {
    assertThat(lift(anna, "linking")).isEqualTo("nothing");
    assertThat(lift(anna, "matching")).isEqualTo("nothing");
    exhaustIdentity();

    assertThat(lift(anna, "linking")).isEqualTo("done");
  }

  @Test
  void quotaOfTheContactMatchIsWholeAgainOnceADay() {
    useUpMatches();

    assertThat(lift(anna, "matching")).isEqualTo("done");
    assertThat(table.count("match_quota WHERE whole_at > now() + interval '300 days'")).isZero();
    useUpMatches();
    assertThat(lift(anna, "matching")).isEqualTo("refused");
    table.execute("DELETE FROM match_quota");
  }

  @Test
  void whatComesAgainOrTooLateOrForOthersChangesNothing() {
    exhaustIdentity();
    Golden old = desk.lift(anna.id(), "linking", Duration.ofDays(1).plusMillis(1));
    assertThat(desk.ask(anna.id(), old)).isEqualTo("nothing");
    Golden others = desk.lift(anna.id(), "revocation");
    desk.send(others);
    begin(anna, People.newNumber()).statusCode(429);

    Golden fresh = desk.lift(anna.id(), "linking", Duration.ofHours(23));
    assertThat(desk.ask(anna.id(), fresh)).isEqualTo("done");
    exhaustIdentity();
    desk.send(fresh);
    assertThat(lift(anna, "matching")).isEqualTo("nothing");

    begin(anna, People.newNumber()).statusCode(429);
    assertThat(desk.answers(anna.id(), Desk.request(fresh))).hasSize(1);
    assertThat(desk.answers(anna.id(), Desk.request(others))).isEmpty();
  }

  @Test
  void revokedIdentityHasNothingToLift() {
    exhaustIdentity();
    table.execute("UPDATE known_identity SET state = 2 WHERE id = ?", anna.id());

    assertThat(lift(anna, "linking")).isEqualTo("nothing");
    assertThat(lift(anna, "matching")).isEqualTo("nothing");
  }

  private String lift(Wire.Holder who, String limits) {
    return desk.ask(who.id(), desk.lift(who.id(), limits));
  }

  private void exhaustIdentity() {
    useUp(() -> shared.charge(limits.ofIdentity(), anna.id()));
  }

  private void exhaust(String number) {
    useUp(() -> shared.charge(limits.ofNumber(), number));
  }

  private static void useUp(Runnable charge) {
    try {
      while (true) {
        QuarkusTransaction.requiringNew().run(charge);
      }
    } catch (Refused e) {
      // Nothing is left.
    }
  }

  /** As if it had asked for all addresses of a country. */
  private void useUpMatches() {
    table.execute("DELETE FROM match_quota");
    String token =
        Wire.prove("/identity/match_token", Map.of("identity", anna.id()), anna.key())
            .extract()
            .path("matchToken");
    Wire.post(
            "/identity/match",
            Map.of(
                "matchToken",
                token,
                "emailHashes",
                List.of(ContactHash.ofPhone(People.newNumber()).base64())))
        .statusCode(200);
    table.execute("UPDATE match_quota SET whole_at = whole_at + interval '340 days'");
  }
}
