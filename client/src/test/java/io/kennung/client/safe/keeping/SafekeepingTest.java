package io.kennung.client.safe.keeping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.client.safe.FakeSafe;
import io.kennung.client.safe.FakeSafe.Answer;
import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.SafeException;
import io.kennung.client.safe.SafeServer;
import io.kennung.protocol.safe.SafeFile;
import io.kennung.protocol.safe.SafeKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafekeepingTest {

  private static final SafeKeys OLD = SafeKeys.of("the old password".toCharArray(), "ABCD1234");
  private static final SafeKeys NEW = SafeKeys.of("the new password".toCharArray(), "ABCD1234");
  private static final byte[] FIRST = "{\"n\":1}".getBytes(UTF_8);
  private static final byte[] SECOND = "{\"n\":2}".getBytes(UTF_8);

  private final FakeSafe safe = new FakeSafe();
  private final Mishap device = new Mishap(safe);
  private Instant now = Instant.parse("2026-11-25T12:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final Safekeeping keeping =
      new Safekeeping(
          device,
          address ->
              SafeServer.at(SafeAddress.of(Objects.requireNonNullElse(address, safe.base()))),
          clock);

  @AfterEach
  void close() {
    safe.close();
  }

  @Test
  void whatIsKeptOfItMakesTheNextBackup() {
    keeping.enable(new Place(OLD, null), FIRST);
    now = now.plus(Duration.ofHours(25));

    LastBackup last = keeping.backUp(SECOND);

    assertThat(opened(OLD)).isEqualTo(SECOND);
    assertThat(last.at()).isEqualTo(now);
    assertThat(last.bytes()).isEqualTo(file(OLD).length);
    assertThat(device.state().last()).isEqualTo(last);
  }

  @Test
  void firstBackupThatCannotBeReadBackLeavesTheSafeOff() {
    safe.rule(call -> call.is("PUT"), call -> Answer.of(201));

    assertThatThrownBy(() -> keeping.enable(new Place(OLD, null), FIRST))
        .isInstanceOf(SafeException.class)
        .hasMessageContaining("does not give it back");

    assertThat(device.state()).isEqualTo(SafeState.OFF);
  }

  /** Whatever fails while the password changes, at whichever moment. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void personIsNeverWithoutABackup(boolean isAfter) {
    int moment = 0;
    boolean wasNotReached = false;
    while (!wasNotReached) {
      startAnew();
      device.arm(moment, isAfter);
      boolean isDone = change();
      wasNotReached = device.disarm();

      assertThat(openedOf(device.state())).as("moment %d", moment).isNotEmpty();
      assertThat(openable()).as("moment %d", moment).isNotEmpty();
      keeping.sweep();
      onlyTheCurrentIsThere(moment);
      if (!isMoved()) {
        assertThat(isDone).as("moment %d", moment).isFalse();
        assertThat(change()).as("again after moment %d", moment).isTrue();
        onlyTheCurrentIsThere(moment);
      }
      assertThat(opened(NEW)).isEqualTo(SECOND);
      moment++;
    }
    // config, HEAD, write, config, PUT, GET, write; then DELETE and write.
    assertThat(moment).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void changeAgainAtOnceMendsItToo(boolean isAfter) {
    for (int moment = 0; moment < 7; moment++) {
      startAnew();
      device.arm(moment, isAfter);
      boolean unused = change();
      boolean reached = !device.disarm();
      assertThat(reached).isTrue();
      if (!isMoved()) {
        assertThat(change()).as("moment %d", moment).isTrue();
      }
      keeping.sweep();

      onlyTheCurrentIsThere(moment);
      assertThat(opened(NEW)).isEqualTo(SECOND);
    }
  }

  @Test
  void backupOfAnotherDeviceUnderTheNewPasswordIsNotWrittenOver() {
    startAnew();
    byte[] ofAnother = new byte[100];
    safe.files.put("backups/" + NEW.backupId(), ofAnother);

    assertThatThrownBy(() ->
            keeping.change(new Place(NEW, null), SECOND, () -> new IllegalStateException("taken")))
        .hasMessage("taken");

    keeping.sweep();
    assertThat(file(NEW)).isSameAs(ofAnother);
    assertThat(opened(OLD)).isEqualTo(FIRST);
  }

  @Test
  void whatCannotBeDeletedNowIsDeletedLater() {
    startAnew();
    String[] isAway = {"yes"};
    safe.rule(call -> call.is("DELETE"), call -> isAway[0].isEmpty() ? null : Answer.of(503));

    keeping.disable();
    assertThat(keeping.sweep().values()).singleElement().asString().contains("not available");
    assertThat(device.state().isOn()).isFalse();
    assertThat(device.state().leftovers().getFirst().goneBy())
        .isEqualTo(now.plus(Duration.ofDays(180)));

    isAway[0] = "";
    assertThat(keeping.sweep()).isEmpty();
    assertThat(device.state()).isEqualTo(SafeState.OFF);
    assertThat(safe.files).containsOnlyKeys("config");
  }

  @Test
  void serverThatIsAwayForEverIsForgottenOnceItHasDeletedTheBackup() {
    startAnew();
    safe.answering("DELETE", 503);
    keeping.disable();
    now = now.plus(Duration.ofDays(180 + 31));

    assertThat(keeping.sweep()).isEmpty();

    assertThat(device.state()).isEqualTo(SafeState.OFF);
  }

  @Test
  void enabledAgainWithTheSamePasswordKeepsItsBackup() {
    startAnew();
    boolean[] isAway = {true};
    safe.rule(call -> call.is("DELETE"), call -> isAway[0] ? Answer.of(503) : null);
    keeping.disable();
    keeping.sweep();
    isAway[0] = false;

    keeping.enable(new Place(OLD, null), SECOND);
    keeping.sweep();

    onlyTheCurrentIsThere(0);
    assertThat(opened(OLD)).isEqualTo(SECOND);
  }

  @Test
  void personIsToldAfterAWeekOfFailuresAndThenOnceADay() {
    startAnew();
    safe.answering("PUT", 503);
    int told = 0;
    for (int hours = 0; hours < 10 * 24; hours++) {
      now = now.plus(Duration.ofHours(1));
      assertThatThrownBy(() -> keeping.backUp(SECOND)).isInstanceOf(SafeException.class);
      if (keeping.isToBeTold()) {
        told++;
        assertThat(hours).isGreaterThanOrEqualTo(7 * 24);
      }
    }
    // At first, and then every 23 hours: whoever looks once a day does not look to the minute.
    assertThat(told).isEqualTo(4);
    assertThat(device.state().trouble().reason()).contains("not available");
  }

  @Test
  void whoNeverHadABackupIsNotTold() {
    keeping.resume(new Place(OLD, null));
    keeping.failed("no");
    now = now.plus(Duration.ofDays(30));
    keeping.failed("no");

    assertThat(keeping.isToBeTold()).isFalse();
    assertThat(keeping.isDue(FIRST)).isTrue();
  }

  private void startAnew() {
    device.keep(SafeState.OFF);
    safe.files.keySet().removeIf(name -> name.startsWith("backups/"));
    keeping.enable(new Place(OLD, null), FIRST);
  }

  /** Whether it went through. */
  private boolean change() {
    try {
      keeping.change(new Place(NEW, null), SECOND, () -> new IllegalStateException("taken"));
      keeping.sweep();
      return true;
    } catch (SafeException | Mishap.Stopped e) {
      return false;
    }
  }

  private boolean isMoved() {
    return device.state().place().keys().backupId().equals(NEW.backupId());
  }

  private void onlyTheCurrentIsThere(int moment) {
    SafeState state = device.state();
    assertThat(state.leftovers()).as("moment %d", moment).isEmpty();
    assertThat(safe.files)
        .as("moment %d", moment)
        .containsOnlyKeys("config", "backups/" + state.place().keys().backupId());
  }

  private byte[] openedOf(SafeState state) {
    return opened(state.place().keys());
  }

  /** The documents that a person who knows both passwords can restore. */
  private List<byte[]> openable() {
    return List.of(OLD, NEW).stream()
        .filter(keys -> safe.files.containsKey("backups/" + keys.backupId()))
        .map(this::opened)
        .toList();
  }

  private byte[] opened(SafeKeys keys) {
    return SafeFile.open(file(keys), keys);
  }

  private byte[] file(SafeKeys keys) {
    return safe.files.get("backups/" + keys.backupId());
  }
}
