package io.kennung.identity.links;

import io.kennung.protocol.events.LinkKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;

/** Which kinds of address an identity is linked to. */
@Singleton
public class Links {

  private final LinkedKinds kinds;

  @Inject
  Links(LinkedKinds kinds) {
    this.kinds = kinds;
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
}
