package io.kennung.identity.links;

import io.kennung.identity.history.Happening;
import io.kennung.identity.history.History;
import io.kennung.protocol.events.AddressLinked;
import io.kennung.protocol.events.AddressUnlinked;
import io.kennung.protocol.events.LinkKind;
import io.kennung.protocol.events.VerificationProgressed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;

/** Which kinds of address an identity is linked to. */
@Singleton
public class Links {

  /** Why an address is no longer linked: somebody else has proven that it is theirs. */
  private static final String DISPLACED = "displaced";

  private static final String NONE = "none";

  private final LinkedKinds kinds;
  private final LastVerifications verifications;
  private final History history;

  @Inject
  Links(LinkedKinds kinds, LastVerifications verifications, History history) {
    this.kinds = kinds;
    this.verifications = verifications;
    this.history = history;
  }

  /** The kinds that are linked now. */
  public Set<LinkKind> of(String identity) {
    return kinds.linked(identity);
  }

  /**
   * Takes over a link that verification-service has told of. What is older than what is known
   * already changes nothing, but has happened all the same.
   *
   * @return false when there is no such identity
   */
  boolean follow(AddressLinked it, LinkKind kind) {
    ended(it.identity(), kind, "linked", it.at());
    history.add(Happening.of(it.identity(), it.at(), "linked").kind(kind.text()));
    return kinds.put(it.identity(), kind, true, it.revision(), it.at());
  }

  /** As {@link #follow(AddressLinked, LinkKind)}, for a link that is no more. */
  boolean follow(AddressUnlinked it, LinkKind kind) {
    if (it.reason().equals(DISPLACED)) {
      ended(it.identity(), kind, DISPLACED, it.at());
    }
    history.add(
        Happening.of(it.identity(), it.at(), "unlinked").kind(kind.text()).detail(it.reason()));
    return kinds.put(it.identity(), kind, false, it.revision(), it.at());
  }

  /**
   * Notes how a verification is getting on; what is older than what is known changes nothing.
   *
   * @return false when there is no such identity
   */
  boolean note(VerificationProgressed it, LinkKind kind) {
    history.add(
        Happening.of(it.identity(), it.at(), "verification")
            .kind(kind.text())
            .detail(it.outcome())
            .verification(it.channel(), it.reason()));
    return verifications.put(it, kind);
  }

  private void ended(String identity, LinkKind kind, String outcome, Instant at) {
    verifications.put(
        new VerificationProgressed(identity, kind.text(), NONE, outcome, NONE, at), kind);
  }
}
