/** The password that ends an identity when the device is gone. */
@NullMarked
package io.kennung.revocation.passwords;

import org.jspecify.annotations.NullMarked;
