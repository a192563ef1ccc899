package io.kennung.verification.texts;

import io.kennung.pages.testing.BundlesContract;

/** What this service says. */
class BundlesTest extends BundlesContract {}
