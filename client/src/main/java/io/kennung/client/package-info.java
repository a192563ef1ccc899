/**
 * The Java SDK of the directory: {@link io.kennung.client.Directory} is the way in. Talks over
 * {@code java.net.http}, holds no global state, and believes no answer that it can check.
 */
@NullMarked
package io.kennung.client;

import org.jspecify.annotations.NullMarked;
