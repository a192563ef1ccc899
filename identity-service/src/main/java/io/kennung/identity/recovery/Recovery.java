package io.kennung.identity.recovery;

import io.kennung.chassis.possession.Proof;
import io.kennung.chassis.possession.UsedChallenges;
import io.kennung.identity.activity.Activity;
import io.kennung.identity.links.Links;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Tells an identity that has proven its key what the directory knows of it. */
@Singleton
class Recovery {

  private final Jdbi jdbi;
  private final Links links;
  private final UsedChallenges challenges;
  private final Activity activity;

  @Inject
  Recovery(Jdbi jdbi, Links links, UsedChallenges challenges, Activity activity) {
    this.jdbi = jdbi;
    this.links = links;
    this.challenges = challenges;
    this.activity = activity;
  }

  /** The type of the identity, 0 or 1; empty for one that is not there. */
  Optional<Integer> typeOf(String identity) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT type FROM identity WHERE id = :id")
            .bind("id", identity)
            .mapTo(Integer.class)
            .findOne());
  }

  @Transactional
  OwnIdentity tell(String identity, Proof proof) {
    if (challenges.use(proof)) {
      activity.seen(identity);
    }
    return OwnIdentity.of(identity, links.of(identity));
  }
}
