package io.kennung.client.safe.keeping;

import io.kennung.client.safe.FakeSafe;
import io.kennung.client.safe.FakeSafe.Answer;
import io.kennung.client.safe.FakeSafe.Call;
import org.jspecify.annotations.Nullable;

/**
 * A device and a server, of which one fails once: at the n-th time that the server is asked or the
 * device writes, before or after it has happened.
 */
final class Mishap implements Safekeeping.Memory {

  /** The battery is empty. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final FakeSafe safe;
  private SafeState state = SafeState.OFF;
  private int left = Integer.MAX_VALUE;
  private boolean isAfter;

  Mishap(FakeSafe safe) {
    this.safe = safe;
    safe.rule(call -> happensNow(), this::failing);
  }

  void arm(int times, boolean after) {
    left = times;
    isAfter = after;
  }

  /** Whether it was not reached. */
  boolean disarm() {
    boolean wasNotReached = left >= 0;
    left = Integer.MAX_VALUE;
    return wasNotReached;
  }

  @Override
  public SafeState state() {
    return state;
  }

  @Override
  public void keep(SafeState next) {
    boolean isNow = happensNow();
    if (!isNow || isAfter) {
      state = next;
    }
    if (isNow) {
      throw new Stopped();
    }
  }

  private synchronized boolean happensNow() {
    return left-- == 0;
  }

  private @Nullable Answer failing(Call call) {
    if (!isAfter) {
      return Answer.of(503);
    }
    switch (call.method()) {
      case "PUT" -> safe.files.put(call.path(), call.body());
      case "DELETE" -> safe.files.remove(call.path());
      default -> {
        // Reading changes nothing.
      }
    }
    return Answer.LOST;
  }
}
