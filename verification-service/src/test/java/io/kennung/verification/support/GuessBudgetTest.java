package io.kennung.verification.support;

import static io.kennung.verification.testing.Linker.begin;
import static io.kennung.verification.testing.Linker.submit;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.Wire;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody gets out of it who guesses codes all day and has a friend at the help desk. */
@VerificationTest
class GuessBudgetTest {

  /** Twice a burst of 20, and one every 72 minutes (decision 0019). */
  private static final int A_DAY = 60;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject People people;
  @Inject Table table;
  @Inject TestClock clock;

  private Desk desk;
  private int looked;
  private int lifted;

  @BeforeEach
  void open() {
    clock.freeze();
    desk = new Desk(bootstrapServers, table, clock);
  }

  @AfterEach
  void close() {
    desk.close();
    clock.reset();
  }

  @Test
  void codesThatAreLookedAtWithinADayStayBelowTheBoundHoweverOftenIsLifted() {
    String number = People.newNumber();
    Instant end = clock.instant().plus(Duration.ofDays(1));
    for (int step = 0; clock.instant().isBefore(end); step++) {
      Wire.Holder accomplice = people.create();
      Response begun = begin(accomplice, number).extract().response();
      if (begun.statusCode() == 200) {
        awaitSent(accomplice);
        guess(begun.path("verificationId"), accomplice, end);
      }
      clock.advance(Duration.ofMinutes(step < 12 ? 1 : 36));
    }

    // It was worth something, and not more than was said.
    assertThat(lifted).isEqualTo(1);
    assertThat(looked).isGreaterThan(40).isLessThanOrEqualTo(A_DAY);
  }

  /** As many wrong codes as are looked at; at the limit the friend is asked. */
  private void guess(String id, Wire.Holder accomplice, Instant end) {
    while (clock.instant().isBefore(end)) {
      Response answer = submit(id, "000000").extract().response();
      if (answer.statusCode() == 429) {
        if (!desk.ask(accomplice.id(), desk.lift(accomplice.id(), "linking")).equals("done")) {
          return;
        }
        lifted++;
      } else if (answer.<String>path("error").startsWith("The code is wrong")) {
        looked++;
        clock.advance(Duration.ofSeconds(answer.<Integer>path("next.try")));
      } else {
        looked += answer.<String>path("error").startsWith("There were too many") ? 1 : 0;
        return;
      }
    }
  }

  private void awaitSent(Wire.Holder who) {
    await()
        .atMost(20, SECONDS)
        .until(() ->
            table.count("delivery WHERE identity = ? AND state IN ('waiting', 'sending')", who.id())
                == 0);
  }
}
