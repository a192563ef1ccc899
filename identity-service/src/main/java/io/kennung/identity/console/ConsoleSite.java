package io.kennung.identity.console;

import io.kennung.identity.console.door.Door;
import io.kennung.pages.Site;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Where the pages of this service stand. */
@Singleton
class ConsoleSite {

  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

  @Produces
  @Singleton
  Site site() {
    return new Site(
        Door.ROOT,
        Set.of(),
        List.of("console.css", "console.js", "operations.css", "operations.js", HTMX),
        true);
  }
}
