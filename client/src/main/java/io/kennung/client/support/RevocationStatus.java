package io.kennung.client.support;

import io.kennung.client.Answer;
import java.time.Instant;
import java.util.Optional;

/**
 * What is set for the end of an identity, and how it has ended.
 *
 * @param passwordSet whether there is a revocation password
 * @param passwordSince since when, where there is one
 * @param how {@code key} or {@code password}, where it has ended
 */
public record RevocationStatus(
    boolean passwordSet, Optional<Instant> passwordSince, Optional<String> how) {

  static RevocationStatus of(Answer answer) {
    return new RevocationStatus(
        answer.flag("passwordSet"),
        Facts.optionalTime(answer, "passwordSince"),
        Facts.optionalWord(answer, "how"));
  }
}
