/**
 * Ending an identity for good, from its device or with a password set beforehand. {@link
 * io.kennung.client.revocation.Revocation} is the way in.
 */
@NullMarked
package io.kennung.client.revocation;

import org.jspecify.annotations.NullMarked;
