package io.kennung.verification.pending;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a client may do next and in how many seconds; 0 is now, and what is absent will not be
 * possible any more; empty when the verification has ended. Beyond the directory contract, for
 * clients that look.
 *
 * @param resend the message once more
 * @param call a call that reads the code aloud
 * @param attempt a code
 * @param triesLeft how many more codes are looked at
 * @param codeExpires until the code is no longer good
 * @param expires until the verification ends
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Next(
    @Nullable Long resend,
    @Nullable Long call,
    @JsonProperty("try") @Nullable Long attempt,
    @Nullable Integer triesLeft,
    @Nullable Long codeExpires,
    @Nullable Long expires) {

  /** The verification has ended: nothing more can be done with it. */
  public static final Next OVER = new Next(null, null, null, null, null, null);

  /** For a number. */
  public static Next ofPhone(Verification verification, int maxTries, Instant now) {
    Progress progress = verification.progress();
    return new Next(
        in(progress.nextSendAt(), now),
        in(progress.nextCallAt(), now),
        in(progress.nextTryAt(), now),
        maxTries - progress.tries(),
        in(verification.codeExpiresAt(), now),
        seconds(verification.expiresAt(), now));
  }

  /**
   * For a mail address.
   *
   * @param resend the wait until another mail is allowed
   */
  public static Next ofEmail(Verification verification, Duration resend, Instant now) {
    return new Next(
        seconds(now.plus(resend), now),
        null,
        null,
        null,
        null,
        seconds(verification.expiresAt(), now));
  }

  private static @Nullable Long in(@Nullable Instant moment, Instant now) {
    return moment == null ? null : (Long) seconds(moment, now);
  }

  /** Rounded up: whoever comes after so many seconds is not too early. */
  private static long seconds(Instant moment, Instant now) {
    return Math.max(0, Duration.between(now, moment).plusMillis(999).toSeconds());
  }
}
