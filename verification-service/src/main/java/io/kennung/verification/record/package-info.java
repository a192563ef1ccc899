/** The record of what staff have looked at and done in this service. */
@NullMarked
package io.kennung.verification.record;

import org.jspecify.annotations.NullMarked;
