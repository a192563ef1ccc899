package io.kennung.verification.phone;

import static io.kennung.verification.testing.Linker.assertLinked;
import static io.kennung.verification.testing.Linker.begin;
import static io.kennung.verification.testing.Linker.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.Wire;
import io.kennung.verification.testing.Gateway;
import io.kennung.verification.testing.Linker;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@VerificationTest
class CodeCheckTest {

  @Inject Gateway gateway;
  @Inject People people;
  @Inject Linker linker;
  @Inject Table table;
  @Inject TestClock clock;

  private Wire.Holder holder;
  private String number;
  private String id;
  private String code;

  @BeforeEach
  void beginVerification() {
    clock.freeze();
    holder = people.create();
    number = People.newNumber();
    id = begin(holder, number).extract().path("verificationId");
    code = gateway.await(number, 1).code();
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void wrongCodesAreSpacedAndTheFifthEndsIt() {
    submit(id, wrong()).body("next.triesLeft", equalTo(4)).body("next.try", equalTo(0));
    submit(id, wrong()).body("next.triesLeft", equalTo(3)).body("next.try", equalTo(0));
    submit(id, wrong()).body("next.triesLeft", equalTo(2)).body("next.try", equalTo(60));
    submit(id, code).body("success", equalTo(false)).body("next.triesLeft", equalTo(2));

    clock.advance(Duration.ofSeconds(60));
    submit(id, wrong()).body("next.triesLeft", equalTo(1)).body("next.try", equalTo(120));
    clock.advance(Duration.ofSeconds(119));
    submit(id, code).body("success", equalTo(false));
    clock.advance(Duration.ofSeconds(1));
    submit(id, wrong()).body("next", anEmptyMap()).body("error", startsWith("There were too many"));

    submit(id, code).body("success", equalTo(false));
    assertLinked(holder, number, false);
    assertThat(table.count("verification WHERE identity = ?", holder.id())).isZero();
  }

  @Test
  void aThousandWrongCodesInParallelGetFiveTriesAndNoMore() {
    int looked = 0;
    for (Duration wait :
        List.of(
            Duration.ZERO,
            Duration.ofSeconds(60),
            Duration.ofSeconds(120),
            Duration.ofMinutes(3))) {
      clock.advance(wait);
      Callable<String> attempt = () -> submit(id, wrong()).extract().path("error");
      List<String> errors = Crowd.together(Collections.nCopies(250, attempt));
      looked +=
          (int)
              errors.stream()
                  .filter(error ->
                      error.startsWith("The code is") || error.startsWith("There were too many"))
                  .count();
    }

    assertThat(looked).isEqualTo(5);
    submit(id, code).body("success", equalTo(false));
    assertLinked(holder, number, false);
  }

  @Test
  void rightCodeManyTimesAtOnceLinksOnce() {
    Callable<Boolean> attempt = () -> submit(id, code).extract().path("success");

    List<Boolean> answers = Crowd.together(Collections.nCopies(50, attempt));

    assertThat(answers).containsOnlyOnce(true);
    assertLinked(holder, number, true);
    assertThat(table.outbox(holder.id(), "AddressLinked")).hasSize(1);
  }

  @Test
  void usedCodeIsNoneAnyMore() {
    submit(id, code).body("success", equalTo(true));

    submit(id, code).body("success", equalTo(false));
  }

  @Test
  void codeOfOneVerificationIsNoneOfAnother() {
    Wire.Holder attacker = people.create();
    String other = begin(attacker, number).extract().path("verificationId");
    gateway.await(number, 2);

    submit(other, code).body("success", equalTo(false));

    assertLinked(attacker, number, false);
    submit(id, code).body("success", equalTo(true));
    assertLinked(holder, number, true);
  }

  @Test
  void wrongTriesAreCountedAcrossMessages() {
    submit(id, wrong());
    submit(id, wrong());
    clock.advance(Duration.ofMinutes(1));

    begin(holder, number).body("verificationId", equalTo(id)).body("next.triesLeft", equalTo(3));
  }

  @Test
  void twentyTriesADayForOneNumberWhoeverTries() {
    exhaust(id);
    for (int i = 0; i < 3; i++) {
      String another = begin(people.create(), number).extract().path("verificationId");
      // With its verification a message ends that is still on its way.
      gateway.await(number, i + 2);
      exhaust(another);
    }
    String beyond = begin(people.create(), number).extract().path("verificationId");
    gateway.await(number, 5);

    submit(beyond, wrong()).statusCode(429).header("Retry-After", notNullValue());

    clock.advance(Duration.ofMinutes(1));
    submit(beyond, wrong()).statusCode(429);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "12345a", "123456789", "１２３４５６", "٠١٢٣٤٥", "-12345", "12 34 56", "1e5"})
  void whatIsNoCodeIsRefusedAndNotCounted(String typed) {
    submit(id, typed)
        .statusCode(200)
        .body("success", equalTo(false))
        .body("next.triesLeft", equalTo(5));

    submit(id, code).body("success", equalTo(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAA", "../../etc/passwd", "%00", "\u0000"})
  void unknownVerificationIsRefused(String unknown) {
    submit(unknown, code)
        .statusCode(200)
        .body("success", equalTo(false))
        .body("next", anEmptyMap());
  }

  private String wrong() {
    return code.equals("000000") ? "000001" : "000000";
  }

  /** All tries of a verification, in the shortest time. */
  private void exhaust(String verification) {
    for (int wait : new int[] {0, 0, 0, 60, 120}) {
      clock.advance(Duration.ofSeconds(wait));
      submit(verification, wrong()).statusCode(200);
    }
  }
}
