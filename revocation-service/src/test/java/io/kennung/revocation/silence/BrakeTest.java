package io.kennung.revocation.silence;

import static io.kennung.revocation.silence.Night.SILENT;
import static io.kennung.revocation.silence.Night.SINCE;
import static io.kennung.revocation.silence.Night.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.CapturedLog;
import io.kennung.revocation.silence.Caution.Hold;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RevocationTest
class BrakeTest {

  private static final Settings FIVE_PERCENT = Settings.brake(5, 1);

  @Inject Night night;
  @Inject Table table;

  @BeforeEach
  void fall() {
    night.fall();
  }

  @Test
  void moreThanTheShareStopsTheSweepBeforeAnybodyIsMarked() {
    List<String> silent = night.seen(6, SILENT);
    night.seen(94, SINCE);
    try (CapturedLog log = CapturedLog.listening()) {
      Replica one = night.replica(FIVE_PERCENT);
      Replica two = night.replica(FIVE_PERCENT);

      one.sweep();
      two.sweep();
      one.sweep();

      assertThat(night.asleep(silent)).isZero();
      assertThat(silent).allSatisfy(id -> assertThat(night.events(id)).isEmpty());
      assertThat(one.isBraked()).isTrue();
      assertThat(one.isHeld(Hold.BRAKED)).isTrue();
      assertThat(two.isBraked()).as("on every replica").isTrue();
      assertThat(log.text().lines().filter(line -> line.contains("is stopped")))
          .singleElement()
          .asString()
          .contains("of 100 active 6 are silent, 0 have been marked, 5 may be");
      assertThat(silent).noneMatch(log.text()::contains);
    }
  }

  @Test
  void justTheShareIsMarked() {
    List<String> silent = night.seen(5, SILENT);
    night.seen(95, SINCE);
    Replica replica = night.replica(FIVE_PERCENT);

    replica.sweep();
    replica.sweep();

    assertThat(night.asleep(silent)).isEqualTo(5);
    assertThat(replica.isBraked()).isFalse();
  }

  @Test
  void personReleasesTheBrakeForThisDayOnly() {
    List<String> silent = night.seen(60, SILENT);
    night.seen(40, SINCE);
    Replica braked = night.replica(FIVE_PERCENT);
    braked.sweep();

    Replica forAnotherDay =
        night.replica(FIVE_PERCENT.released(TODAY.minusDays(1), TODAY.plusDays(1)));
    forAnotherDay.sweep();
    assertThat(night.asleep(silent)).isZero();
    assertThat(forAnotherDay.isBraked()).isTrue();

    Replica released = night.replica(FIVE_PERCENT.released(TODAY));
    released.sweep();
    assertThat(night.asleep(silent)).isEqualTo(60);
    assertThat(released.isBraked()).isFalse();

    braked.sweep();
    assertThat(braked.isBraked()).as("nobody is left who waits").isFalse();

    // All forty are silent on the day after: forgotten, the release does not let them through.
    released.hasRead(TODAY.plusDays(1)).sweep();
    assertThat(released.isBraked()).isTrue();
    assertThat(released.marked()).isEqualTo(60);
  }

  @Test
  void whoTurnsUpLaterIsCountedToTheSameDayByEveryReplica() {
    night.seen(3, SILENT);
    night.seen(97, SINCE.plusDays(9));
    night.replica(FIVE_PERCENT).sweep();
    List<String> late = night.seen(4, SILENT);
    Replica restarted = night.replica(FIVE_PERCENT);

    restarted.sweep();
    restarted.sweep();

    assertThat(night.asleep(late)).as("three and two are five of a hundred").isEqualTo(2);
    assertThat(restarted.isBraked()).isTrue();

    // The next day has a share of its own.
    restarted.hasRead(TODAY.plusDays(1)).sweep();
    assertThat(night.asleep(late)).isEqualTo(4);
    assertThat(restarted.isBraked()).isFalse();
  }

  @Test
  void fewMayAlwaysBeMarked() {
    List<String> silent = night.seen(10, SILENT);
    Replica replica = night.replica(Settings.brake(5, 10));

    replica.sweep();

    assertThat(night.asleep(silent)).isEqualTo(10);
  }

  @Test
  void clockThatIsAYearAheadMarksNobodyAndIsForgotten() {
    night.seen(100, TODAY);
    List<String> silent = night.seen(2, SILENT);
    Replica replica = night.replica(FIVE_PERCENT);

    replica.hasRead(TODAY.plusYears(1)).sweep();
    assertThat(replica.marked()).isZero();
    assertThat(replica.isBraked()).isTrue();

    replica.hasRead(TODAY).sweep();
    assertThat(night.asleep(silent)).isEqualTo(2);
    assertThat(replica.isBraked()).isFalse();
    assertThat(table.count("sweep")).isEqualTo(1);
  }
}
