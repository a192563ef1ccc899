/**
 * The record of what staff have looked at and done, in a form in which nobody can change it unseen.
 */
@NullMarked
package io.kennung.protocol.audit;

import org.jspecify.annotations.NullMarked;
