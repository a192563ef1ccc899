package io.kennung.verification.pages;

import io.kennung.pages.Site;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Where the pages of this service stand: below {@code /link}, without any script. */
@Singleton
class LinkPages {

  @Produces
  @Singleton
  Site site() {
    return new Site("/link", Set.of("/link/hooks/"), Optional.empty());
  }
}
