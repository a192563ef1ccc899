package io.kennung.verification.senders.http;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import org.jspecify.annotations.Nullable;

/** What a provider may tell us: little. */
public final class HookBody {

  private static final int MAX = 16 * 1024;

  private HookBody() {}

  /**
   * The body, empty when there is none.
   *
   * @throws Refused with 413 when it is larger than any report
   */
  public static byte[] checked(byte @Nullable [] body) {
    if (body == null) {
      return new byte[0];
    }
    if (body.length > MAX) {
      throw new Refused(CommonFailure.TOO_LARGE);
    }
    return body;
  }
}
