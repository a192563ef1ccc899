package io.kennung.identity.console;

import io.kennung.pages.testing.BundlesContract;
import java.util.Set;

/** What the console says, in five languages. */
class BundlesTest extends BundlesContract {

  @Override
  protected Set<String> sameAsEnglish() {
    return Set.of(
        "de went.why",
        "fr went.why",
        "it went.why",
        "es went.why",
        "fr state.active",
        "fr state.inactive");
  }
}
