package io.kennung.client.support;

import io.kennung.client.Answer;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that has happened to an identity.
 *
 * @param at when
 * @param what a word such as {@code registered}, {@code linked} or {@code revoked}
 * @param kind {@code email} or {@code phone}, where it was about an address
 * @param detail one word more, where there is one
 * @param channel of a verification
 * @param reason of a verification that did not go well
 * @param who has done it, where staff have; at most 300 characters, none that steers a terminal
 * @param note what staff have written down; the same
 */
public record HistoryEntry(
    Instant at,
    String what,
    Optional<String> kind,
    Optional<String> detail,
    Optional<String> channel,
    Optional<String> reason,
    Optional<String> who,
    Optional<String> note) {

  static HistoryEntry of(Answer answer) {
    return new HistoryEntry(
        Facts.time(answer, "at"),
        Facts.word(answer, "what"),
        Facts.optionalWord(answer, "kind"),
        Facts.optionalWord(answer, "detail"),
        Facts.optionalWord(answer, "channel"),
        Facts.optionalWord(answer, "reason"),
        Facts.optionalWriting(answer, "who"),
        Facts.optionalWriting(answer, "note"));
  }
}
