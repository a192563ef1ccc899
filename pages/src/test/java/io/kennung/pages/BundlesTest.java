package io.kennung.pages;

import io.kennung.pages.testing.BundlesContract;

/** What every service says. */
class BundlesTest extends BundlesContract {}
