/** The end of an identity: from the device, or with the password set beforehand. */
@NullMarked
package io.kennung.revocation.ending;

import org.jspecify.annotations.NullMarked;
