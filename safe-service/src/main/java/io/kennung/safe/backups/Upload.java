package io.kennung.safe.backups;

import io.kennung.chassis.answers.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/**
 * Reads what a client uploads: no more than allowed, no longer than allowed, in one piece. The
 * first bytes are read before memory is set aside for the rest, so that who only says that he has
 * something keeps nobody else waiting.
 */
final class Upload {

  private static final int FIRST = 16 * 1024;

  private final InputStream body;
  private final int most;
  private final long announced;
  private final Duration time;
  private byte[] first = {};

  /**
   * @param body as it comes in; each read of it ends within a moment
   * @param most bytes
   * @param announced its length as the client has told; less than 0 when it has not
   * @param time for the longest one
   * @throws Refused when it is too long
   */
  Upload(InputStream body, int most, long announced, Duration time) {
    if (announced > most) {
      throw new Refused(SafeFailure.TOO_LONG);
    }
    this.body = body;
    this.most = most;
    this.announced = announced;
    this.time = time;
  }

  /** The most that it holds in memory. */
  int length() {
    return announced < 0 ? most + 1 : (int) announced;
  }

  /**
   * Waits for the first bytes.
   *
   * @throws Refused when they are too slow
   */
  void begin() {
    byte[] bytes = new byte[Math.min(FIRST, length())];
    first = Arrays.copyOf(bytes, fill(bytes, 0));
  }

  /**
   * All of it.
   *
   * @throws Refused when it is too long, too slow, or not what was announced
   */
  byte[] read() {
    byte[] bytes = Arrays.copyOf(first, length());
    int filled = fill(bytes, first.length);
    if (filled > most) {
      throw new Refused(SafeFailure.TOO_LONG);
    }
    if (announced >= 0 && filled < announced) {
      throw new Refused(SafeFailure.INCOMPLETE);
    }
    return filled == bytes.length ? bytes : Arrays.copyOf(bytes, filled);
  }

  private int fill(byte[] bytes, int from) {
    Pace pace = new Pace(time, most);
    int filled = from;
    while (filled < bytes.length) {
      int read;
      try {
        read = body.read(bytes, filled, bytes.length - filled);
      } catch (IOException e) {
        throw new Refused(SafeFailure.INCOMPLETE);
      }
      if (read < 0) {
        return filled;
      }
      filled += read;
      if (pace.isTooSlow(filled)) {
        throw new Refused(SafeFailure.TOO_SLOW);
      }
    }
    return filled;
  }
}
