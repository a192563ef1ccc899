/**
 * Tying an e-mail address or a phone number to an identity: ask, prove with a code or a button in a
 * mail, be found by others. {@link io.kennung.client.linking.Linking} is the way in.
 */
@NullMarked
package io.kennung.client.linking;

import org.jspecify.annotations.NullMarked;
