package io.kennung.verification.guard;

import static io.kennung.verification.testing.Linker.begin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.Wire;
import io.kennung.verification.testing.Gateway;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.Table;
import io.kennung.verification.testing.VerificationTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@VerificationTest
class GuardTest {

  private static final String SUSPECT = "99500";
  private static final String OTHER = "99501";

  @Inject Jdbi jdbi;
  @Inject Gateway gateway;
  @Inject People people;
  @Inject Table table;
  @Inject TestClock clock;

  private Conversions conversions;

  @BeforeEach
  void guard() {
    clock.freeze();
    conversions = new Conversions(jdbi, new Strict(), clock);
    table.execute("DELETE FROM conversion WHERE prefix IN (?, ?)", SUSPECT, OTHER);
  }

  @AfterEach
  void resetClock() {
    clock.reset();
    gateway.recover();
  }

  @Test
  void prefixThatSendsManyAndVerifiesFewIsQuarantinedAndOthersGoOn() {
    assertThat(send(SUSPECT, 29)).isEqualTo(29);
    clock.advance(Duration.ofMinutes(10));
    assertThat(send(SUSPECT, 5)).as("the thirtieth brings it to light").isEqualTo(1);
    assertThat(send(OTHER, 20)).isEqualTo(20);
    assertThat(conversions.quarantined()).contains(SUSPECT).doesNotContain(OTHER);

    clock.advance(Duration.ofHours(6));
    assertThat(conversions.quarantined()).doesNotContain(SUSPECT);
    assertThat(send(SUSPECT, 1)).isEqualTo(1);
  }

  @Test
  void prefixWhoseCodesComeBackIsLeftAlone() {
    send(SUSPECT, 20);
    IntStream.range(0, 10).forEach(i -> conversions.countVerified(SUSPECT));
    clock.advance(Duration.ofMinutes(20));

    assertThat(send(SUSPECT, 60)).isEqualTo(60);
  }

  @Test
  void rushIsNotJudgedBeforeItsCodesCouldComeBack() {
    clock.advance(Duration.ofMinutes(9));
    assertThat(send(SUSPECT, 100)).isEqualTo(100);
  }

  @Test
  void whatWasNotSentIsNotHeldAgainstAPrefix() {
    send(SUSPECT, 29);
    IntStream.range(0, 29).forEach(i -> conversions.countUnsent(SUSPECT));
    clock.advance(Duration.ofMinutes(10));

    assertThat(send(SUSPECT, 20)).isEqualTo(20);
  }

  @Test
  void countryHasItsBudgetHoweverManyAskAtOnce() {
    table.execute("DELETE FROM limit_level");
    List<Callable<Integer>> requests =
        IntStream.range(0, 60)
            .mapToObj(i -> {
              Wire.Holder holder = people.create();
              return (Callable<Integer>)
                  () -> begin(holder, "43664" + (1_000_000 + i)).extract().statusCode();
            })
            .toList();

    List<Integer> statuses = Crowd.together(requests);

    assertThat(statuses).filteredOn(status -> status == 200).hasSize(50);
    assertThat(statuses).filteredOn(status -> status == 429).hasSize(10);
    begin(people.create(), People.newNumber()).statusCode(200);

    clock.advance(Duration.ofMinutes(1));
    begin(people.create(), "436649999999").statusCode(200);
    begin(people.create(), "436649999998").statusCode(429);
  }

  @Test
  void blockedCountrySaysSo() {
    begin(people.create(), "6907290")
        .statusCode(200)
        .body("success", equalTo(false))
        .body("error", startsWith("This number cannot"));
  }

  @Test
  void numberThatIsNeitherWrittenToNorCalledSaysSo() {
    begin(people.create(), "3546111234")
        .statusCode(200)
        .body("success", equalTo(false))
        .body("error", startsWith("This number cannot"));
  }

  @Test
  void fiveVerificationsOfOneNumberWhoeverBeginsThem() {
    String number = People.newNumber();
    List<Callable<Integer>> requests =
        IntStream.range(0, 50)
            .mapToObj(i -> {
              Wire.Holder holder = people.create();
              return (Callable<Integer>) () -> begin(holder, number).extract().statusCode();
            })
            .toList();

    List<Integer> statuses = Crowd.together(requests);

    assertThat(statuses).filteredOn(status -> status == 200).hasSize(5);
    assertThat(statuses).filteredOn(status -> status == 429).hasSize(45);
    gateway.await(number, 5);
    clock.advance(Duration.ofMinutes(288));
    begin(people.create(), number).statusCode(200);
    begin(people.create(), number).statusCode(429);
  }

  @Test
  void stormOfResendsSendsOneMessage() {
    String number = People.newNumber();
    Wire.Holder holder = people.create();
    Callable<Integer> request = () -> begin(holder, number).extract().statusCode();

    assertThat(Crowd.together(Collections.nCopies(40, request))).containsOnly(200);

    gateway.await(number, 1);
    assertThat(table.count("delivery WHERE identity = ?", holder.id())).isEqualTo(1);
  }

  private int send(String prefix, int times) {
    int sent = 0;
    for (int i = 0; i < times; i++) {
      if (QuarkusTransaction.requiringNew().call(() -> conversions.countSent(prefix))) {
        sent++;
      }
    }
    return sent;
  }

  /** The figures as they are by default. */
  private static final class Strict implements GuardConfig {
    @Override
    public long burst() {
      return 50;
    }

    @Override
    public Duration refill() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Map<String, Long> bursts() {
      return Map.of();
    }

    @Override
    public Duration window() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration patience() {
      return Duration.ofMinutes(10);
    }

    @Override
    public long leastSent() {
      return 30;
    }

    @Override
    public int leastVerifiedPercent() {
      return 10;
    }

    @Override
    public Duration quarantine() {
      return Duration.ofHours(6);
    }
  }
}
