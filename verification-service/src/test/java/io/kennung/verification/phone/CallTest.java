package io.kennung.verification.phone;

import static io.kennung.verification.testing.Linker.assertLinked;
import static io.kennung.verification.testing.Linker.begin;
import static io.kennung.verification.testing.Linker.call;
import static io.kennung.verification.testing.Linker.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.Wire;
import io.kennung.verification.testing.Gateway;
import io.kennung.verification.testing.Gateway.Message;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@VerificationTest
class CallTest {

  @Inject Gateway gateway;
  @Inject People people;
  @Inject Table table;
  @Inject TestClock clock;

  private Wire.Holder holder;
  private String number;
  private String id;

  @BeforeEach
  void beginVerification() {
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
  void callAfterAMinuteReadsTheSameCodeTwice() {
    String code = begun();
    call(id).body("success", equalTo(false)).body("next.call", equalTo(60));
    clock.advance(Duration.ofSeconds(59));
    call(id).body("success", equalTo(false)).body("next.call", equalTo(1));
    clock.advance(Duration.ofSeconds(1));

    call(id).body("success", equalTo(true)).body("next.call", equalTo(60));

    Message call = gateway.await(number, CallTest::isCall, 1);
    String spoken = String.join(", ", code.split(""));
    assertThat(call.text().split(spoken, -1)).hasSize(3);
    submit(id, call.code()).body("success", equalTo(true));
    assertLinked(holder, number, true);
  }

  @Test
  void threeCallsWithWaitsBetweenThem() {
    begun();
    clock.advance(Duration.ofSeconds(60));
    call(id).body("success", equalTo(true)).body("next.call", equalTo(60));
    call(id).body("success", equalTo(false));
    // A call that is still on its way when the clock moves on would be dropped, and cost nothing.
    gateway.await(number, CallTest::isCall, 1);
    clock.advance(Duration.ofMinutes(1));
    call(id).body("success", equalTo(true)).body("next.call", equalTo(300));
    gateway.await(number, CallTest::isCall, 2);
    clock.advance(Duration.ofMinutes(5));
    call(id).body("success", equalTo(true)).body("next.call", nullValue());
    gateway.await(number, CallTest::isCall, 3);
    clock.advance(Duration.ofMinutes(20));

    call(id).body("success", equalTo(false)).body("error", startsWith("There"));
  }

  @Test
  void manyRequestsAtOnceMakeOneCall() {
    begun();
    clock.advance(Duration.ofSeconds(60));
    Callable<Boolean> request = () -> call(id).extract().path("success");

    assertThat(Crowd.together(Collections.nCopies(50, request))).containsOnlyOnce(true);

    gateway.await(number, CallTest::isCall, 1);
  }

  @Test
  void callAfterTenMinutesWhenClientsOfferItReadsANewCode() {
    String old = begun();
    clock.advance(Duration.ofMinutes(10));

    call(id).body("success", equalTo(true));

    String renewed = gateway.await(number, CallTest::isCall, 1).code();
    assertThat(renewed).isNotEqualTo(old);
    submit(id, renewed).body("success", equalTo(true));
  }

  @Test
  void callThatCannotBePlacedInTimeIsDropped() {
    begun();
    clock.advance(Duration.ofSeconds(60));
    gateway.answer(503, "");
    call(id).body("success", equalTo(true));
    await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> callsIn("state = 'waiting' AND rounds = 1") == 1);

    clock.advance(Duration.ofMinutes(2).plusSeconds(1));
    gateway.recover();
    await().atMost(20, TimeUnit.SECONDS).until(() -> callsIn("state = 'dropped'") == 1);

    assertThat(gateway.to(number)).noneMatch(CallTest::isCall);
    assertThat(table.outbox(holder.id(), "VerificationProgressed"))
        .last()
        .asString()
        .contains("\"channel\":\"call\"", "\"outcome\":\"dropped\"", "\"reason\":\"late\"");
    call(id).body("success", equalTo(true));
  }

  @Test
  void callIsPossibleAtOnceWhenTheProviderRefusesTheMessage() {
    gateway.answer(400, "{\"reason\":\"number\"}");
    id = begin(holder, number).extract().path("verificationId");
    await().atMost(20, TimeUnit.SECONDS).until(() -> deliveries("state = 'refused'") == 1);
    gateway.recover();

    call(id).body("success", equalTo(true));

    assertThat(gateway.await(number, 1).channel()).isEqualTo("call");
  }

  @Test
  void numberThatMustNotBeCalledSaysSo() {
    String uncallable = "41781234" + (100 + (int) (Math.random() * 900));
    String verification = begin(holder, uncallable).extract().path("verificationId");

    call(verification)
        .body("success", equalTo(false))
        .body("error", equalTo("This number cannot be called."))
        .body("next.call", nullValue());
  }

  @Test
  void unknownVerificationIsNotCalled() {
    call("AAAAAAAAAAAAAAAAAAAAAA").statusCode(200).body("success", equalTo(false));
    call("").statusCode(200).body("success", equalTo(false));
  }

  private String begun() {
    id = begin(holder, number).extract().path("verificationId");
    return gateway.await(number, 1).code();
  }

  private int callsIn(String state) {
    return deliveries("channel = 'call' AND " + state);
  }

  private int deliveries(String where) {
    return table.count("delivery WHERE identity = ? AND " + where, holder.id());
  }

  private static boolean isCall(Message message) {
    return message.channel().equals("call");
  }
}
