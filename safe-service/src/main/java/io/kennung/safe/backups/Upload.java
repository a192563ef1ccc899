package io.kennung.safe.backups;

import io.kennung.chassis.answers.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/** Reads what a client uploads: no more than allowed, no longer than allowed, in one piece. */
final class Upload {

  private final InputStream body;
  private final int most;
  private final long deadline;

  /**
   * @param body as it comes in; each read of it ends within a moment
   * @param most bytes
   * @param time from now until the last byte
   */
  Upload(InputStream body, int most, Duration time) {
    this.body = body;
    this.most = most;
    this.deadline = System.nanoTime() + time.toNanos();
  }

  /**
   * All of it.
   *
   * @param announced its length as the client has told; less than 0 when it has not
   * @throws Refused when it is too long, too slow, or not what was announced
   */
  byte[] read(long announced) {
    if (announced > most) {
      throw new Refused(SafeFailure.TOO_LONG);
    }
    try {
      return announced < 0 ? unannounced() : exactly((int) announced);
    } catch (IOException e) {
      throw new Refused(SafeFailure.INCOMPLETE);
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = new byte[length];
    if (fill(bytes) < length) {
      throw new Refused(SafeFailure.INCOMPLETE);
    }
    return bytes;
  }

  private byte[] unannounced() throws IOException {
    byte[] bytes = new byte[most + 1];
    int length = fill(bytes);
    if (length > most) {
      throw new Refused(SafeFailure.TOO_LONG);
    }
    return Arrays.copyOf(bytes, length);
  }

  private int fill(byte[] bytes) throws IOException {
    int filled = 0;
    while (filled < bytes.length) {
      int read = body.read(bytes, filled, bytes.length - filled);
      if (read < 0) {
        return filled;
      }
      filled += read;
      if (System.nanoTime() - deadline > 0) {
        throw new Refused(SafeFailure.TOO_SLOW);
      }
    }
    return filled;
  }
}
