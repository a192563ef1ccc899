/**
 * The way into the console: signing in and out, how long somebody may stay, and that forms come
 * from the console itself.
 */
@NullMarked
package io.kennung.identity.console.door;

import org.jspecify.annotations.NullMarked;
