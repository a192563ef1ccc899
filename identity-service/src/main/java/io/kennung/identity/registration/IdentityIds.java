package io.kennung.identity.registration;

import io.kennung.protocol.IdentityId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Draws ids: every one of the 36^8 is as likely as any other, and nobody can foresee the next. */
@Singleton
public class IdentityIds {

  private final SecureRandom random;

  /** Ids from a secure source. */
  @Inject
  public IdentityIds(SecureRandom random) {
    this.random = random;
  }

  /** An id that may or may not be taken; the table decides. */
  public String draw() {
    StringBuilder id = new StringBuilder(IdentityId.LENGTH);
    for (int i = 0; i < IdentityId.LENGTH; i++) {
      id.append(IdentityId.ALPHABET.charAt(random.nextInt(IdentityId.ALPHABET.length())));
    }
    return id.toString();
  }
}
