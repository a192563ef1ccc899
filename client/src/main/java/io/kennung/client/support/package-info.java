/**
 * What staff of a directory see: how an identity is doing, never an address; and the record of
 * every look. Begin with {@code Directory.support}.
 */
@NullMarked
package io.kennung.client.support;

import org.jspecify.annotations.NullMarked;
