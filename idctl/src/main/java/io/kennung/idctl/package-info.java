/**
 * The command {@code idctl}, for a terminal or a script. A package a task; {@code terminal} and
 * {@code session} hold what they share.
 */
@NullMarked
package io.kennung.idctl;

import org.jspecify.annotations.NullMarked;
