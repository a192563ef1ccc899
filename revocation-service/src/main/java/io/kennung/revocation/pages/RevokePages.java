package io.kennung.revocation.pages;

import io.kennung.pages.Site;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Where the page of this service stands: at {@code /revoke}, with a script that hashes. */
@Singleton
class RevokePages {

  @Produces
  @Singleton
  Site site() {
    return new Site("/revoke", Set.of(), Optional.of("revoke.js"));
  }
}
