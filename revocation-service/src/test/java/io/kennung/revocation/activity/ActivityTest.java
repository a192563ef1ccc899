package io.kennung.revocation.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.TestClock;
import io.kennung.revocation.silence.Silence;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sign of life does, whichever way it came. */
@RevocationTest
class ActivityTest {

  @Inject Activity activity;
  @Inject SignsOfLife signs;
  @Inject Lifelines lives;
  @Inject Table table;
  @Inject TestClock clock;

  @BeforeEach
  void now() {
    clock.reset();
  }

  @Test
  void dayOnlyMovesForwards() {
    String anna = lives.active();

    activity.seen(Map.of(anna, lives.today().minusDays(1)));
    activity.seen(Map.of(anna, lives.today().minusDays(3)));

    assertThat(lives.of(anna)).isEqualTo("0 0 " + lives.today().minusDays(1));
  }

  @Test
  void floodOfDuplicatesIsWrittenOnceAndThenAsksNoDatabase() {
    String anna = lives.active();
    Map<String, LocalDate> sign = Map.of(anna, lives.today());
    activity.seen(sign);
    String written = lives.version(anna);

    // Whoever touched the table, if only to look, would wait for the end of this.
    QuarkusTransaction.requiringNew()
        .run(() -> {
          table.execute("LOCK TABLE life IN ACCESS EXCLUSIVE MODE");
          Crowd.together(Collections.nCopies(100, hundredTimes(sign)));
        });

    assertThat(lives.version(anna)).as("the row is as it was").isEqualTo(written);
  }

  @Test
  void replicaThatHasNotWrittenItReadsAndWritesNothing() {
    List<String> all = List.of(lives.active(), lives.revoked(), People.newId());
    all.forEach(id -> note(Map.of(id, lives.today())));
    List<String> written = all.stream().map(this::rowAndLock).toList();

    all.forEach(id -> note(Map.of(id, lives.today())));

    assertThat(all.stream().map(this::rowAndLock).toList()).isEqualTo(written);
  }

  @Test
  void oneWriteADayHoweverManyTellAtTheSameTime() {
    List<String> all = List.of(lives.active(), People.newId(), lives.active());
    try (WriteCount writes = WriteCount.of(table)) {
      Crowd.together(
          Collections.<Callable<Integer>>nCopies(16, () -> note(on(lives.today(), all))));

      assertThat(all).allSatisfy(id -> assertThat(writes.about(id)).isOne());
    }
  }

  @Test
  void whatWasRolledBackIsStillNews() {
    String anna = lives.active();
    assertThatThrownBy(() ->
            QuarkusTransaction.requiringNew()
                .run(() -> {
                  activity.seen(Map.of(anna, lives.today()));
                  throw new IllegalStateException("broken off");
                }))
        .hasMessageContaining("broken off");

    activity.seen(Map.of(anna, lives.today()));

    assertThat(lives.of(anna)).isEqualTo("0 0 " + lives.today());
  }

  @Test
  void nextDayIsNewsAgain() {
    String anna = lives.active();
    activity.seen(Map.of(anna, lives.today()));
    LocalDate tomorrow = lives.today().plusDays(1);

    activity.seen(Map.of(anna, tomorrow));
    assertThat(lives.of(anna)).as("clamped").endsWith(tomorrow.minusDays(1).toString());

    clock.advance(Duration.ofDays(1));
    activity.seen(Map.of(anna, tomorrow));
    assertThat(lives.of(anna)).endsWith(tomorrow.toString());
  }

  @Test
  void whoIsUnknownIsRememberedForItsRegistration() {
    String stranger = People.newId();

    activity.seen(Map.of(stranger, lives.today().minusDays(2)));
    activity.seen(Map.of(stranger, lives.today().minusDays(1)));

    assertThat(lives.of(stranger)).isEqualTo("0 0 " + lives.today().minusDays(1));
    assertThat(table.count("life WHERE identity = ? AND public_key IS NULL", stranger)).isOne();
  }

  @Test
  void whoFellSilentWakesOnceHoweverManyTellAtTheSameTime() {
    List<String> asleep = List.of(lives.inactive(), lives.inactive(), lives.inactive());

    Crowd.together(
        IntStream.range(0, 16)
            .<Callable<Integer>>mapToObj(i -> () -> noteAndWake(asleep))
            .toList());
    activity.seen(Map.of(asleep.getFirst(), lives.today()));

    for (String id : asleep) {
      assertThat(lives.of(id)).isEqualTo("0 7 " + lives.today());
    }
  }

  @Test
  void wakingIsPublishedOnceWithTwoConcurrentCalls() {
    String anna = lives.inactive();

    Crowd.together(
        Collections.<Callable<Integer>>nCopies(
            2, () -> Sightings.tell(List.of(anna)).extract().statusCode()));

    assertThat(lives.of(anna)).isEqualTo("0 7 " + lives.today());
    assertThat(lives.wakings(anna)).singleElement().asString().contains("\"revision\":7");
  }

  @Test
  void signFromBeforeTheThreeMonthsWakesNobody() {
    LocalDate awakeSince = Silence.seenSince(lives.today());
    String anna = lives.inactive();

    activity.seen(Map.of(anna, awakeSince.minusDays(1)));
    assertThat(lives.of(anna)).isEqualTo("1 6 " + awakeSince.minusDays(1));
    assertThat(lives.wakings(anna)).isEmpty();

    activity.seen(Map.of(anna, awakeSince));
    assertThat(lives.of(anna)).isEqualTo("0 7 " + awakeSince);
    assertThat(lives.wakings(anna)).hasSize(1);
  }

  @Test
  void whoHasEndedIsLeftAlone() {
    String ended = lives.revoked();
    String other = lives.inactive();
    String before = rowAndLock(ended);

    activity.seen(Map.of(ended, lives.today(), other, lives.today()));

    assertThat(rowAndLock(ended)).isEqualTo(before);
    assertThat(lives.wakings(ended)).isEmpty();
    assertThat(lives.wakings(other)).as("others in the same list").hasSize(1);
  }

  @Test
  void sameOnesInOppositeOrdersWaitForEachOtherAndNeverInACircle() {
    List<String> known = IntStream.range(0, 200).mapToObj(i -> lives.active()).sorted().toList();
    List<String> strangers = Lifelines.strangers(200);
    List<String> upwards =
        IntStream.range(0, 200)
            .boxed()
            .flatMap(i -> Stream.of(known.get(i), strangers.get(i)))
            .toList();

    for (int back = 20; back > 0; back--) {
      LocalDate day = lives.today().minusDays(back);
      Crowd.together(
          IntStream.range(0, 8)
              .<Callable<Integer>>mapToObj(
                  i -> () -> note(on(day, i % 2 == 0 ? upwards : upwards.reversed())))
              .toList());
    }

    String yesterday = "0 0 " + lives.today().minusDays(1);
    assertThat(upwards).allSatisfy(id -> assertThat(lives.of(id)).isEqualTo(yesterday));
  }

  private Callable<Integer> hundredTimes(Map<String, LocalDate> sign) {
    return () -> {
      for (int i = 0; i < 100; i++) {
        activity.seen(sign);
      }
      return 0;
    };
  }

  /** As another replica would, which remembers nothing. */
  private int note(Map<String, LocalDate> days) {
    return QuarkusTransaction.requiringNew()
        .call(() -> signs.note(days, Silence.seenSince(lives.today())).size());
  }

  private int noteAndWake(List<String> identities) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            signs
                .wake(signs.note(on(lives.today(), identities), Silence.seenSince(lives.today())))
                .size());
  }

  private static Map<String, LocalDate> on(LocalDate day, List<String> identities) {
    Map<String, LocalDate> days = new LinkedHashMap<>();
    identities.forEach(id -> days.put(id, day));
    return days;
  }

  /** Changes with every write, and also when somebody has only locked it. */
  private String rowAndLock(String identity) {
    return table.text(
        "SELECT concat_ws(' ', xmin, xmax, life) FROM life WHERE identity = ?", identity);
  }
}
