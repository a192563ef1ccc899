/** The record of what staff have looked at and done: whether it is whole, and what it says. */
@NullMarked
package io.kennung.idctl.audit;

import org.jspecify.annotations.NullMarked;
