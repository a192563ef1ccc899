package io.kennung.client.support;

import io.kennung.client.Answer;
import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with one kind of address. Never which address.
 *
 * @param kind {@code email} or {@code phone}
 * @param linked whether there is one now
 * @param since when that became so, where there ever was one
 * @param lastVerification how the last attempt to prove one went, where there was one
 */
public record LinkStatus(
    String kind,
    boolean linked,
    Optional<Instant> since,
    Optional<LastVerification> lastVerification) {

  /**
   * How the last verification went, or is getting on.
   *
   * @param outcome a word such as {@code sent}, {@code delivered} or {@code linked}
   * @param channel {@code mail}, {@code sms}, {@code call} or {@code none}
   * @param reason why, in a word; {@code none} where all is well
   * @param at when
   */
  public record LastVerification(String outcome, String channel, String reason, Instant at) {

    static LastVerification of(Answer answer) {
      return new LastVerification(
          Facts.word(answer, "outcome"),
          Facts.word(answer, "channel"),
          Facts.word(answer, "reason"),
          Facts.time(answer, "at"));
    }
  }

  static LinkStatus of(Answer answer) {
    return new LinkStatus(
        Facts.word(answer, "kind"),
        answer.flag("linked"),
        Facts.optionalTime(answer, "since"),
        answer.has("lastVerification")
            ? Optional.of(LastVerification.of(answer.object("lastVerification")))
            : Optional.empty());
  }
}
