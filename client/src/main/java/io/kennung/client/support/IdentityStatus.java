package io.kennung.client.support;

import io.kennung.client.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How an identity is doing, as staff see it: never an address, and nothing of its backups.
 *
 * @param identity its id
 * @param state {@code active}, {@code inactive} or {@code revoked}
 * @param since when it came into this state
 * @param registeredAt when it was created
 * @param lastSeen the day of the last sign of life, UTC
 * @param type {@code regular} or {@code work}
 * @param featureMask what its app understands, a bit a feature
 * @param links one a kind of address
 * @param revocation what is set for its end, and how it has ended
 */
public record IdentityStatus(
    String identity,
    String state,
    Instant since,
    Instant registeredAt,
    LocalDate lastSeen,
    String type,
    long featureMask,
    List<LinkStatus> links,
    RevocationStatus revocation) {

  private static final List<String> STATES = List.of("active", "inactive", "revoked");

  static IdentityStatus of(Answer answer, String asked) {
    if (!answer.text("identity").equals(asked)) {
      throw answer.unexpected("identity");
    }
    String state = Facts.word(answer, "state");
    if (!STATES.contains(state)) {
      throw answer.unexpected("state");
    }
    return new IdentityStatus(
        asked,
        state,
        Facts.time(answer, "since"),
        Facts.time(answer, "registeredAt"),
        Facts.day(answer, "lastSeen"),
        Facts.word(answer, "type"),
        answer.featureMask("featureMask"),
        answer.objects("links").stream().map(LinkStatus::of).toList(),
        RevocationStatus.of(answer.object("revocation")));
  }
}
