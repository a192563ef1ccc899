/**
 * What a command works with. Secrets live in a profile folder with owner-only rights and never in
 * arguments, output or error texts.
 */
@NullMarked
package io.kennung.idctl.session;

import org.jspecify.annotations.NullMarked;
