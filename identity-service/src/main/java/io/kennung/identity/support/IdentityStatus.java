package io.kennung.identity.support;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How an identity is doing, as support staff see it: never an address, and nothing of its backups.
 *
 * @param identity its id
 * @param state {@code active}, {@code inactive} or {@code revoked}
 * @param since when it came into this state
 * @param registeredAt when it was created
 * @param lastSeen the day of the last sign of life, UTC; nothing finer is kept
 * @param type {@code regular} or {@code work}
 * @param featureMask what its app understands, a bit a feature
 * @param links one a kind of address, always both kinds, e-mail first
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

  /** Whether it has ended, for good. */
  @JsonIgnore
  public boolean isRevoked() {
    return state.equals("revoked");
  }
}
