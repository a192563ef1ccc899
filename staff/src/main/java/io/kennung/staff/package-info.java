/**
 * Who helps people and looks after the directory: how they sign in, what they may, and the record
 * of what they do.
 */
@NullMarked
package io.kennung.staff;

import org.jspecify.annotations.NullMarked;
