package io.kennung.client.linking;

import io.kennung.client.Additions;
import io.kennung.client.DirectoryException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a person may do next about a verification, and how long from now. An addition of this
 * directory to the wire: of other servers nothing of it is known, see {@link #isTold}.
 *
 * @param isTold whether the directory said anything. If so, what is missing below is not possible
 *     (any more); if not, nothing is known
 * @param resendIn another mail or SMS may be asked for; zero: now
 * @param callIn a call may be asked for; zero: now
 * @param tryIn a code may be entered; zero: now
 * @param triesLeft how many codes may still be entered
 * @param expiresIn the verification ends
 * @param codeExpiresIn the code, or the link in the mail, ends
 */
public record Next(
    boolean isTold,
    Optional<Duration> resendIn,
    Optional<Duration> callIn,
    Optional<Duration> tryIn,
    OptionalInt triesLeft,
    Optional<Duration> expiresIn,
    Optional<Duration> codeExpiresIn) {

  /** What a refusal said about it. */
  public static Next of(DirectoryException refusal) {
    return of(refusal.additions());
  }

  static Next of(Additions answer) {
    Optional<Additions> next = answer.object("next");
    return new Next(
        next.isPresent(),
        seconds(next, "resend"),
        seconds(next, "call"),
        seconds(next, "try"),
        next.map(members -> members.count("triesLeft")).orElse(OptionalInt.empty()),
        seconds(next, "expires"),
        seconds(next, "codeExpires"));
  }

  /** The directory said that nothing is possible any more; the way on is a new verification. */
  public boolean isOver() {
    return isTold && resendIn.isEmpty() && callIn.isEmpty() && tryIn.isEmpty();
  }

  private static Optional<Duration> seconds(Optional<Additions> next, String name) {
    OptionalInt seconds = next.map(members -> members.count(name)).orElse(OptionalInt.empty());
    return seconds.isPresent()
        ? Optional.of(Duration.ofSeconds(seconds.getAsInt()))
        : Optional.empty();
  }
}
