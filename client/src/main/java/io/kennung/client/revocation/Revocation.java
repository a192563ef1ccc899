package io.kennung.client.revocation;

import io.kennung.client.Answer;
import io.kennung.client.Challenge;
import io.kennung.client.DirectoryException;
import io.kennung.client.Exchange;
import io.kennung.client.Identity;
import io.kennung.client.TwoPhase;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.RevocationKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Ends identities, which cannot be undone: others can no longer look one up, what is linked to it
 * is let go, and its id is never given out again. Source: the directory contract, 6.8 to 6.10 and
 * 7.
 *
 * <p>Every call may throw {@link DirectoryException}. Where a change was asked for and the answer
 * was lost, {@link DirectoryException#mayHaveHappened} says that it may stand all the same. An
 * identity that has been revoked already is a refusal of type {@code invalid-identity}.
 */
public final class Revocation {

  private static final String SET = "identity/set_revocation_key";
  private static final String CHECK = "identity/check_revocation_key";
  private static final String REVOKE = "identity/revoke";
  private static final String BY_PASSWORD = "identity/ws/revoke";

  /**
   * Whole seconds. Clients in the field need the offset as {@code +0000}; other directories write
   * {@code Z} or {@code +00:00}.
   */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[XXX][XX]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final Exchange exchange;
  private final TwoPhase twoPhase;

  /** For {@code Directory}, which is the only one to have an exchange. */
  public Revocation(Exchange exchange, TwoPhase twoPhase) {
    this.exchange = exchange;
    this.twoPhase = twoPhase;
  }

  /**
   * Sets the password with which the identity can be revoked when its device is gone. One that was
   * set before no longer works.
   */
  public void setPassword(Identity own, RevocationKey key) {
    Map<String, String> members = members(own);
    members.put("revocationKey", key.base64());
    change(SET, members, own);
  }

  /** When the password was last set, to the second; nothing where none is set. */
  public Optional<Instant> passwordSetAt(Identity own) {
    Answer answer = twoPhase.run(CHECK, members(own), own.key());
    return answer.flag("revocationKeySet") ? Optional.of(lastChanged(answer)) : Optional.empty();
  }

  /**
   * Ends the identity for good, proven by its key. A lost answer is asked for again: ending what
   * has ended by the same request changes nothing.
   */
  public void revoke(Identity own) {
    change(REVOKE, members(own), own);
  }

  /**
   * Ends the identity for good, proven by the password set for it. Tries are few: after too many
   * wrong ones the failure is of kind RATE_LIMITED and says how long to wait. A directory need not
   * tell a wrong password from an identity that does not exist or has no password.
   *
   * @param identity 8 characters
   */
  public void revokeByPassword(String identity, RevocationKey key) {
    if (!IdentityId.isWellFormed(identity)) {
      throw new IllegalArgumentException("not an identity id");
    }
    boolean unused =
        exchange.change(
            BY_PASSWORD,
            Map.of("identity", identity, "revocationKey", key.base64()),
            answer -> {
              answer.requireSuccess();
              return true;
            });
  }

  private void change(String path, Map<String, String> members, Identity own) {
    Challenge challenge = twoPhase.challenge(path, members);
    boolean unused =
        twoPhase.finish(
            path,
            members,
            challenge,
            own.key(),
            answer -> {
              answer.requireSuccess();
              return true;
            });
  }

  private static Instant lastChanged(Answer answer) {
    try {
      return OffsetDateTime.parse(answer.text("lastChanged"), TIME).toInstant();
    } catch (DateTimeException e) {
      throw answer.unexpected("lastChanged");
    }
  }

  private static Map<String, String> members(Identity own) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("identity", own.id());
    return members;
  }
}
