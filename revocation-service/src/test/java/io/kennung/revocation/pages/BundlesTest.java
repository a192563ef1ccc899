package io.kennung.revocation.pages;

import io.kennung.pages.testing.BundlesContract;
import java.util.Set;

/** What this service says. */
class BundlesTest extends BundlesContract {

  @Override
  protected Set<String> sameAsEnglish() {
    return Set.of("fr confirmation.label");
  }
}
