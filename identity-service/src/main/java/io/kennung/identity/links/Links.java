package io.kennung.identity.links;

import io.kennung.protocol.events.LinkKind;
import io.kennung.protocol.events.VerificationProgressed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;

/** Which kinds of address an identity is linked to. */
@Singleton
public class Links {

  private final LinkedKinds kinds;
  private final LastVerifications verifications;

  @Inject
  Links(LinkedKinds kinds, LastVerifications verifications) {
    this.kinds = kinds;
    this.verifications = verifications;
  }

  /** The kinds that are linked now. */
  public Set<LinkKind> of(String identity) {
    return kinds.linked(identity);
  }

  /**
   * Takes over what verification-service has told. What is older than what is known already changes
   * nothing.
   *
   * @return false when there is no such identity
   */
  boolean follow(String identity, LinkKind kind, boolean linked, long revision, Instant since) {
    return kinds.put(identity, kind, linked, revision, since);
  }

  /**
   * Notes how a verification is getting on; what is older than what is known changes nothing.
   *
   * @return false when there is no such identity
   */
  boolean note(VerificationProgressed progress, LinkKind kind) {
    return verifications.put(progress, kind);
  }
}
