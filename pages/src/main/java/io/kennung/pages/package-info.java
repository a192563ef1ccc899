/**
 * What the pages of all services have in common: how they look, what they may do in a browser, and
 * in which languages they speak.
 */
@NullMarked
package io.kennung.pages;

import org.jspecify.annotations.NullMarked;
